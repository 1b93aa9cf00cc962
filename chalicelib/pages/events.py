"""What an audit event says, as people read it in the logbook.

Keys are the names that acts declare in ``audits``; a test checks that none is missing. A sentence
stays when its act goes: events are kept for years.
"""

from chalicelib.pages.words import dutch

EVENTS = {
    "account_linked": dutch("Account gekoppeld aan een instelling"),
    "account_unlinked": dutch("Account losgemaakt van een instelling"),
    "activation_code_offered": dutch("Nieuwe activeringscode voor een FAO gemaakt"),
    "authenticator_begun": dutch("Begonnen een authenticator-app in te stellen"),
    "authenticator_of_user_switched_off": dutch("Authenticator-app van iemand uitgeschakeld"),
    "authenticator_switched_off": dutch("Eigen authenticator-app uitgeschakeld"),
    "authenticator_switched_on": dutch("Eigen authenticator-app ingeschakeld"),
    "candidates_read": dutch("Bestand met kandidaten gelezen"),
    "candidates_saved": dutch("Kandidaten opgeslagen"),
    "edge_activated": dutch("FAO in gebruik genomen"),
    "edge_added": dutch("FAO toegevoegd"),
    "edge_chain_anchored": dutch("Logboek van een FAO vastgelegd"),
    "edge_deactivated": dutch("FAO gedeactiveerd"),
    "email_confirmed": dutch("Nieuw e-mailadres bevestigd"),
    "entries_adopted": dutch("Antwoorden van een eerdere computer laten meetellen"),
    "exam_mastered": dutch("Examenpakket goedgekeurd"),
    "exam_published": dutch("Examen gepubliceerd"),
    "exam_refused": dutch("Examenpakket afgekeurd"),
    "exam_withdrawn": dutch("Examen ingetrokken"),
    "group_blocked": dutch("Afnamegroep geblokkeerd"),
    "group_cancelled": dutch("Afnamegroep geannuleerd"),
    "group_closed": dutch("Afnamegroep afgesloten"),
    "group_corrected": dutch("Afnamegroep gewijzigd"),
    "group_extended": dutch("Tijd verlengd voor een afnamegroep"),
    "group_handed_over": dutch("Afnamegroep overgedragen aan een FAO"),
    "group_message_sent": dutch("Bericht gestuurd aan een afnamegroep"),
    "group_planned": dutch("Afnamegroep gepland"),
    "group_released": dutch("Afnamegroep vrijgegeven"),
    "group_taken_back": dutch("Afnamegroep teruggehaald van een FAO"),
    "group_unblocked": dutch("Blokkade van een afnamegroep opgeheven"),
    "institution_chosen": dutch("Andere instelling gekozen"),
    "institution_corrected": dutch("Gegevens van een instelling gewijzigd"),
    "institution_names_adopted": dutch("Namen van DUO overgenomen voor een instelling"),
    "late_entries_accepted": dutch("Te late antwoorden laten meetellen"),
    "log_in_failed": dutch("Inloggen op het portaal mislukt"),
    "logged_in": dutch("Ingelogd op het portaal"),
    "logged_out": dutch("Uitgelogd uit het portaal"),
    "login_admitted": dutch("Kandidaat toegelaten op een andere computer"),
    "message_sent": dutch("Bericht gestuurd aan een kandidaat"),
    "monitor_institution_chosen": dutch("Andere instelling gekozen op de afnamemonitor"),
    "monitor_log_in_failed": dutch("Inloggen op de afnamemonitor mislukt"),
    "monitor_logged_in": dutch("Ingelogd op de afnamemonitor"),
    "monitor_logged_out": dutch("Uitgelogd uit de afnamemonitor"),
    "one_time_password_sent": dutch("Nieuw eenmalig wachtwoord aangevraagd"),
    "own_login_ended": dutch("Eigen login elders beëindigd"),
    "own_logins_elsewhere_ended": dutch("Alle eigen logins elders beëindigd"),
    "paper_registration_entered": dutch("Formulier op papier ingevoerd"),
    "paper_signature_recorded": dutch("Handtekening op papier vastgelegd"),
    "password_accepted": dutch("Wachtwoord goed bij inloggen op het portaal"),
    "password_changed": dutch("Eigen wachtwoord gewijzigd"),
    "password_link_mailed": dutch("Link voor een nieuw wachtwoord gemaild"),
    "password_replaced": dutch("Wachtwoord vervangen bij het inloggen"),
    "password_reset_by_link": dutch("Nieuw wachtwoord gekozen met een link uit een e-mail"),
    "profile_changed": dutch("Eigen gegevens gewijzigd"),
    "registration_approved": dutch("Formulier goedgekeurd"),
    "registration_corrected": dutch("Formulier gewijzigd"),
    "registration_declined": dutch("Aanmelding niet ondertekend door het bevoegd gezag"),
    "registration_names_adopted": dutch("Namen van DUO overgenomen voor een aanmelding"),
    "registration_refused": dutch("Formulier afgewezen"),
    "registration_signed": dutch("Aanmelding ondertekend door het bevoegd gezag"),
    "registration_submitted": dutch("Aanmelding ingediend"),
    "release_keys_given": dutch("Sleutels van een examen aan een FAO gegeven"),
    "scan_upload_started": dutch("Scan van een formulier toegevoegd"),
    "scoring_asked": dutch("Opnieuw laten nakijken"),
    "session_extended": dutch("Tijd verlengd voor een kandidaat"),
    "session_interrupted": dutch("Sessie van een kandidaat afgebroken"),
    "session_restarted": dutch("Sessie van een kandidaat hervat"),
    "session_terminated": dutch("Afname van een kandidaat beëindigd"),
    "session_unlocked": dutch("Kandidaat ontgrendeld"),
    "sessions_terminated": dutch("Afname beëindigd voor iedereen in een groep"),
    "signing_link_sent": dutch("Link om te ondertekenen opnieuw verstuurd"),
    "exam_previewed": dutch("Examen bekeken zoals een kandidaat"),
    "upload_received": dutch("Controle van een examenpakket begonnen"),
    "upload_started": dutch("Examenpakket toegevoegd"),
    "user_changed": dutch("Gegevens van een gebruiker gewijzigd"),
    "user_deactivated": dutch("Gebruiker gedeactiveerd"),
    "user_invited": dutch("Gebruiker uitgenodigd"),
    "user_invited_again": dutch("Uitnodiging opnieuw verstuurd"),
    "user_password_reset": dutch("Wachtwoord van een gebruiker gereset"),
    "user_reactivated": dutch("Gebruiker geheractiveerd"),
    "user_roles_changed": dutch("Rollen of vestigingen van een gebruiker gewijzigd"),
    "user_unlocked": dutch("Blokkade van een gebruiker opgeheven"),
    "user_withdrawn": dutch("Gebruiker losgemaakt van de instelling"),
}

ANNOUNCED = frozenset(
    {
        "account_linked", "account_unlinked",
        "authenticator_of_user_switched_off", "authenticator_switched_off",
        "exam_published", "exam_withdrawn",
        "group_cancelled", "group_corrected", "group_planned",
        "institution_corrected", "institution_names_adopted",
        "one_time_password_sent", "own_login_ended", "own_logins_elsewhere_ended",
        "paper_registration_entered", "paper_signature_recorded", "profile_changed",
        "registration_approved", "registration_corrected", "registration_names_adopted",
        "registration_refused", "signing_link_sent",
        "user_changed", "user_deactivated", "user_invited", "user_invited_again",
        "user_password_reset", "user_reactivated", "user_roles_changed", "user_unlocked",
        "user_withdrawn",
    }
)  # fmt: skip
"""What the next page says in the words of the logbook, as its own facts do not tell it at once."""

OBJECTS = {
    "account_id": dutch("Gebruiker"),
    "edge_id": dutch("FAO"),
    "exam_id": dutch("Examen"),
    "group_id": dutch("Afnamegroep"),
    "hash": dutch("Hash"),
    "import_id": dutch("Bestand"),
    "institution_id": dutch("Instelling"),
    "kind": dutch("Soort"),
    "login": dutch("Login"),
    "login_hash": dutch("Login"),
    "linked_institution_id": dutch("Instelling"),
    "number": dutch("Nummer"),
    "registration_id": dutch("Aanmelding"),
    "request_id": dutch("Verzoek"),
    "session_id": dutch("Sessie"),
    "site_id": dutch("Vestiging"),
    "user_id": dutch("Gebruiker"),
}
"""What an id in an event is of."""


VALUES = {
    "new-institution": dutch("Aanmelding beheerder Facet"),
    "change-of-administrator": dutch("Wijziging beheerder Facet"),
    "deregistration": dutch("Afmelding Facet"),
}
"""What is named in an event and is no id."""


REASONS = {
    "account-locked": dutch("account geblokkeerd"),
    "authenticator-code-wrong": dutch("verkeerde code van de authenticator-app"),
    "authenticator-is-off": dutch("authenticator-app was uitgeschakeld"),
    "input-invalid": dutch("niet alles ingevuld"),
    "initial-password-ended": dutch("wachtwoord uit de e-mail ouder dan een jaar"),
    "initial-password-on-monitor": dutch("nog geen eigen wachtwoord gekozen"),
    "login-refused": dutch("verkeerde gebruikersnaam of verkeerd wachtwoord"),
    "monitor-not-allowed": dutch("geen rol voor de afnamemonitor"),
    "one-time-password-ended": dutch("eenmalig wachtwoord verlopen"),
    "one-time-password-wrong": dutch("verkeerd eenmalig wachtwoord"),
    "password-ended": dutch("wachtwoord verlopen"),
    "password-refused": dutch("het nieuwe wachtwoord voldeed niet aan de eisen"),
    "too-many-authenticator-codes": dutch("te vaak een verkeerde code van de app"),
    "too-many-one-time-passwords": dutch("te vaak een eenmalig wachtwoord gevraagd"),
    "works-nowhere": dutch("account hoort niet bij een instelling"),
}
"""Why a door stayed shut, by the reference of the refusal."""


def event_reason(reference: str) -> str:
    """Give the words for a reason; of one without words the reference (docs/errors.md)."""
    return REASONS.get(reference, reference)


def event_sentence(name: str) -> str:
    """Give the sentence of an event; of a name that nobody knows any more the name itself."""
    return EVENTS.get(name, name)


def is_announced(name: str | None) -> bool:
    """Tell whether the page after this event says that it happened."""
    return name in ANNOUNCED


def object_word(name: str) -> str:
    """Give the word for an id in an event."""
    return OBJECTS.get(name, name)


def object_value(value: str) -> str | None:
    """Give the words for what is named in an event; of an id nothing."""
    return VALUES.get(value)
