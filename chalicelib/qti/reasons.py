"""The Dutch sentence for every reason to refuse a package (B1: short words, what to do)."""

from chalicelib.core.exams import PackageReason

SENTENCES = {
    # The zip and the manifest
    "zip-broken": "Dit is geen zipbestand, of het is beschadigd.",
    "zip-too-large": "Het pakket is te groot. Een pakket mag hooguit {most} zijn.",
    "zip-too-many-files": "Het pakket heeft te veel bestanden. Het mogen er hooguit {most} zijn.",
    "zip-unpacked-too-large": "Het pakket is uitgepakt te groot. Dat mag hooguit {most} zijn.",
    "zip-unsafe-name": "De naam van dit bestand wijst naar een plek buiten het pakket.",
    "zip-name-twice": "Dit bestand staat twee keer in het pakket.",
    "zip-link": "Dit is een koppeling naar een ander bestand. Neem het bestand zelf op.",
    "zip-method": "Dit bestand is versleuteld of op een onbekende manier ingepakt.",
    "zip-ratio": "Dit bestand wordt bij het uitpakken meer dan {most} keer zo groot.",
    "file-too-large": "Dit bestand is te groot. Het mag hooguit {most} zijn.",
    "file-missing": "Het bestand {file} ontbreekt in het pakket.",
    "manifest-missing": "Het pakket heeft geen geldig bestand imsmanifest.xml.",
    "item-count": "De toets heeft {count} opgaven. Het moeten er 1 tot en met {most} zijn.",
    "reference-unsafe": "De verwijzing '{reference}' wijst niet naar een bestand in het pakket.",
    # XML and versions
    "xml-broken": "Dit bestand is geen geldige XML: {detail}",
    "xml-doctype": "Dit bestand heeft een DOCTYPE of ENTITY. Dat mag niet. Haal die weg.",
    "xml-too-deep": "De elementen in dit bestand zijn te diep genest.",
    "qti-version": "Dit is geen {expected} van QTI 2.1, 2.2 of 3.0.",
    # Pictures
    "asset-type": "Dit bestand is geen PNG, JPEG, GIF, WebP of SVG.",
    "svg-active": "Deze SVG bevat '{found}'. Zonder scripts en links mag wel.",
    # The test
    "navigation": "Navigatie '{modes}' in {count} toetsdelen kan niet. Gebruik één deel, of alleen "
    "lineaire delen.",
    "nested-shuffle": "Sectie {identifier} wisselt de volgorde van secties. Dat kan nog niet.",
    "fixed-item": "Opgave {identifier} heeft een vaste plek in een sectie. Dat kan nog niet.",
    "item-weight": "Een opgave telt met gewicht {value} mee. Gewichten kunnen nog niet.",
    "time-limits": "Een tijd per deel, sectie of opgave kan nog niet.",
    "skipping-forbidden": "Een opgave verplicht stellen of controleren kan nog niet.",
    "pre-condition": "De toets heeft een voorwaarde vooraf (preCondition). Dat kan nog niet.",
    "branch-rule": "De toets heeft een vertakking (branchRule). Dat kan nog niet.",
    "selection": "De toets kiest een deel van de opgaven (selection). Dat kan nog niet.",
    "section-reference": "De toets verwijst naar een losse sectie. Neem de sectie zelf op.",
    "variable-mapping": "De toets geeft uitkomsten een andere naam (variableMapping). Dat kan nog "
    "niet.",
    # The item
    "adaptive-item": "Deze opgave is adaptief. Dat kan nog niet.",
    "template-processing": "Deze opgave gebruikt sjabloonvariabelen. Dat kan nog niet.",
    "stimulus": "Deze opgave verwijst naar een losse bron (stimulus). Neem de tekst zelf op.",
    "companion-materials": "Deze opgave vraagt om hulpmiddelen bij de opgave. Dat kan nog niet.",
    "stylesheet": "Deze opgave gebruikt een stylesheet. Dat kan nog niet.",
    "include": "Deze opgave voegt een ander bestand in (include). Neem de inhoud zelf op.",
    "body-missing": "Deze opgave heeft geen inhoud (itemBody).",
    "element-not-supported": "Het element '{element}' kunnen wij niet tonen.",
    "feedback-shown-at-start": "Deze opgave begint met zichtbare feedback. Dat kan niet.",
    # Variables and names
    "identifier-invalid": "De naam '{identifier}' mag niet. Gebruik 1 tot 64 letters, cijfers, "
    "punten, '-' of '_'.",
    "identifier-not-unique": "De naam '{identifier}' is leeg of komt twee keer voor.",
    "declaration-not-supported": "Variabele {identifier} heeft een soort die wij niet kennen: "
    "{cardinality} {base_type}.",
    "value-not-of-type": "De waarde '{value}' is niet van het soort {base_type}.",
    "too-many-values": "Een enkele waarde wordt verwacht, maar er staan er {count}.",
    "map-entry-without-value": "Bij '{key}' in de mapping staat niet hoeveel punten het oplevert.",
    "response-default": "Antwoord {identifier} is vooraf ingevuld. Dat kan nog niet.",
    # Interactions
    "interaction-not-supported": "Vraagsoort '{element}' kan nog niet.",
    "interaction-cardinality": "Het aantal waarden van {identifier} past niet bij {element}.",
    "interaction-base-type": "Het soort waarde van {identifier} past niet bij {element}.",
    "choices-not-unique": "De keuzes bij {identifier} ontbreken of hebben geen eigen naam.",
    "correct-not-a-choice": "Het goede antwoord '{value}' bij {identifier} is geen van de keuzes.",
    "response-bound-twice": "Twee vragen gebruiken hetzelfde antwoord {identifier}.",
    "response-unbound": "De scoring gebruikt antwoord {identifier}, maar geen vraag geeft dat.",
    "text-format": "Antwoord {identifier} vraagt om opmaak of een ander talstelsel. Dat kan niet.",
    # Response processing
    "template-unknown": "Het scoresjabloon '{template}' kennen wij niet.",
    "rule-not-supported": "De scoreregel '{element}' kan nog niet.",
    "expression-not-supported": "De uitdrukking '{element}' in de scoring kan nog niet.",
    "condition-malformed": "Een voorwaarde in de scoring is niet goed opgebouwd: {branches}.",
    "condition-not-boolean": "Een voorwaarde in de scoring is niet waar of onwaar, maar {found}.",
    "operand-count": "De uitdrukking '{element}' heeft {count} onderdelen. Dat aantal klopt niet.",
    "operand-types": "De uitdrukking '{element}' kan niet rekenen met: {types}.",
    "tolerance-not-supported": "De marge (tolerance) bij '{element}' is geen geldig getal.",
    "base-type-not-supported": "Het soort '{base_type}' van de waarde '{value}' kennen wij niet.",
    "variable-unknown": "De variabele '{identifier}' wordt gebruikt, maar is er niet.",
    "correct-not-declared": "De scoring gebruikt het goede antwoord van {identifier}, maar "
    "dat staat er niet.",
    "mapping-not-declared": "De scoring gebruikt de mapping van {identifier}, maar die is er niet.",
    "assignment-type": "Uitkomst {identifier} is {wanted}, maar krijgt een waarde van het "
    "soort {found}.",
    "score-not-declared": "De opgave heeft geen uitkomst SCORE.",
    "score-not-a-number": "De uitkomst SCORE is geen enkel getal.",
    "score-never-set": "Geen enkele scoreregel geeft SCORE een waarde.",
}
"""Code -> sentence; the facts of the reason stand between braces."""


def describe(reason: PackageReason) -> str:
    """Say in Dutch what is wrong and where."""
    sentence = SENTENCES[reason.code].format_map(_Facts(reason.facts))
    return f"{reason.place}: {sentence}"


class _Facts(dict[str, str]):
    """The facts of a reason; one that is missing or empty reads as a dash."""

    def __init__(self, facts: dict[str, str]) -> None:
        super().__init__({name: value or "-" for name, value in facts.items()})

    def __missing__(self, key: str) -> str:
        return "-"
