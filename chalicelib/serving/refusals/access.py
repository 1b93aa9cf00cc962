"""Sentences for the refusals of access."""

from chalicelib.core.access import (
    AccountLocked,
    AccountNotActive,
    AccountNotDeactivated,
    AccountNotInvited,
    AccountNotShared,
    AccountShared,
    AccountStillInvited,
    AlreadyLinked,
    AuthenticatorCodeWrong,
    AuthenticatorIsOff,
    AuthenticatorIsOn,
    EmailAlreadyHere,
    InitialPasswordEnded,
    InitialPasswordOnMonitor,
    InstitutionUnknown,
    LastAdministrator,
    LinkEnded,
    LoginRefused,
    MonitorNotAllowed,
    OldPasswordWrong,
    OneTimePasswordEnded,
    OneTimePasswordWrong,
    OwnPasswordWrong,
    PasswordEnded,
    PasswordNotAsked,
    PasswordRefused,
    RolesNotGrantable,
    SitesNotKnown,
    TooManyAuthenticatorCodes,
    TooManyOneTimePasswords,
    TooManyPasswordLinks,
    UsernameTaken,
    WorksNowhere,
)
from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {
    LoginRefused: "Combinatie gebruikersnaam/wachtwoord is ongeldig",
    AccountLocked: "Er is te vaak verkeerd ingelogd. Probeer het over {minutes} minuten weer.",
    OneTimePasswordWrong: (
        "Dit is niet het eenmalige wachtwoord uit de laatste e-mail."
        " U kunt het nog {tries_left} keer proberen."
    ),
    OneTimePasswordEnded: "Dit eenmalige wachtwoord geldt niet meer. Log opnieuw in.",
    TooManyOneTimePasswords: (
        "We hebben te veel eenmalige wachtwoorden gestuurd."
        " Over {minutes} minuten kunt u een nieuw aanvragen."
    ),
    AuthenticatorCodeWrong: (
        "Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in uw app."
    ),
    TooManyAuthenticatorCodes: (
        "Er is te vaak een verkeerde code ingevuld. Over {minutes} minuten kunt u het weer"
        " proberen."
    ),
    AuthenticatorIsOn: "U gebruikt al een authenticator-app. Schakel die eerst uit.",
    AuthenticatorIsOff: "Er is geen authenticator-app ingeschakeld.",
    MonitorNotAllowed: "U bent geen afnameleider. Log in op het portaal.",
    PasswordRefused: "Kies een ander wachtwoord. {broken}",
    OldPasswordWrong: "Dit is niet uw oude wachtwoord.",
    PasswordNotAsked: "U hebt dit al gedaan, of het duurde te lang. Log opnieuw in.",
    InitialPasswordEnded: (
        "Het wachtwoord uit de e-mail geldt niet meer: het is ouder dan een jaar."
        " Vraag uw beheerder om een nieuw wachtwoord. Bent u zelf beheerder? Vraag het de helpdesk."
    ),
    InitialPasswordOnMonitor: (
        "Met het wachtwoord uit de e-mail kunt u niet inloggen op de afnamemonitor."
        " Log eerst een keer in op het portaal ({portal}) en kies daar uw eigen wachtwoord."
        " Log daarna hier in met dat wachtwoord."
    ),
    PasswordEnded: (
        "Uw wachtwoord is verlopen: het was geldig tot {ended_at}."
        " Log in op het portaal ({portal}) en kies daar een nieuw wachtwoord."
        " Log daarna hier in met dat wachtwoord."
    ),
    TooManyPasswordLinks: (
        "Er is te vaak om een link gevraagd. Over {minutes} minuten kunt u het weer proberen."
    ),
    LinkEnded: "Deze link werkt niet meer. Vraag een nieuwe link aan.",
    AccountNotActive: "Dit account is gedeactiveerd. Heractiveer het eerst.",
    AccountNotDeactivated: "Dit account is niet gedeactiveerd; het is gewoon te gebruiken.",
    UsernameTaken: "Deze gebruikersnaam is al in gebruik. Kies een andere.",
    WorksNowhere: (
        "Uw account hoort niet (meer) bij een instelling. Vraag de beheerder Facet van uw"
        " instelling of de helpdesk om u toe te voegen."
    ),
    RolesNotGrantable: "Een van deze rollen kunt u niet geven. Kies alleen uit de lijst.",
    SitesNotKnown: "Een van deze vestigingen hoort niet bij uw instelling. Kies uit de lijst.",
    EmailAlreadyHere: "Dit e-mailadres is al van {name}. Een gebruiker voegt u maar één keer toe.",
    LastAdministrator: (
        "Dit is de enige die hier gebruikers beheert. Laat de helpdesk eerst een andere beheerder"
        " Facet aanmelden."
    ),
    AccountShared: (
        "Dit account werkt ook voor een andere instelling. U kunt hier alleen rollen en"
        " vestigingen van uw eigen instelling wijzigen."
    ),
    AccountNotShared: "Dit account werkt alleen voor uw instelling. Deactiveer het.",
    AccountNotInvited: (
        "Deze gebruiker heeft al een eigen wachtwoord gekozen. Reset zo nodig het wachtwoord."
    ),
    AccountStillInvited: (
        "Deze gebruiker heeft nog niet ingelogd. Verstuur de uitnodiging opnieuw."
    ),
    InstitutionUnknown: "Er is geen instelling met dit BRIN-nummer in Facet.",
    OwnPasswordWrong: "Vul hier uw wachtwoord in. Zonder het juiste wachtwoord wijzigen we niets.",
    AlreadyLinked: "Dit account werkt al voor deze instelling.",
}
