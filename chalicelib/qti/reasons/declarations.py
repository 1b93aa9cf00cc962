"""What we say of names, variables and values."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "identifier-invalid": Sentence(
        "De naam '{identifier}' mag niet. Gebruik 1 tot 64 letters, cijfers, punten, '-' of '_'.",
        "",
    ),
    "identifier-not-unique": Sentence("De naam '{identifier}' is leeg of komt twee keer voor.", ""),
    "declaration-not-supported": Sentence(
        "Variabele {identifier} heeft een soort die wij niet kennen: {cardinality} {base_type}.", ""
    ),
    "value-not-of-type": Sentence("De waarde '{value}' is niet van het soort {base_type}.", ""),
    "too-many-values": Sentence("Een enkele waarde wordt verwacht, maar er staan er {count}.", ""),
    "map-entry-without-value": Sentence(
        "Bij '{key}' in de mapping staat niet hoeveel punten het oplevert.", ""
    ),
    "response-default": Sentence("Antwoord {identifier} is vooraf ingevuld. Dat kan nog niet.", ""),
}
