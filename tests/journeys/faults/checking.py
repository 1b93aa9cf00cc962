"""The one check after every fault: nothing acknowledged is lost, and what was seen last counts."""

import gzip
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress

from bench.fault_proxy import Exchange, FaultProxy
from bench.history import Batch, Event, Happening, find_faults
from chalicelib.core.sessions import SetAside, what_counts
from tests.journeys.faults.candidate import Candidate
from tests.journeys.faults.halls import batches_of

SAVES = "/delivery/batches"


def check(candidate: Candidate, proxy: FaultProxy) -> None:
    """Compare the journal with what passed the line and with what the candidate saw last."""
    journal = candidate.hall.read_journal(candidate.slip["session_id"])
    history = list(history_of(proxy.exchanges(SAVES)))
    assert any(one.event is Event.ACKNOWLEDGED for one in history), "nothing was ever acknowledged"
    faults = find_faults(history, batches_of(journal))
    assert faults == [], f"the journal differs from what passed the line: {faults}"

    counting = what_counts(journal, closed_at=None, deadline=None)
    assert counting.gaps == (), f"numbers are missing: {counting.gaps}"
    twice = [one for one in counting.set_aside if one.reason is SetAside.NUMBER_TAKEN]
    assert twice == [], f"two entries have one number: {twice}"
    seen = candidate.answers_seen()
    assert dict(counting.answers) == seen, f"{dict(counting.answers)} counts, {seen} was seen"


def history_of(exchanges: Sequence[Exchange]) -> Iterator[Happening]:
    """Read from what passed what the browser sent, and what the server said to have."""
    for one in exchanges:
        batch = _batch(json.loads(one.request_body)["batch"])
        yield Happening(Event.SENT, batch, one.asked_at)
        if _acknowledged(one) >= batch.first_seq:
            yield Happening(Event.ACKNOWLEDGED, batch, one.ended_at)


def _batch(text: str) -> Batch:
    row = json.loads(text)
    epoch = row["epoch"]["lease"], row["epoch"]["login"]
    return Batch(row["session_id"], epoch, row["first_seq"], text)


def _acknowledged(exchange: Exchange) -> int:
    if exchange.status != 200:
        return 0
    body = exchange.answer_body
    with suppress(gzip.BadGzipFile):
        body = gzip.decompress(body)
    seq: int = json.loads(body)["acknowledged_seq"]
    return seq
