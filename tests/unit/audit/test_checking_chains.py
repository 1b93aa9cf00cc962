"""A store is checked while others write to it, and a part of a chain by itself."""

from collections.abc import Iterator

from chalicelib.core.audit import (
    SYSTEM,
    BadLine,
    ChainId,
    Wrong,
    check_chains,
    check_part,
    institution_chain,
)
from chalicelib.core.kernel import InstitutionId
from tests.builders.audit import CHAIN, KEY, a_chain, a_draft
from tests.fakes.audit import FakeAuditStore


def a_store(count: int) -> FakeAuditStore:
    store = FakeAuditStore()
    for number in range(count):
        store.write(a_draft(request_id=f"request-{number}"))
        store.write(a_draft(chain=SYSTEM, request_id=f"system-{number}"))
    return store


def test_every_chain_of_a_store_is_checked() -> None:
    found = list(check_chains(a_store(2), KEY, {}))

    assert [(one.chain, one.events, one.bad) for one in found] == [
        (CHAIN, 2, None),
        (SYSTEM, 2, None),
    ]


def test_a_chain_that_somebody_saw_and_that_is_gone_is_missed() -> None:
    gone = institution_chain(InstitutionId("gone"))

    found = {one.chain: one.bad for one in check_chains(a_store(1), KEY, {gone: {3: "abc"}})}

    assert found[gone] == BadLine(1, Wrong.MISSING)


def test_a_chain_that_grows_while_it_is_checked_is_whole() -> None:
    class Growing(FakeAuditStore):
        grown = False

        def lines(self, chain: ChainId) -> Iterator[str]:
            if not self.grown:
                self.grown = True
                self.write(a_draft(request_id="meanwhile"))
            return super().lines(chain)

    store = Growing()
    for number in range(3):
        store.write(a_draft(request_id=f"request-{number}"))

    (found,) = check_chains(store, KEY, {})

    assert (found.bad, found.events) == (None, 3)


def test_a_head_that_was_put_back_is_found_when_nobody_writes() -> None:
    store = a_store(3)
    _, store.heads[CHAIN] = a_chain(1)

    found = {one.chain: one.bad for one in check_chains(store, KEY, {})}

    assert found[CHAIN] == BadLine(2, Wrong.HEAD_DIFFERS)


def test_a_damaged_line_of_a_growing_chain_is_found() -> None:
    class Growing(FakeAuditStore):
        def lines(self, chain: ChainId) -> Iterator[str]:
            self.write(a_draft(request_id=f"meanwhile-{len(self.kept[CHAIN])}"))
            return super().lines(chain)

    store = Growing()
    for number in range(3):
        store.write(a_draft(request_id=f"request-{number}"))
    store.kept[CHAIN][1] = "{}"

    (found,) = check_chains(store, KEY, {})

    assert found.bad == BadLine(2, Wrong.UNREADABLE)


def test_a_part_is_checked_from_its_first_line_on() -> None:
    lines, head = a_chain(5)

    found = check_part(lines[2:], {CHAIN: {1: "of a line before", 5: head.hash}})

    assert (found.bad, found.events, found.last_number) == (None, 3, 5)


def test_a_part_without_a_line_is_no_part() -> None:
    assert check_part([], {}).bad == BadLine(1, Wrong.UNREADABLE)
    assert check_part(["{}"], {}).bad == BadLine(1, Wrong.UNREADABLE)
