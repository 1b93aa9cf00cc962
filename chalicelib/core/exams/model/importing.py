"""An import while it runs, and what it found."""

import gzip
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.core.exams.errors import PackageReason
from chalicelib.core.kernel import FormId

BROKEN_OFF_AFTER = timedelta(minutes=5)
"""An import that tells nothing for so long will not tell anything any more."""


class ImportStep(StrEnum):
    """What an import is busy with, in this order."""

    UNPACKING = "unpacking"
    READING = "reading"
    CHECKING = "checking"
    MASTERING = "mastering"
    KEEPING = "keeping"


@dataclass(frozen=True)
class ImportProgress:
    """How far an import is: the step, what is done of it, how much there is to do, since when."""

    step: ImportStep
    done: int
    total: int
    at: datetime

    def has_broken_off(self, now: datetime) -> bool:
        """Tell whether this is too long ago for an import that still runs."""
        return now - self.at > BROKEN_OFF_AFTER


@dataclass(frozen=True)
class ImportErrorReport:
    """All that an import found: why a package is refused, or remarks about an accepted one.

    It quotes the package, keys included, so nobody stores it without encrypting it.
    """

    reasons: tuple[PackageReason, ...] = ()
    remarks: tuple[PackageReason, ...] = ()

    @property
    def found(self) -> tuple[PackageReason, ...]:
        """Return everything, the reasons first."""
        return self.reasons + self.remarks


@dataclass(frozen=True)
class ReportSummary:
    """What the catalogue says of a report in the clear: where it is kept, and how long it is.

    A report is kept as forms are, under an id and a key of its own.
    """

    report_id: FormId
    reasons: int
    remarks: int


def report_to_bytes(report: ImportErrorReport) -> bytes:
    """Write a report; the same report gives the same bytes."""
    text = json.dumps(asdict(report), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def report_from_bytes(data: bytes) -> ImportErrorReport:
    """Read what :func:`report_to_bytes` wrote."""
    lists = json.loads(gzip.decompress(data))
    return ImportErrorReport(
        **{name: tuple(PackageReason(**row) for row in rows) for name, rows in lists.items()}
    )
