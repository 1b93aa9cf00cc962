"""What every audit trail does, and every store that reads its chains."""

import pytest

from chalicelib.core.audit import SYSTEM, BadLine, ChainHead, Wrong, read_line
from chalicelib.core.kernel import InstitutionId, NotAllowed, UserId
from tests.builders.audit import a_draft
from tests.builders.audit_chains import KINDS, Chains, chains_of
from tests.fakes.audit import FakeAuditTrail


@pytest.fixture(params=KINDS)
def chains(request: pytest.FixtureRequest) -> Chains:
    return chains_of(request)


def write(chains: Chains, count: int) -> list[str]:
    for number in range(1, count + 1):
        chains.trail.append(a_draft(request_id=f"request-{number}"))
    return chains.lines()


def test_an_act_that_changes_nothing_leaves_its_event_at_the_end(chains: Chains) -> None:
    with chains.trail.during(a_draft()) as pending:
        assert pending.event is None or pending.event.number == 1

    [line] = chains.lines()
    assert pending.event == read_line(line)
    assert read_line(line).draft == a_draft(chain=chains.chain)


def test_an_act_that_is_refused_leaves_no_event(chains: Chains) -> None:
    with pytest.raises(NotAllowed), chains.trail.during(a_draft()):
        raise NotAllowed

    assert chains.lines() == []
    assert chains.store.chains() == ()


def test_events_follow_each_other_in_one_whole_chain(chains: Chains) -> None:
    lines = write(chains, 3)

    assert [read_line(line).number for line in lines] == [1, 2, 3]
    assert chains.check().bad is None
    assert chains.store.chains() == (chains.chain,)
    assert chains.store.head(chains.chain).number == 3
    assert list(chains.store.newest(chains.chain)) == lines[::-1]
    assert list(chains.store.newest(chains.chain, before=3)) == lines[1::-1]
    assert list(chains.store.newest(chains.chain, before=1)) == []


def test_a_chain_that_nobody_wrote_is_empty_and_whole(chains: Chains) -> None:
    assert chains.check().bad is None
    assert chains.store.head(chains.chain) == ChainHead(chains.chain)
    assert chains.store.head(SYSTEM) == ChainHead(SYSTEM)
    assert list(chains.store.lines(SYSTEM)) == list(chains.store.newest(SYSTEM)) == []


def test_an_event_that_is_appended_again_is_there_once(chains: Chains) -> None:
    for _ in range(2):
        chains.trail.append(a_draft())
    chains.trail.append(a_draft(name="another_event"))
    chains.trail.append(a_draft(request_id="another request"))

    assert len(chains.lines()) == 3


def test_an_event_that_may_wait_comes_once(chains: Chains) -> None:
    chains.trail.append_soon(a_draft(name="log_in_failed", reason="wrong"))
    if isinstance(chains.trail, FakeAuditTrail):
        chains.trail.do_now()

    [line] = chains.lines()
    assert read_line(line).draft.reason == "wrong"


def test_who_turned_out_to_call_stands_in_the_event(chains: Chains) -> None:
    who = {"user_id": UserId("user-9"), "institution_id": InstitutionId("school-1")}
    with chains.trail.during(a_draft(user_id=None, institution_id=None, chain=SYSTEM)):
        chains.trail.caller_is(**who)  # type: ignore[arg-type]

    [line] = chains.lines()
    draft = read_line(line).draft
    assert (draft.user_id, draft.institution_id) == ("user-9", "school-1")
    assert draft.chain == chains.chain


def test_outside_an_act_nobody_has_to_be_named(chains: Chains) -> None:
    chains.trail.caller_is(user_id=UserId("user-9"), institution_id=InstitutionId("school-1"))

    assert chains.lines() == []


def test_a_flipped_line_is_found(chains: Chains) -> None:
    lines = write(chains, 4)
    lines[1] = lines[1].replace("user-1", "user-2")

    chains.tamper(lines, chains.store.head(chains.chain))

    assert chains.check().bad == BadLine(2, Wrong.CHANGED)


def test_a_dropped_line_is_found(chains: Chains) -> None:
    lines = write(chains, 4)
    del lines[1]

    chains.tamper(lines, chains.store.head(chains.chain))

    assert chains.check().bad == BadLine(2, Wrong.MISSING)


def test_swapped_lines_are_found(chains: Chains) -> None:
    lines = write(chains, 4)
    lines[1], lines[2] = lines[2], lines[1]

    chains.tamper(lines, chains.store.head(chains.chain))

    assert chains.check().bad == BadLine(2, Wrong.MISSING)


def test_an_inserted_line_is_found(chains: Chains) -> None:
    lines = write(chains, 4)
    lines.insert(2, lines[1])

    chains.tamper(lines, chains.store.head(chains.chain))

    assert chains.check().bad == BadLine(3, Wrong.OUT_OF_ORDER)


def test_a_truncated_chain_is_found(chains: Chains) -> None:
    lines = write(chains, 4)

    chains.tamper(lines[:2], chains.store.head(chains.chain))

    assert chains.check().bad == BadLine(3, Wrong.MISSING)


def test_a_truncated_chain_with_a_head_to_match_is_found(chains: Chains) -> None:
    lines = write(chains, 4)
    head = chains.store.head(chains.chain)

    chains.tamper(lines[:2], ChainHead(chains.chain, 2, read_line(lines[1]).hash, head.seal))

    assert chains.check().bad == BadLine(2, Wrong.HEAD_FORGED)
