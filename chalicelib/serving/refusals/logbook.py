"""Sentences for the refusals of the logbook."""

from chalicelib.core.kernel import Refusal
from chalicelib.core.logbook import PeriodTooLong

SENTENCES: dict[type[Refusal], str] = {
    PeriodTooLong: "In deze periode is te veel gebeurd voor één bestand. Kies een kortere periode.",
}
