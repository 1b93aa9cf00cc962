"""What we say of a report of results (assessmentResult)."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "result-nameless": Sentence(
        "Hier staat {element} zonder naam (identifier). Dit blijft buiten het resultaat.",
        "Geef het de naam die het in de toets of opgave heeft.",
    ),
    "result-word": Sentence(
        "Bij {attribute} staat '{value}'. Dat kennen wij niet; wij lezen het als '{taken}'.",
        "Gebruik een waarde van QTI.",
    ),
    "result-value": Sentence(
        "De waarde '{value}' is niet van het soort {base_type}. Wij bewaren hem als tekst.",
        "Vul een waarde van dat soort in, of zet bij baseType het goede soort.",
    ),
}
