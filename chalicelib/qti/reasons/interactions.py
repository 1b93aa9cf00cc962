"""What we say of questions and what they are worth."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "interaction-not-supported": Sentence("Vraagsoort '{element}' kan nog niet.", ""),
    "interaction-cardinality": Sentence(
        "Het aantal waarden van {identifier} past niet bij {element}.", ""
    ),
    "interaction-base-type": Sentence(
        "Het soort waarde van {identifier} past niet bij {element}.", ""
    ),
    "choices-not-unique": Sentence(
        "De keuzes bij {identifier} ontbreken of hebben geen eigen naam.", ""
    ),
    "correct-not-a-choice": Sentence(
        "Het goede antwoord '{value}' bij {identifier} is geen van de keuzes.", ""
    ),
    "response-bound-twice": Sentence("Twee vragen gebruiken hetzelfde antwoord {identifier}.", ""),
    "response-unbound": Sentence(
        "De scoring gebruikt antwoord {identifier}, maar geen vraag geeft dat.", ""
    ),
    "text-format": Sentence(
        "Antwoord {identifier} vraagt om opmaak of een ander talstelsel. Dat kan niet.", ""
    ),
    "score-not-declared": Sentence("De opgave heeft geen uitkomst SCORE.", ""),
    "score-not-a-number": Sentence("De uitkomst SCORE is geen enkel getal.", ""),
    "score-never-set": Sentence("Geen enkele scoreregel geeft SCORE een waarde.", ""),
}
