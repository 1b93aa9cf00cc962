"""Checks items for tests, without a package around them."""

from chalicelib.core.exams import EXAM_LIMITS, AllowedNames, PackageLimits, PackageReason
from chalicelib.qti.checking.item import check_item
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item, read_item

NOBODY = AllowedNames()


def read(text: str) -> Item:
    """Read an item that has nothing wrong with its declarations."""
    findings = Findings("item.xml")
    found = read_item("item.xml", text.encode(), findings)
    assert not findings.reasons
    assert found is not None
    return found


def checked(
    text: str, *, limits: PackageLimits = EXAM_LIMITS, allowed: AllowedNames = NOBODY
) -> Findings:
    """Return all that is found in an item."""
    findings = Findings("item.xml")
    found = read_item("item.xml", text.encode(), findings)
    assert found is not None
    check_item(found, findings, limits=limits, allowed=allowed)
    return findings


def reasons(text: str, *, allowed: AllowedNames = NOBODY) -> list[PackageReason]:
    """Return the reasons to refuse an item."""
    return checked(text, allowed=allowed).reasons


def codes(text: str, *, allowed: AllowedNames = NOBODY) -> list[str]:
    """Return the codes for which an item is refused; none when it is taken."""
    return [reason.code for reason in reasons(text, allowed=allowed)]


def remarks(text: str) -> list[str]:
    """Return the codes of what its maker should know."""
    return [remark.code for remark in checked(text).remarks]
