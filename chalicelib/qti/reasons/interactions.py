"""What we say of questions and what they are worth."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "interaction-unknown": Sentence(
        "Vraagsoort '{element}' is geen vraagsoort van QTI.",
        "Gebruik een vraagsoort van QTI, zoals choiceInteraction.",
    ),
    "interaction-not-allowed": Sentence(
        "Deze vraag ({element}) gebruikt een eigen programma: '{name}'. Dat mag hier niet.",
        "Gebruik een gewone vraagsoort, of vraag de beheerder om dit programma toe te staan.",
    ),
    "interaction-misplaced": Sentence(
        "De vraag {element} staat in {inside}. Daar kan een kandidaat haar niet maken.",
        "Zet de vraag los in itemBody.",
    ),
    "interaction-cardinality": Sentence(
        "De cardinality van {identifier} past niet bij {element}.",
        "Maak er {wanted} van, of pas aan hoeveel antwoorden de vraag toelaat.",
    ),
    "interaction-base-type": Sentence(
        "Het soort waarde (base-type) van {identifier} past niet bij {element}.",
        "Maak er {wanted} van.",
    ),
    "response-unknown": Sentence(
        "De vraag {element} bewaart het antwoord in {identifier}, maar dat is niet aangemeld.",
        "Voeg een responseDeclaration toe met deze naam, of verbeter response-identifier.",
    ),
    "response-bound-twice": Sentence(
        "Twee vragen gebruiken hetzelfde antwoord {identifier}.",
        "Geef elke vraag een eigen responseDeclaration.",
    ),
    "response-unbound": Sentence(
        "De scoring gebruikt antwoord {identifier}, maar geen vraag geeft dat.",
        "Voeg de vraag toe, of haal het antwoord uit de scoring.",
    ),
    "too-many-interactions": Sentence(
        "De opgave heeft te veel interacties. Het mogen er hooguit {most} zijn.",
        "Verdeel de opgave over meer opgaven.",
    ),
    "choices-missing": Sentence(
        "De vraag bij {identifier} heeft niets om uit te kiezen.",
        "Voeg de keuzes toe; bij een gatentekst ook de gaten.",
    ),
    "choices-not-unique": Sentence(
        "Een keuze bij {identifier} heeft geen eigen naam: '{name}'.",
        "Geef elke keuze van deze vraag een andere identifier.",
    ),
    "match-sets": Sentence(
        "De vraag bij {identifier} heeft {count} rijen om te koppelen. Het moeten er 2 zijn.",
        "Zet de keuzes in twee elementen simpleMatchSet.",
    ),
    "area-malformed": Sentence(
        "Dit gebied van een plaatje klopt niet: vorm '{shape}' met coords '{coords}'.",
        "Gebruik circle (3 getallen), rect of ellipse (4), poly (6 of meer) of default (geen).",
    ),
    "picture-missing": Sentence(
        "De vraag {element} heeft geen plaatje, geluid of film.",
        "Zet in de vraag een object, img, audio of video.",
    ),
    "stage-missing": Sentence(
        "De vraag {element} staat niet in een positionObjectStage.",
        "Zet de vraag in een positionObjectStage met het plaatje waar de kandidaat op plaatst.",
    ),
    "attribute-not-a-number": Sentence(
        "Bij {element} staat {attribute}='{value}'. Dat is geen heel getal van 0 of meer.",
        "Vul een heel getal in, of laat {attribute} weg.",
    ),
    "minimum-above-maximum": Sentence(
        "Bij {element} is {least} groter dan {most}.",
        "Maak {least} kleiner of {most} groter.",
    ),
    "slider-bounds": Sentence(
        "De schuif bij {identifier} heeft geen goede grenzen of stap.",
        "Vul lower-bound en upper-bound in, de tweede groter dan de eerste, en een step boven 0.",
    ),
    "text-base": Sentence(
        "Antwoord {identifier} vraagt een getal in talstelsel '{base}'. Dat kunnen wij niet lezen.",
        "Gebruik base 2 tot en met 36, en bij een record alleen base 10.",
    ),
    "text-plain": Sentence(
        "Antwoord {identifier} vraagt om opgemaakte tekst. Kandidaten typen hier gewone tekst.",
        "U hoeft niets te doen, als gewone tekst genoeg is.",
    ),
    "correct-not-a-choice": Sentence(
        "Het goede antwoord '{value}' bij {identifier} is geen van de keuzes.",
        "Verbeter het goede antwoord, of voeg de keuze toe. In een koppel staat de keuze voor het "
        "doel.",
    ),
    "correct-not-permitted": Sentence(
        "Het goede antwoord bij {identifier} kan een kandidaat niet geven: het is te veel, "
        "of valt buiten de grenzen.",
        "Verhoog max-choices, max-associations of match-max, of verbeter het goede antwoord.",
    ),
    "mapping-not-a-choice": Sentence(
        "De mapping bij {identifier} geeft punten voor '{value}', maar dat is geen van de keuzes.",
        "Haal de regel weg als de keuze niet meer bestaat.",
    ),
    "score-not-declared": Sentence(
        "De opgave heeft scoreregels, maar geen uitkomst SCORE.",
        "Voeg een outcomeDeclaration SCORE toe: single float.",
    ),
    "score-nothing": Sentence(
        "Deze opgave heeft geen uitkomst SCORE en geen scoreregels. Zij telt niet mee.",
        "Telt de opgave wel mee, voeg dan een outcomeDeclaration SCORE en responseProcessing toe.",
    ),
    "score-by-hand": Sentence(
        "Deze opgave heeft geen scoreregels. Een corrector geeft de punten.",
        "Kan de computer haar scoren, voeg dan responseProcessing toe.",
    ),
    "score-not-a-number": Sentence(
        "De uitkomst SCORE is geen enkel getal.",
        "Maak van SCORE een single float of single integer.",
    ),
    "score-never-set": Sentence(
        "Geen enkele scoreregel geeft SCORE een waarde.",
        "Geef SCORE een waarde, of zet externalScored op human als een mens scoort.",
    ),
}
