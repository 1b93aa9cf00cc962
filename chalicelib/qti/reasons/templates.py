"""What we say of template variables."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "template-processing": Sentence(
        "Deze opgave gebruikt sjabloonvariabelen. Dat kan nog niet.", ""
    ),
}
