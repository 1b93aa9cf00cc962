"""What the error report of an import says, in Dutch: what is wrong, and how to mend it."""

from chalicelib.core.candidates.model import ImportFinding, ImportProblem

TEXTS: dict[ImportProblem, tuple[str, str]] = {
    ImportProblem.NOT_CSV: (
        "Dit is geen CSV-bestand.",
        "Kies in Excel voor Opslaan als, en dan voor CSV UTF-8.",
    ),
    ImportProblem.EMPTY: (
        "Er staan geen kandidaten in het bestand.",
        "Zet onder de kolomnamen voor elke kandidaat een regel.",
    ),
    ImportProblem.BROKEN_QUOTES: (
        "Vanaf deze regel is het bestand niet te lezen. Er staat een aanhalingsteken te veel.",
        "Haal het aanhalingsteken weg.",
    ),
    ImportProblem.COLUMN_MISSING: (
        "Deze kolom ontbreekt.",
        "Zet op de eerste regel de kolomnaam. In het voorbeeldbestand ziet u alle kolomnamen.",
    ),
    ImportProblem.COLUMN_TWICE: (
        "Deze kolom staat twee keer in het bestand.",
        "Haal een van de twee kolommen weg.",
    ),
    ImportProblem.TOO_MANY_CELLS: (
        "Op deze regel staan meer cellen dan er kolommen zijn.",
        "Zet een tekst met een scheidingsteken tussen aanhalingstekens.",
    ),
    ImportProblem.CELL_EMPTY: ("Deze cel is leeg.", "Vul de cel in."),
    ImportProblem.CELL_TOO_LONG: (
        "Deze tekst is te lang.",
        "Gebruik hoogstens {maximum} tekens.",
    ),
    ImportProblem.CELL_CHARACTERS: (
        "Deze tekst bevat tekens die we niet kunnen lezen.",
        "Typ de tekst opnieuw en sla het bestand op als CSV UTF-8.",
    ),
    ImportProblem.NUMBER_FORMAT: (
        "Dit kandidaatnummer bevat een teken dat niet mag.",
        "Gebruik alleen letters, cijfers, punten en streepjes.",
    ),
    ImportProblem.NUMBER_TWICE: (
        "Dit kandidaatnummer staat ook op regel {first_line}.",
        "Geef elke kandidaat een eigen nummer, of haal een van de twee regels weg.",
    ),
    ImportProblem.DATE_FORMAT: (
        "Dit is geen datum.",
        "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 14-03-2009.",
    ),
    ImportProblem.DATE_IMPOSSIBLE: (
        "Deze geboortedatum kan niet.",
        "Controleer dag, maand en jaar.",
    ),
    ImportProblem.TYPE_UNKNOWN: ("We kennen deze onderwijssoort niet.", "Kies uit: {choices}."),
    ImportProblem.LEVEL_UNKNOWN: ("We kennen dit niveau niet.", "Kies uit: {choices}."),
    ImportProblem.LEVEL_NOT_OFFERED: (
        "Uw vestiging biedt dit niveau niet aan.",
        "Kies uit: {choices}.",
    ),
    ImportProblem.YES_NO_UNKNOWN: ("Hier kan alleen ja of nee staan.", "Vul ja of nee in."),
    ImportProblem.MINUTES_UNKNOWN: (
        "Dit is geen aantal minuten van 0 tot en met {maximum}.",
        "Vul een heel getal in, zonder het woord minuten.",
    ),
}


def say(finding: ImportFinding) -> tuple[str, str]:
    """Say what is wrong, and how to mend it."""
    what, advice = TEXTS[finding.problem]
    return what.format(**finding.facts), advice.format(**finding.facts)
