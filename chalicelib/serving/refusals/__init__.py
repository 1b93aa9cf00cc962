"""One table: every refusal has a Dutch sentence that says what happened and what to do.

Each topic has a module here with ``SENTENCES``; a test checks that no refusal is without one.
"""

from datetime import datetime

from chalicelib.core.access import PasswordRefused
from chalicelib.core.exams import ExamAsksTooMuch, UploadTooLarge
from chalicelib.core.kernel import Refusal
from chalicelib.pages.formats import clock, short_day, size
from chalicelib.pages.password_rules import broken_rules
from chalicelib.pages.words import demand_words
from chalicelib.serving.refusals import (
    access,
    candidates,
    exams,
    general,
    institutions,
    logbook,
    sessions,
    sync,
)

SENTENCES: dict[type[Refusal], str] = {
    **general.SENTENCES,
    **access.SENTENCES,
    **institutions.SENTENCES,
    **candidates.SENTENCES,
    **exams.SENTENCES,
    **sessions.SENTENCES,
    **sync.SENTENCES,
    **logbook.SENTENCES,
}

FIELD_SENTENCES = {
    "missing": "Vul dit veld in.",
    "string_too_short": "Vul dit veld in.",
    "string_too_long": "Deze tekst is te lang.",
    "int_parsing": "Vul een heel getal in.",
    "int_type": "Vul een heel getal in.",
    "greater_than_equal": "Dit getal is te klein.",
    "less_than_equal": "Dit getal is te groot.",
    "datetime_parsing": "Vul een datum en tijd in, bijvoorbeeld 15-05-2026 09:00.",
    "datetime_from_date_parsing": "Vul een datum en tijd in, bijvoorbeeld 15-05-2026 09:00.",
    "date_from_datetime_parsing": "Vul een datum in, bijvoorbeeld 15-05-2026.",
    "enum": "Kies een van de mogelijkheden.",
    "literal_error": "Kies een van de mogelijkheden.",
    "extra_forbidden": "Dit veld bestaat niet.",
    "base64": "Het bestand is niet goed aangekomen. Kies het nog een keer.",
    "model_type": "Kies een bestand.",
    "too_short": "Kies er minstens een.",
    "choice_missing": "Kies er minstens een.",
    "not_the_same": "Dit is niet hetzelfde. Vul het nieuwe wachtwoord twee keer in.",
    "brin_format": "Een BRIN-nummer is twee cijfers en twee letters, zoals 01AB.",
    "confirmation": "Dit is niet het woord dat hier staat. Typ het precies over.",
    "email_format": "Dit is geen e-mailadres. Vul het zo in: naam@school.nl.",
    "name_with_address": "Vul hier alleen een naam in, geen internet- of e-mailadres.",
    "phone_format": "Dit is geen telefoonnummer. Vul het zo in: 038 123 45 67.",
    "site_missing": "Vul minstens één vestiging in.",
    "site_number_format": "Het nummer van een vestiging is twee cijfers, zoals 00.",
    "site_number_twice": "Dit nummer staat er al. Elke vestiging heeft een eigen nummer.",
}


def sentence(refusal: Refusal) -> str:
    """Say the refusal in Dutch, with its facts filled in."""
    facts = {name: _shown(value) for name, value in refusal.facts.items()}
    if isinstance(refusal, PasswordRefused):
        facts["broken"] = broken_rules(refusal.broken, facts)
    if isinstance(refusal, UploadTooLarge):
        facts["limit"] = size(refusal.limit_bytes, "nl")
    if isinstance(refusal, ExamAsksTooMuch):
        facts["demands"] = ", ".join(demand_words(refusal.demands))
    return SENTENCES[type(refusal)].format(**facts)


def field_sentence(problem: str) -> str:
    """Say in Dutch what is the matter with one field of an input."""
    return FIELD_SENTENCES.get(problem, "Controleer wat hier staat.")


def _shown(fact: object) -> object:
    # People read the time on the wall of the school, never UTC.
    return f"{short_day(fact)} om {clock(fact)}" if isinstance(fact, datetime) else fact
