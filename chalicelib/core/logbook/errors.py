"""How the logbook says no."""

from chalicelib.core.kernel import Refusal, RefusalKind


class PeriodTooLong(Refusal):
    """So many events lie in the period that a file of them is no use; choose a shorter one."""

    kind = RefusalKind.TOO_LARGE
    reference = "period-too-long"
