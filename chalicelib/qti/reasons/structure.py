"""What we say of the test and its structure."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "item-count": Sentence(
        "De toets heeft {count} opgaven. Het moeten er 1 tot en met {most} zijn.",
        "Voeg opgaven toe, of verdeel ze over meer toetsen.",
    ),
    "part-missing": Sentence(
        "De toets heeft geen deel (testPart).", "Zet alle secties in een testPart."
    ),
    "part-empty": Sentence(
        "Deel {identifier} heeft geen secties.", "Zet er een sectie in, of haal het deel weg."
    ),
    "section-empty": Sentence(
        "Sectie {identifier} heeft geen opgaven.",
        "Zet er een opgave in, of haal de sectie weg.",
    ),
    "section-too-deep": Sentence(
        "Hier staan meer dan {most} secties in elkaar.", "Gebruik minder lagen."
    ),
    "section-in-itself": Sentence(
        "De sectie in {file} verwijst via een omweg naar zichzelf.",
        "Haal een van de verwijzingen (assessmentSectionRef) weg.",
    ),
    "section-twice": Sentence(
        "De toets verwijst twee keer naar de sectie in {file}.",
        "Haal een van de verwijzingen weg, of maak een tweede sectie met eigen namen.",
    ),
    "structure-element": Sentence(
        "In {parent} staat {element}. Dat hoort daar niet, of niet nog een keer.",
        "Haal dit element weg, of zet het op de goede plek.",
    ),
    "navigation": Sentence(
        "Navigatie '{modes}' van een toetsdeel kennen wij niet.",
        "Gebruik 'linear' of 'nonlinear'.",
    ),
    "submission": Sentence(
        "Manier van inleveren '{modes}' van een toetsdeel kennen wij niet.",
        "Gebruik 'individual' of 'simultaneous'.",
    ),
    "selection-too-large": Sentence(
        "Sectie {identifier} kiest er {select}, maar er staan er maar {count} in.",
        "Kies er minder, zet er meer in, of sta herhaling toe (withReplacement).",
    ),
    "selection-too-small": Sentence(
        "Sectie {identifier} kiest er {select}, maar {count} zijn er verplicht (required).",
        "Kies er meer, of maak er minder verplicht.",
    ),
    "time-limits-crossed": Sentence(
        "De kortste tijd ({least} seconden) is langer dan de langste ({most} seconden).",
        "Maak minTime niet groter dan maxTime.",
    ),
    "flag-invalid": Sentence(
        "Bij {attribute} staat '{value}'. Dat is geen ja of nee.", "Gebruik 'true' of 'false'."
    ),
    "number-invalid": Sentence(
        "Bij {attribute} staat '{value}'. Dat getal kan hier niet.",
        "Vul een geldig getal in, met een punt voor de decimalen.",
    ),
    "branch-target": Sentence(
        "Een vertakking (branchRule) gaat naar '{target}'. Dat staat niet in de toets.",
        "Gebruik de naam van een opgave, sectie of deel, of EXIT_TEST, EXIT_TESTPART of"
        " EXIT_SECTION.",
    ),
    "weights-apart": Sentence(
        "De toets geeft opgaven een gewicht. In het totaal van een kandidaat tellen de punten van"
        " elke opgave zonder gewicht.",
        "Geef de opgaven zelf het aantal punten dat u wilt, of reken het gewicht mee bij de"
        " omzetting naar een cijfer.",
    ),
    "rule-without-effect": Sentence(
        "Deze regel ({rule}) doet niets, want kandidaten lopen hier vrij door de opgaven.",
        "Haal de regel weg, of maak het deel 'linear'.",
    ),
}
