"""Looks for a canary in all that a candidate gets of a package."""

from dataclasses import asdict, dataclass

from chalicelib.core.exams import AllowedNames, MasteredForm, make_plan, tell_nobody
from chalicelib.qti import QtiMaster
from tests.canaries import readable
from tests.fakes.kernel import CountingIds
from tests.unit.qti.making import item, package

CANARY = "zqvogelzq"
"""A word that stands nowhere else; an identifier, a class, a file name and a number may hold it."""

NUMBER = "31731.4"
"""A number that stands nowhere else."""

SEEDS = [f"seed-{number}" for number in range(50)]


@dataclass(frozen=True)
class Place:
    """A package with a canary in one place, and what to look for."""

    package: bytes
    canary: str = CANARY


def in_item(text: str, *, canary: str = CANARY, files: dict[str, bytes] | None = None) -> Place:
    """Take a package of one item with a canary in it."""
    written = [text.encode(), *(files or {}).values()]
    assert any(canary.encode() in part for part in written), "no canary was planted"
    return Place(package({"item.xml": text}, files=files), canary)


def in_body(body: str, *, canary: str = CANARY, files: dict[str, bytes] | None = None) -> Place:
    """Plant a canary in the body of an item."""
    return in_item(item(body), canary=canary, files=files)


def master_all(data: bytes) -> tuple[MasteredForm, ...]:
    """Master a package where one program of a stranger is trusted."""
    allowed = AllowedNames(pci=frozenset({"urn:trusted"}), operators=frozenset({"trusted"}))
    master = QtiMaster(allowed=allowed)
    return master.master(data, new_id=CountingIds("part"), tell=tell_nobody).forms


def given_to_candidates(form: MasteredForm) -> list[bytes]:
    """Return every byte that candidates get: content, files, names of files, plans."""
    files = [part for asset in form.assets for part in (asset.data, asset.name.encode())]
    plans = [repr(asdict(make_plan(form.outline, seed))).encode() for seed in SEEDS]
    return [form.content, *files, *plans]


def leaks(place: Place) -> int:
    """Count where a candidate could read the canary."""
    given = [part for form in master_all(place.package) for part in given_to_candidates(form)]
    return readable((part.lower() for part in given), place.canary.lower().encode()) + readable(
        given, place.canary.encode()
    )
