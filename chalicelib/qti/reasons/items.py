"""What we say of the content of an item."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "include": Sentence(
        "Hier wordt een ander bestand ingevoegd (include): {file}.",
        "Neem de inhoud van dat bestand zelf op.",
    ),
    "item-too-long": Sentence(
        "Deze opgave heeft meer dan {tags} tags.",
        "Verdeel de opgave, of haal opmaak weg die niets doet.",
    ),
    "body-missing": Sentence(
        "Deze opgave heeft geen inhoud (itemBody).", "Voeg een itemBody toe met de vraag."
    ),
    "element-not-supported": Sentence(
        "Het element '{element}' kunnen wij niet tonen.",
        "Gebruik elementen van QTI, HTML, MathML of SVG die alleen iets tonen.",
    ),
    "object-type": Sentence(
        "Dit object is geen plaatje, geluid of film, maar '{media_type}'.",
        "Zet bij type het goede soort, zoals image/png, of gebruik img, audio of video.",
    ),
    "script": Sentence(
        "Hier staat een programma: '{found}'. Examens voeren geen programma's uit.",
        "Haal het weg.",
    ),
    "feedback-shown-at-start": Sentence(
        "Feedback '{identifier}' is al zichtbaar voordat de kandidaat antwoordt. "
        "Examens tonen geen feedback.",
        "Hoort de tekst bij de vraag, zet hem dan buiten de feedback.",
    ),
}
