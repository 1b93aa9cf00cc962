"""The logbook: audit chains for people to read, and to take away for checking."""

from chalicelib.core.logbook.errors import PeriodTooLong
from chalicelib.core.logbook.ports import StaffNames
from chalicelib.core.logbook.service import EXPORT_MAX, LOOK_BACK, PAGE_SIZE, READ_MAX, Logbook
from chalicelib.core.logbook.views import LogFilter, LogFormat, LogRow, LogView

__all__ = [
    "EXPORT_MAX",
    "LOOK_BACK",
    "PAGE_SIZE",
    "READ_MAX",
    "LogFilter",
    "LogFormat",
    "LogRow",
    "LogView",
    "Logbook",
    "PeriodTooLong",
    "StaffNames",
]
