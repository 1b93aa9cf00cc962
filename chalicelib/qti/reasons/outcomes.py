"""What we say of the outcome processing of a test."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "item-variable-unknown": Sentence(
        "De toets leest '{identifier}', maar die opgave of variabele is er niet. De waarde is leeg"
        " (NULL).",
        "Verbeter de naam in de outcomeProcessing, of haal hem weg.",
    ),
    "test-variable-unknown": Sentence(
        "De toets leest '{identifier}' van een groep opgaven, maar geen daarvan heeft die"
        " variabele. De uitkomst is leeg (NULL).",
        "Verbeter de naam of de keuze van opgaven, of declareer de variabele in de opgaven.",
    ),
    "section-unknown": Sentence(
        "De toets telt de opgaven van sectie '{section}', maar die sectie is er niet.",
        "Verbeter sectionIdentifier.",
    ),
    "category-unknown": Sentence(
        "De toets kiest opgaven met de categorie '{category}', maar geen opgave heeft die.",
        "Verbeter includeCategory of excludeCategory, of geef opgaven deze categorie.",
    ),
    "weight-unknown": Sentence(
        "De toets gebruikt het gewicht '{weight}', maar geen opgave heeft dat. Het telt als 1.",
        "Verbeter weightIdentifier, of geef de opgaven dit gewicht.",
    ),
}
