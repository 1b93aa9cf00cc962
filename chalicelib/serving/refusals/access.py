"""Sentences for the refusals of access."""

from chalicelib.core.access import (
    AccountLocked,
    LoginRefused,
    MonitorNotAllowed,
    OneTimePasswordEnded,
    OneTimePasswordWrong,
    PasswordRefused,
    TooManyOneTimePasswords,
    UsernameTaken,
)
from chalicelib.core.institutions import BrinCodeInvalid, SiteCodeInvalid
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
    UsernameTaken: "Deze gebruikersnaam is al in gebruik. Kies een andere.",
    BrinCodeInvalid: "Een BRIN-nummer bestaat uit twee cijfers en twee letters, zoals 01AB.",
    SiteCodeInvalid: "Een vestigingsnummer is het BRIN-nummer met twee cijfers, zoals 01AB02.",
}
