"""What we say of the test and its structure."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "navigation": Sentence(
        "Navigatie '{modes}' van een toetsdeel kennen wij niet.",
        "Gebruik 'linear' of 'nonlinear'.",
    ),
    "nested-shuffle": Sentence(
        "Sectie {identifier} wisselt de volgorde van secties. Dat kan nog niet.", ""
    ),
    "fixed-item": Sentence(
        "Opgave {identifier} heeft een vaste plek in een sectie. Dat kan nog niet.", ""
    ),
    "item-weight": Sentence(
        "Een opgave telt met gewicht {value} mee. Gewichten kunnen nog niet.", ""
    ),
    "time-limits": Sentence("Een tijd per deel, sectie of opgave kan nog niet.", ""),
    "skipping-forbidden": Sentence("Een opgave verplicht stellen of controleren kan nog niet.", ""),
    "pre-condition": Sentence(
        "De toets heeft een voorwaarde vooraf (preCondition). Dat kan nog niet.", ""
    ),
    "branch-rule": Sentence("De toets heeft een vertakking (branchRule). Dat kan nog niet.", ""),
    "selection": Sentence(
        "De toets kiest een deel van de opgaven (selection). Dat kan nog niet.", ""
    ),
    "section-reference": Sentence(
        "De toets verwijst naar een losse sectie. Neem de sectie zelf op.", ""
    ),
    "variable-mapping": Sentence(
        "De toets geeft uitkomsten een andere naam (variableMapping). Dat kan nog niet.", ""
    ),
}
