"""What we say of names, variables and values."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "identifier-invalid": Sentence(
        "De naam '{identifier}' mag niet.",
        "Gebruik 1 tot 64 letters, cijfers, punten, '-' of '_'.",
    ),
    "identifier-not-unique": Sentence(
        "De naam '{identifier}' is leeg of komt twee keer voor.",
        "Geef elk onderdeel een eigen naam.",
    ),
    "declaration-not-supported": Sentence(
        "Variabele {identifier} heeft een soort die niet bestaat: {cardinality} {base_type}.",
        "Kies een cardinality en een baseType uit QTI.",
    ),
    "value-not-of-type": Sentence(
        "De waarde '{value}' is niet van het soort {base_type}.",
        "Verbeter de waarde, of verander het baseType van de variabele.",
    ),
    "too-many-values": Sentence(
        "Een enkele waarde wordt verwacht, maar er staan er {count}.",
        "Laat één waarde staan, of maak de cardinality 'multiple' of 'ordered'.",
    ),
    "field-malformed": Sentence(
        "Het veld '{field}' van een record klopt niet.",
        "Geef elk veld een eigen fieldIdentifier en een baseType uit QTI.",
    ),
    "map-entry-without-value": Sentence(
        "Bij '{key}' in de mapping staat niet hoeveel punten het oplevert.",
        "Zet de punten in mappedValue.",
    ),
    "mapping-of-record": Sentence(
        "Antwoord {identifier} is een record en kan geen mapping hebben.",
        "Haal de mapping weg en lees de velden in de scoring met fieldValue.",
    ),
    "area-mapping-not-points": Sentence(
        "Antwoord {identifier} heeft een areaMapping, maar bestaat niet uit punten.",
        "Maak het baseType 'point', of gebruik een gewone mapping.",
    ),
    "table-not-single": Sentence(
        "Uitkomst {identifier} heeft een opzoektabel, maar is geen enkele waarde.",
        "Maak de cardinality 'single', of haal de tabel weg.",
    ),
    "table-entry-without-source": Sentence(
        "In een opzoektabel staat een regel zonder sourceValue, of die is geen getal.",
        "Zet in elke regel bij welk getal hij hoort.",
    ),
    "table-not-declared": Sentence(
        "De scoring zoekt {identifier} op in een tabel, maar die is er niet.",
        "Geef de uitkomst een matchTable of interpolationTable.",
    ),
    "preset-is-key": Sentence(
        "Antwoord {identifier} is vooraf ingevuld met het goede antwoord.",
        "Vul iets anders in, of laat het antwoord leeg: nu krijgt iedereen de punten.",
    ),
}
