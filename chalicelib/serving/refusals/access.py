"""Sentences for the refusals of access."""

from chalicelib.core.access import (
    AccountLocked,
    AccountNotActive,
    AccountNotDeactivated,
    LinkEnded,
    LoginRefused,
    MonitorNotAllowed,
    OneTimePasswordEnded,
    OneTimePasswordWrong,
    PasswordRefused,
    TooManyOneTimePasswords,
    UsernameTaken,
)
from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {
    LoginRefused: "De combinatie van gebruikersnaam en wachtwoord klopt niet.",
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
    MonitorNotAllowed: "U bent geen afnameleider. Log in op het portaal.",
    PasswordRefused: "Dit wachtwoord voldoet niet aan de regels.",
    LinkEnded: "Deze link werkt niet meer. Vraag een nieuwe link aan.",
    AccountNotActive: "Dit account is gedeactiveerd. Heractiveer het eerst.",
    AccountNotDeactivated: "Dit account is niet gedeactiveerd; het is gewoon te gebruiken.",
    UsernameTaken: "Deze gebruikersnaam is al in gebruik. Kies een andere.",
}
