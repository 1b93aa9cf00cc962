"""What we say of the outcome processing of a test."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "item-variable-unknown": Sentence(
        "De toets leest '{identifier}', maar die opgave of variabele is er niet. De waarde is"
        " leeg.",
        "Verbeter de naam in de outcomeProcessing, of haal hem weg.",
    ),
    "test-variable-unknown": Sentence(
        "De toets leest '{identifier}' van een groep opgaven, maar geen daarvan heeft die"
        " variabele. De uitkomst is leeg.",
        "Verbeter de naam of de keuze van opgaven, of declareer de variabele in de opgaven.",
    ),
    "total-maybe-not-whole": Sentence(
        "Uitkomst {identifier} van de toets is een geheel getal, maar krijgt een getal dat een"
        " breuk kan zijn. Is het een breuk, dan blijft de uitkomst leeg.",
        "Maak het baseType van de uitkomst 'float', of rond het getal af (round).",
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
