"""Sentences for the refusals of institutions and of the forms that schools send."""

from chalicelib.core import institutions
from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {
    institutions.BrinCodeInvalid: "Een BRIN-nummer is twee cijfers en twee letters, zoals 01AB.",
    institutions.SiteCodeInvalid: "Het nummer van een vestiging is twee cijfers, zoals 00.",
    institutions.InstitutionStateRefusal: "Dat kan nu niet met deze instelling.",
    institutions.BrinTaken: (
        "Er is al een instelling met dit BRIN-nummer. Wijs deze aanmelding af en laat de school een"
        " wijziging van de beheerder aanvragen."
    ),
    institutions.BrinUnknown: "Er is geen actieve instelling met dit BRIN-nummer.",
    institutions.BrinNotInRegister: (
        "Dit BRIN-nummer staat niet in de open data van DUO. Controleer het nummer, of vul de"
        " gegevens zelf in."
    ),
    institutions.InstitutionHasOpenGroups: (
        "Deze instelling heeft nog afnamegroepen die niet zijn afgesloten ({count}). Laat de"
        " afnameplanner ze afsluiten of annuleren. Daarna kunt u de afmelding goedkeuren."
    ),
    institutions.FormFaulty: "Niet alles is goed ingevuld. Kijk bij de velden met een melding.",
    institutions.RegistrationStateRefusal: (
        "Dat kan niet meer met dit formulier. Kijk hoe het er nu voor staat."
    ),
    institutions.SigningLinkEnded: (
        "Deze link werkt niet (meer). U hebt al geantwoord, of de link is te oud of vervangen."
        " Vraag de helpdesk om een nieuwe link."
    ),
    institutions.SignatureIncomplete: "Vul de naam in van wie ondertekent.",
    institutions.AuthorityNotDeclared: "Kruis aan dat u bevoegd bent om te ondertekenen.",
    institutions.ReasonMissing: "Vul een reden in, van hooguit {maximum} tekens.",
    institutions.TooManyRegistrations: (
        "Er zijn te veel formulieren verstuurd voor deze instelling of deze personen. Probeer"
        " het over {minutes} minuten opnieuw."
    ),
    institutions.AccountChoiceMissing: (
        "Er is al een account met dit e-mailadres. Kies: dat account koppelen, of een nieuw"
        " account maken."
    ),
    institutions.ScanMissing: "De scan is nog niet aangekomen. Verstuur het bestand opnieuw.",
    institutions.ScanTooLarge: "De scan is te groot. Hij mag hooguit 10 MB zijn.",
    institutions.ScanNotReadable: "Dit bestand is geen PDF, JPEG of PNG. Kies een ander bestand.",
    institutions.SignedOnInvalid: "Vul de datum in waarop is ondertekend. Die kan niet later zijn.",
}
