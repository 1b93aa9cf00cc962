"""What we say of template variables."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "variant-impossible": Sentence(
        "De sjabloonvariabelen voldoen na {tries} pogingen niet aan hun voorwaarden.",
        "Maak de templateConstraint ruimer, of kies de waarden zo dat zij altijd voldoen.",
    ),
    "variant-without-key": Sentence(
        "Bij sommige waarden van de sjabloonvariabelen heeft {identifier} geen goed antwoord.",
        "Zorg dat setCorrectResponse altijd een waarde geeft, bijvoorbeeld nooit deelt door nul.",
    ),
    "preset-varies": Sentence(
        "Antwoord {identifier} is vooraf ingevuld met een waarde die per kandidaat verschilt.",
        "Vul het antwoord vast in met defaultValue, of laat het leeg.",
    ),
    "template-default-unused": Sentence(
        "De toets geeft sjabloonvariabele {identifier} een waarde, maar de opgave heeft die niet.",
        "Haal de templateDefault weg, of verbeter de naam.",
    ),
    "format-unknown": Sentence(
        "De notatie '{format}' van een getal kennen wij niet.",
        "Gebruik een notatie zoals %i, %.2f, %e of %g.",
    ),
}
