"""Whatever is done to a chain, the check finds it and names the first bad line."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.audit import (
    EDGE_CHAIN_ANCHORED,
    BadLine,
    ChainCheck,
    ChainHead,
    Verifier,
    Wrong,
    chained,
    edge_chain,
    read_line,
)
from chalicelib.core.kernel import EdgeId
from tests.builders.audit import CHAIN, KEY, NINE, a_chain, a_draft


def check(lines: list[str], head: ChainHead | None, **seen: str) -> ChainCheck:
    anchors = {int(name.removeprefix("at_")): hash_ for name, hash_ in seen.items()}
    return Verifier(CHAIN, anchors).check(lines, head, KEY)


@pytest.mark.parametrize("count", [0, 1, 7])
def test_a_whole_chain_is_good(count: int) -> None:
    lines, head = a_chain(count)

    found = check(lines, head)

    assert found.bad is None
    assert (found.events, found.last_hash) == (count, head.hash)


def test_a_flipped_fact_is_found_in_its_own_line() -> None:
    lines, head = a_chain(5)
    lines[2] = lines[2].replace("user-1", "user-2")

    assert check(lines, head).bad == BadLine(3, Wrong.CHANGED)


def test_a_changed_space_is_found_though_it_means_the_same() -> None:
    lines, head = a_chain(5)
    lines[2] = lines[2].replace('":', '": ', 1)

    assert check(lines, head).bad == BadLine(3, Wrong.UNREADABLE)


def test_a_dropped_line_is_missed() -> None:
    lines, head = a_chain(5)
    del lines[2]

    assert check(lines, head).bad == BadLine(3, Wrong.MISSING)


def test_swapped_lines_are_found_at_the_first_of_them() -> None:
    lines, head = a_chain(5)
    lines[1], lines[3] = lines[3], lines[1]

    assert check(lines, head).bad == BadLine(2, Wrong.MISSING)


def test_a_line_put_in_twice_is_found() -> None:
    lines, head = a_chain(5)
    lines.insert(3, lines[2])

    assert check(lines, head).bad == BadLine(4, Wrong.OUT_OF_ORDER)


def test_a_line_that_was_made_with_a_good_hash_and_put_in_is_found_at_the_next() -> None:
    lines, head = a_chain(5)
    second = read_line(lines[1])
    made, _ = chained(ChainHead(CHAIN, 2, second.hash), a_draft(reason="put in"), KEY)
    lines.insert(2, made.line)

    assert check(lines, head).bad == BadLine(4, Wrong.OUT_OF_ORDER)


def test_a_line_replaced_by_one_with_a_good_hash_is_found_at_the_next() -> None:
    lines, head = a_chain(5)
    second = read_line(lines[1])
    made, _ = chained(ChainHead(CHAIN, 2, second.hash), a_draft(reason="other"), KEY)
    lines[2] = made.line

    assert check(lines, head).bad == BadLine(4, Wrong.NOT_AFTER_PREVIOUS)


def test_an_end_that_was_cut_off_is_missed() -> None:
    lines, head = a_chain(5)

    assert check(lines[:3], head).bad == BadLine(4, Wrong.MISSING)


def test_an_end_that_was_cut_off_with_a_head_to_match_has_no_seal() -> None:
    lines, head = a_chain(5)
    third = read_line(lines[2])
    made = ChainHead(CHAIN, 3, third.hash, head.seal)

    assert check(lines[:3], made).bad == BadLine(3, Wrong.HEAD_FORGED)


def test_an_end_that_was_written_anew_is_not_what_the_head_says() -> None:
    lines, head = a_chain(5)
    made, forged = chained(
        ChainHead(CHAIN, 4, read_line(lines[3]).hash), a_draft(reason="anew"), b"no key of ours"
    )

    assert check([*lines[:4], made.line], head).bad == BadLine(5, Wrong.HEAD_DIFFERS)
    assert check([*lines[:4], made.line], forged).bad == BadLine(5, Wrong.HEAD_FORGED)


def test_a_head_that_was_put_back_is_behind_its_chain() -> None:
    lines, _ = a_chain(5)
    _, old = a_chain(3)

    assert check(lines, old).bad == BadLine(4, Wrong.HEAD_DIFFERS)


def test_a_head_that_was_removed_is_missed() -> None:
    lines, _ = a_chain(5)

    assert check(lines, ChainHead(CHAIN)).bad == BadLine(1, Wrong.HEAD_DIFFERS)


def test_an_old_head_with_the_chain_of_then_is_found_by_what_was_logged_since() -> None:
    lines, head = a_chain(5)
    cut, old = a_chain(3)

    assert check(cut, old).bad is None
    assert check(cut, old, at_5=head.hash).bad == BadLine(4, Wrong.MISSING)
    assert check(lines, head, at_5=head.hash).bad is None
    assert check(lines, head, at_2=head.hash).bad == BadLine(2, Wrong.NOT_AS_ANCHORED)


def test_a_line_of_another_chain_is_found() -> None:
    lines, head = a_chain(5)
    others, _ = a_chain(5, edge_chain(EdgeId("edge-1")))
    lines[2] = others[2]

    assert check(lines, head).bad == BadLine(3, Wrong.OTHER_CHAIN)


def test_a_part_of_a_chain_is_good_by_itself() -> None:
    lines, _ = a_chain(5)

    assert Verifier(CHAIN, after=2).check(lines[2:], None, KEY).bad is None
    lines[4] = lines[4].replace("user-1", "user-2")
    found = Verifier(CHAIN, after=2).check(lines[2:], None, KEY)
    assert found.bad == BadLine(5, Wrong.CHANGED)
    assert found.events == 2


def anchored(*anchors: tuple[str, int, str]) -> tuple[list[str], ChainHead]:
    return anchored_at(*enumerate(anchors))


def anchored_at(*anchors: tuple[int, tuple[str, int, str]]) -> tuple[list[str], ChainHead]:
    head, lines = ChainHead(CHAIN), []
    for minute, (edge_id, number, hash_) in anchors:
        at = NINE + timedelta(minutes=minute)
        objects = {"edge_id": edge_id, "number": str(number), "hash": hash_}
        draft = a_draft(name=EDGE_CHAIN_ANCHORED if hash_ else "edge_activated", objects=objects)
        event, head = chained(head, replace(draft, at=at), KEY)
        lines.append(event.line)
    return lines, head


def test_chains_of_school_servers_are_anchored_each_for_itself() -> None:
    found = check(*anchored(("a", 3, "x"), ("b", 1, "y"), ("a", 3, "x"), ("a", 9, "z")))

    assert found.bad is None


@pytest.mark.parametrize("second", [("a", 2, "w"), ("a", 3, "not x")])
def test_a_school_servers_chain_that_went_back_is_found(second: tuple[str, int, str]) -> None:
    lines, head = anchored(("a", 3, "x"), ("b", 9, "y"), second)

    assert check(lines, head).bad == BadLine(3, Wrong.ANCHOR_WENT_BACK)


def test_parcels_that_overtook_each_other_are_no_chain_that_went_back() -> None:
    later, earlier = (5, ("a", 9, "z")), (3, ("a", 4, "x"))

    assert check(*anchored_at(later, earlier)).bad is None
    assert check(*anchored_at(later, (7, ("a", 4, "x")))).bad == BadLine(2, Wrong.ANCHOR_WENT_BACK)


def test_a_school_server_that_was_activated_again_begins_a_new_chain() -> None:
    lines, head = anchored(("a", 9, "x"), ("a", 0, ""), ("a", 1, "y"))

    assert check(lines, head).bad is None


def test_an_anchor_without_its_facts_is_unreadable() -> None:
    event, head = chained(ChainHead(CHAIN), a_draft(name=EDGE_CHAIN_ANCHORED), KEY)

    assert check([event.line], head).bad == BadLine(1, Wrong.UNREADABLE)


KINDS = st.sampled_from(["flip", "drop", "swap", "insert", "truncate"])


def tampered(lines: list[str], kind: str, at: int, to: int) -> list[str]:
    """Do it to a copy; ``at`` and ``to`` are places in it."""
    made = list(lines)
    if kind == "flip":
        # Any character of the line, to any other.
        place = to % len(made[at])
        other = "x" if made[at][place] != "x" else "y"
        made[at] = made[at][:place] + other + made[at][place + 1 :]
    elif kind == "drop":
        del made[at]
    elif kind == "swap":
        made[at], made[to % len(made)] = made[to % len(made)], made[at]
    elif kind == "insert":
        made.insert(at, lines[to % len(lines)])
    else:
        del made[at:]
    return made


@given(st.data())
def test_any_tampering_is_found_at_the_first_line_that_differs(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12), "events")
    kind = data.draw(KINDS, "kind")
    at, to = data.draw(st.integers(0, count - 1), "at"), data.draw(st.integers(0, 500), "to")
    lines, head = a_chain(count)
    made = tampered(lines, kind, at, to)

    found = check(made, head).bad

    differs = [
        number
        for number, (line, was) in enumerate(zip(made, lines, strict=False), 1)
        if line != was
    ]
    if made == lines:
        assert found is None
    else:
        assert found is not None
        first = min(differs, default=min(len(made), count) + 1)
        # One that comes after the last is found by the head, which names what it does not know.
        assert found.number == first


def test_a_seal_is_of_one_chain() -> None:
    lines, head = a_chain(1)
    moved = replace(head, chain=edge_chain(EdgeId("edge-1")))

    assert check(lines, moved).bad == BadLine(1, Wrong.HEAD_FORGED)
