"""Journals of one session, and what counts of them."""

from datetime import datetime

from chalicelib.core.kernel import UserId
from chalicelib.core.sessions import (
    Adoption,
    CurrentAnswers,
    Epoch,
    EpochOpened,
    Journal,
    LateAccepted,
    SetAside,
    StoredBatch,
    what_counts,
)
from tests.builders.sessions import NINE, SESSION, epoch, minutes

TEN = NINE + minutes(60)


def counted(
    *batches: StoredBatch,
    openings: tuple[EpochOpened, ...] = (),
    adoptions: tuple[Adoption, ...] = (),
    accepted: tuple[LateAccepted, ...] = (),
    closed_at: datetime | None = None,
    deadline: datetime | None = None,
) -> CurrentAnswers:
    """Count a journal with these records."""
    journal = Journal(SESSION, batches, openings, adoptions, accepted)
    return what_counts(journal, closed_at=closed_at, deadline=deadline)


def values_of(current: CurrentAnswers) -> dict[str, object]:
    """Give the value of each answer that counts."""
    return {item: response["RESPONSE"] for item, response in current.answers.items()}


def reasons_of(current: CurrentAnswers) -> list[tuple[int, int, SetAside]]:
    """Give what does not count: login, number of the entry, reason."""
    return [
        (aside.placed.epoch.login, aside.placed.entry.seq, aside.reason)
        for aside in current.set_aside
    ]


def opened(login: int, **cut: int) -> EpochOpened:
    """Give a marker of a login that saw an older one up to a number: ``opened(2, login1=1)``."""
    seen = {epoch(int(name.removeprefix("login"))): seq for name, seq in cut.items()}
    return EpochOpened(SESSION, epoch(login), seen, NINE)


def adopted(login: int, through_seq: int, at: datetime = NINE) -> Adoption:
    """Give a proctor's decision that entries of an older login count."""
    return Adoption(SESSION, epoch(login), through_seq, UserId("PROCTOR"), "netwerk weg", at)


def late_accepted(*batches: tuple[Epoch, int], through: tuple[Epoch, int]) -> LateAccepted:
    """Give a planner's decision on late batches, up to an entry."""
    who = UserId("PLANNER")
    return LateAccepted(SESSION, 1, *through, batches, who, "netwerk weg", TEN + minutes(60))
