"""What we say of response processing."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "template-unknown": Sentence("Het scoresjabloon '{template}' kennen wij niet.", ""),
    "rule-not-supported": Sentence("De scoreregel '{element}' kan nog niet.", ""),
    "expression-not-supported": Sentence(
        "De uitdrukking '{element}' in de scoring kan nog niet.", ""
    ),
    "condition-malformed": Sentence(
        "Een voorwaarde in de scoring is niet goed opgebouwd: {branches}.", ""
    ),
    "condition-not-boolean": Sentence(
        "Een voorwaarde in de scoring is niet waar of onwaar, maar {found}.", ""
    ),
    "operand-count": Sentence(
        "De uitdrukking '{element}' heeft {count} onderdelen. Dat aantal klopt niet.", ""
    ),
    "operand-types": Sentence("De uitdrukking '{element}' kan niet rekenen met: {types}.", ""),
    "tolerance-not-supported": Sentence(
        "De marge (tolerance) bij '{element}' is geen geldig getal.", ""
    ),
    "base-type-not-supported": Sentence(
        "Het soort '{base_type}' van de waarde '{value}' kennen wij niet.", ""
    ),
    "variable-unknown": Sentence(
        "De variabele '{identifier}' wordt gebruikt, maar is er niet.", ""
    ),
    "correct-not-declared": Sentence(
        "De scoring gebruikt het goede antwoord van {identifier}, maar dat staat er niet.", ""
    ),
    "mapping-not-declared": Sentence(
        "De scoring gebruikt de mapping van {identifier}, maar die is er niet.", ""
    ),
    "assignment-type": Sentence(
        "Uitkomst {identifier} is {wanted}, maar krijgt een waarde van het soort {found}.", ""
    ),
}
