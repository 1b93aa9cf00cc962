"""Sentences for the refusals of sessions: "u" for staff, "je" for candidates."""

from chalicelib.core import sessions
from chalicelib.core.kernel import Refusal

_GROUPS: dict[type[Refusal], str] = {
    sessions.GroupStateRefusal: "Dat kan nu niet met deze groep.",
    sessions.GroupNotDistributable: "Alleen een geplande groep kan worden gedistribueerd.",
    sessions.GroupNotCorrectable: (
        "Deze groep is al vrijgegeven of geannuleerd. Wijzigen en annuleren kan alleen daarvoor."
    ),
    sessions.GroupNotReleasable: "Deze groep kan nu niet worden vrijgegeven.",
    sessions.GroupElsewhere: (
        "Deze groep staat nu op een andere server. Hier kunt u alleen kijken."
    ),
    sessions.GroupNotAtEdge: "Deze groep staat niet op een FAO.",
    sessions.GroupNotOpenYet: "Het is nog te vroeg. Vrijgeven kan vanaf {opens_at}.",
    sessions.GroupNotBlockable: "Alleen een vrijgegeven groep kan worden geblokkeerd.",
    sessions.GroupNotBlocked: "Deze groep is niet geblokkeerd.",
    sessions.GroupNotClosable: "Alleen een groep die is vrijgegeven, kan worden afgesloten.",
    sessions.GroupNotClosed: "Scoren kan pas als de groep is afgesloten.",
    sessions.GroupNotReleased: "Het examen is nog niet vrijgegeven. Wacht op de afnameleider.",
    sessions.GroupBlocked: "De afnameleider heeft het examen even stilgezet. Je tijd staat stil.",
    sessions.NobodyLeft: "Iedereen in deze groep is al klaar.",
    sessions.NobodyBusy: "Niemand in deze groep is bezig met het examen.",
    sessions.GroupOver: "Dit examen is afgelopen. Inloggen kan niet meer.",
}
_CANDIDATES: dict[type[Refusal], str] = {
    sessions.TakenElsewhere: (
        "Je maakt dit examen op een andere server. Vraag de afnameleider naar het juiste adres."
    ),
    sessions.SessionStateRefusal: "Dat kan nu niet met deze kandidaat.",
    sessions.SessionNotStarted: "De kandidaat is nog niet begonnen.",
    sessions.SessionNotRunning: "Alleen een kandidaat die bezig is, kan worden afgebroken.",
    sessions.SessionNotInterrupted: "Deze kandidaat is niet afgebroken.",
    sessions.SessionInterrupted: (
        "De afnameleider heeft je examen afgebroken. Je antwoorden zijn bewaard."
        " Vraag de afnameleider wat je moet doen."
    ),
    sessions.SessionEnded: "Jouw examen is al klaar. Inloggen kan niet meer.",
    sessions.SessionOver: "Deze kandidaat is al klaar. Dit kan niet meer.",
    sessions.TooManyRulings: (
        "Deze kandidaat heeft al {limit} keer extra tijd gekregen. Meer kan niet."
    ),
    sessions.SessionNotLockedOut: "Deze kandidaat is niet vergrendeld.",
    sessions.NoLoginRequest: "Dit verzoek om in te loggen wacht niet (meer).",
    sessions.NothingToAdopt: "Er zijn geen antwoorden die u kunt overnemen.",
    sessions.NothingLate: (
        "Er zijn geen te laat ontvangen antwoorden (meer) die u kunt laten meetellen."
    ),
    sessions.LoginRefused: (
        "Toegangscode en inlognaam horen niet bij elkaar. Kijk goed naar je briefje en naar de"
        " code van de afnameleider."
    ),
    sessions.LockedBrowserRequired: (
        "Je kunt dit examen alleen in de beveiligde browser maken. Vraag de afnameleider om hulp."
    ),
    sessions.LockedOut: "Er is te vaak verkeerd ingelogd. Vraag de afnameleider om hulp.",
    sessions.LoginDenied: "De afnameleider staat inloggen op deze computer niet toe.",
    sessions.TokenInvalid: "Je bent niet meer ingelogd op deze computer. Log opnieuw in.",
}
_BATCHES: dict[type[Refusal], str] = {
    sessions.BatchUnreadable: "Deze antwoorden zijn niet te lezen. Ze blijven op je computer.",
    sessions.BatchTooLarge: "Dit antwoord is te lang. Je tekst blijft staan; maak hem korter.",
    sessions.BatchOfAnotherWriter: "Deze antwoorden horen bij een andere keer inloggen.",
    sessions.BatchDiffers: (
        "Er staan al andere antwoorden onder dit nummer. Alles is bewaard."
        " Waarschuw de afnameleider."
    ),
}
_PLANS: dict[type[Refusal], str] = {
    sessions.PlanInvalid: "Deze planning klopt niet.",
    sessions.FieldMissing: "Vul dit veld in.",
    sessions.WindowEndsBeforeItStarts: "Het einde moet na het begin liggen.",
    sessions.WindowInThePast: "Deze tijd is al voorbij. Kies een later einde.",
    sessions.WindowTooShort: (
        "Het examen duurt met de extra tijd van kandidaten {minutes} minuten. Kies een later einde."
    ),
    sessions.FormUnknown: "Deze variant hoort niet bij het examen dat u hebt gekozen. Kies een "
    "andere, of laat dit veld leeg.",
    sessions.FormNeedsPortal: "Bij deze variant hangt de volgende vraag af van de score. Dat kan "
    "niet op een server in uw school. Kies Online.",
    sessions.ExamNotOffered: "Dit examen kan op deze vestiging niet worden afgenomen.",
    sessions.NoSiteToPlanFor: (
        "U bent aan geen vestiging gekoppeld. Daarom kunt u niet plannen."
        " Vraag uw beheerder Facet om hulp."
    ),
    sessions.SiteUnknown: "Voor deze vestiging kunt u niet plannen.",
    sessions.CandidatesUnknown: (
        "Niet alle kandidaten horen bij deze vestiging ({count} niet). Kies ze opnieuw."
    ),
    sessions.ProctorUnknown: (
        "Iemand van deze personen mag dit examen op deze vestiging niet afnemen. Kies opnieuw."
    ),
    sessions.EdgeUnknown: "Deze FAO is niet (meer) in gebruik. Kies een andere, of kies Online.",
    sessions.TooManyCandidates: "Een groep heeft hoogstens {limit} kandidaten. Maak meer groepen.",
}

SENTENCES: dict[type[Refusal], str] = {**_GROUPS, **_CANDIDATES, **_BATCHES, **_PLANS}
