"""What we say of the content of an item."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "adaptive-item": Sentence("Deze opgave is adaptief. Dat kan nog niet.", ""),
    "stimulus": Sentence(
        "Deze opgave verwijst naar een losse bron (stimulus). Neem de tekst zelf op.", ""
    ),
    "companion-materials": Sentence(
        "Deze opgave vraagt om hulpmiddelen bij de opgave. Dat kan nog niet.", ""
    ),
    "stylesheet": Sentence("Deze opgave gebruikt een stylesheet. Dat kan nog niet.", ""),
    "include": Sentence(
        "Deze opgave voegt een ander bestand in (include). Neem de inhoud zelf op.", ""
    ),
    "body-missing": Sentence("Deze opgave heeft geen inhoud (itemBody).", ""),
    "element-not-supported": Sentence("Het element '{element}' kunnen wij niet tonen.", ""),
    "feedback-shown-at-start": Sentence(
        "Deze opgave begint met zichtbare feedback. Dat kan niet.", ""
    ),
}
