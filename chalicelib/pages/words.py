"""The Dutch word and the tone of every state and role, as docs/woordenlijst.md has them.

Keys are the values of the core's enumerations; a test checks that none is missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A word for a badge, and its tone: neutral, info, good, warning or danger."""

    text: str
    tone: str = "neutral"


def dutch(text: str) -> str:
    """Mark a sentence for the catalogue; the template translates it."""
    return text


ROLES = {
    "institution_admin": dutch("Beheerder Facet"),
    "edge_admin": dutch("FAO-beheerder"),
    "planner": dutch("Afnameplanner"),
    "proctor": dutch("Afnameleider"),
    "system_check_planner": dutch("FT-afnameplanner"),
    "system_check_proctor": dutch("FT-afnameleider"),
    "scorer": dutch("Corrector"),
    "helpdesk": dutch("Helpdesk DUO"),
    "exam_publisher": dutch("Examenmaker"),
}

GROUP_STATES = {
    "planned": Word(dutch("Gepland")),
    "distributed": Word(dutch("Gedistribueerd"), "info"),
    "released": Word(dutch("Vrijgegeven"), "good"),
    "blocked": Word(dutch("Geblokkeerd"), "warning"),
    "closed": Word(dutch("Afgesloten")),
    "released_for_scoring": Word(dutch("Vrijgegeven voor correctie"), "info"),
    "scored": Word(dutch("Gecorrigeerd"), "info"),
    "reported": Word(dutch("Gerapporteerd"), "good"),
    "cancelled": Word(dutch("Geannuleerd")),
}

SESSION_STATES = {
    "planned": Word(dutch("Niet ingelogd")),
    "ready": Word(dutch("Ingelogd"), "info"),
    "running": Word(dutch("Bezig"), "good"),
    "interrupted": Word(dutch("Afgebroken"), "warning"),
    "submitted": Word(dutch("Ingeleverd"), "info"),
    "terminated": Word(dutch("Beëindigd"), "danger"),
    "absent": Word(dutch("Afwezig")),
}

EXAM_STATES = {
    "uploaded": Word(dutch("Nog niet gecontroleerd"), "info"),
    "importing": Word(dutch("Wordt gecontroleerd"), "info"),
    "refused": Word(dutch("Afgekeurd"), "danger"),
    "mastered": Word(dutch("Nog niet gepubliceerd")),
    "published": Word(dutch("Gepubliceerd"), "good"),
    "withdrawn": Word(dutch("Ingetrokken"), "warning"),
}

IMPORT_STEPS = {
    "unpacking": dutch("Pakket uitpakken"),
    "reading": dutch("Bestanden lezen"),
    "checking": dutch("Vragen controleren"),
    "mastering": dutch("Varianten maken"),
    "keeping": dutch("Versleuteld opslaan"),
}
"""What an import is busy with, in this order."""

DEMANDS = {
    "server_navigation": dutch("een volgende vraag die afhangt van de score tot dan toe"),
    "adaptive_items": dutch("vragen die veranderen na een antwoord"),
    "several_parts": dutch("delen die achter de kandidaat sluiten"),
    "time_limits": dutch("een eigen tijd voor een deel of een vraag"),
    "several_attempts": dutch("meer dan één poging per vraag"),
    "required_answers": dutch("vragen die een kandidaat niet mag overslaan"),
    "associate": dutch("vragen om paren te maken"),
    "graphic_associate": dutch("vragen om paren te maken in een afbeelding"),
    "select_point": dutch("vragen om een plek aan te wijzen in een afbeelding"),
    "position_object": dutch("vragen om iets te plaatsen in een afbeelding"),
    "slider": dutch("vragen met een schuif"),
    "upload": dutch("vragen waarbij een kandidaat een bestand inlevert"),
    "drawing": dutch("tekenvragen"),
    "media": dutch("geluid of film die een kandidaat een paar keer mag afspelen"),
    "end_attempt": dutch("vragen met een knop om tussendoor te laten nakijken"),
    "custom_interaction": dutch("vragen met een eigen programma"),
}
"""What a form asks beyond plain questions, as the end of a sentence."""

EDGE_STATES = {
    "added": Word(dutch("Nog niet geactiveerd"), "info"),
    "active": Word(dutch("Actief"), "good"),
    "inactive": Word(dutch("Gedeactiveerd")),
}

REGISTRATION_STATES = {
    "submitted": Word(dutch("Wacht op ondertekening"), "info"),
    "signed": Word(dutch("Te beoordelen"), "warning"),
    "approved": Word(dutch("Goedgekeurd"), "good"),
    "refused": Word(dutch("Afgewezen"), "danger"),
    "declined": Word(dutch("Niet akkoord"), "danger"),
}

REGISTRATION_KINDS = {
    "new-institution": Word(dutch("Aanmelding")),
    "change-of-administrator": Word(dutch("Wijziging beheerder")),
    "deregistration": Word(dutch("Afmelding")),
}

INSTITUTION_STATES = {
    "active": Word(dutch("Actief"), "good"),
    "deregistered": Word(dutch("Afgemeld")),
}

ACCOUNT_STATES = {
    "invited": Word(dutch("Uitgenodigd"), "info"),
    "active": Word(dutch("Actief"), "good"),
    "deactivated": Word(dutch("Gedeactiveerd")),
}

ACCOUNT_FLAGS = {
    "locked": Word(dutch("Geblokkeerd"), "warning"),
    "mail_failed": Word(dutch("E-mail niet bezorgd"), "warning"),
}

ROW_STATUSES = {
    "locked_out": Word(dutch("Vergrendeld"), "danger"),
    "waiting_for_admission": Word(dutch("Wacht op toelating"), "danger"),
    "connection_lost": Word(dutch("Geen verbinding"), "warning"),
    "interrupted": Word(dutch("Afgebroken"), "warning"),
    "busy": Word(dutch("Bezig"), "good"),
    "logged_in": Word(dutch("Ingelogd"), "info"),
    "expected": Word(dutch("Niet ingelogd")),
    "submitted": Word(dutch("Ingeleverd"), "info"),
    "terminated": Word(dutch("Beëindigd")),
    "absent": Word(dutch("Afwezig")),
}

SESSION_FLAGS = {
    "late": Word(dutch("Antwoorden kwamen na het afsluiten binnen"), "info"),
    "other_computer": Word(dutch("Antwoorden van een eerdere computer tellen nog niet"), "warning"),
    "submitted_by_closing": Word(dutch("Ingeleverd door het afsluiten van de groep"), "info"),
}

SET_ASIDE_REASONS = {
    "other_computer": Word(dutch("Binnengekomen van een eerdere computer"), "warning"),
    "after_submit": Word(dutch("Gemaakt na het inleveren")),
    "after_deadline": Word(dutch("Gemaakt nadat de tijd om was")),
    "after_closing": Word(dutch("Binnengekomen na het afsluiten"), "info"),
    "number_taken": Word(dutch("Dubbel nummer, meld dit bij de helpdesk"), "danger"),
}

MAIL_FAILURES = {
    "no_mailbox": Word(dutch("E-mailadres bestaat niet"), "danger"),
    "not_accepted": Word(dutch("Niet aangenomen door de mailserver"), "warning"),
    "suppressed": Word(dutch("Adres geblokkeerd na eerdere fouten"), "danger"),
    "complained": Word(dutch("Gemeld als ongewenste e-mail"), "warning"),
    "rejected": Word(dutch("Niet verstuurd: geweigerd"), "danger"),
    "delayed": Word(dutch("Vertraagd"), "info"),
}

MAILS = {
    "one_time_password": Word(dutch("Eenmalig wachtwoord")),
    "account_opened": Word(dutch("Nieuw account, met wachtwoord")),
    "account_linked": Word(dutch("Account gekoppeld aan een instelling")),
    "password_reset": Word(dutch("Nieuw wachtwoord van de beheerder")),
    "password_forgotten": Word(dutch("Wachtwoord vergeten")),
    "password_changed": Word(dutch("Wachtwoord gewijzigd")),
    "password_ends": Word(dutch("Wachtwoord verloopt")),
    "account_locked": Word(dutch("Account geblokkeerd")),
    "email_confirm": Word(dutch("Nieuw e-mailadres bevestigen")),
    "email_change_told": Word(dutch("E-mailadres verandert")),
    "authenticator_changed": Word(dutch("Inloggen met een app aan of uit")),
    "sign_request": Word(dutch("Verzoek om te ondertekenen")),
    "registration_received": Word(dutch("Formulier ontvangen")),
    "registration_approved": Word(dutch("Formulier goedgekeurd")),
    "registration_refused": Word(dutch("Formulier afgewezen")),
    "unknown": Word(dutch("Onbekend")),
}

STATES = {
    "account": ACCOUNT_STATES,
    "account_flag": ACCOUNT_FLAGS,
    "group": GROUP_STATES,
    "session": SESSION_STATES,
    "exam": EXAM_STATES,
    "edge": EDGE_STATES,
    "registration": REGISTRATION_STATES,
    "registration_kind": REGISTRATION_KINDS,
    "institution": INSTITUTION_STATES,
    "row": ROW_STATUSES,
    "flag": SESSION_FLAGS,
    "set_aside": SET_ASIDE_REASONS,
    "mail_failure": MAIL_FAILURES,
    "mail": MAILS,
}


def role_words(roles: Iterable[str]) -> tuple[str, ...]:
    """Say roles in Dutch, in the order of the word list."""
    held = set(roles)
    return tuple(word for role, word in ROLES.items() if role in held)


def demand_words(demands: Iterable[str]) -> tuple[str, ...]:
    """Say in Dutch what a form asks for, in the order of the list above."""
    asked = set(demands)
    return tuple(word for demand, word in DEMANDS.items() if demand in asked)


def state_word(kind: str, value: str) -> Word:
    """Give the word of a state. :raises KeyError: if the word list lacks it."""
    return STATES[kind][value]
