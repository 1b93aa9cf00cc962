"""The comparison of a history with a journal sees every kind of fault, and only faults."""

from pathlib import Path

from bench.history import (
    Batch,
    Event,
    Fault,
    FaultKind,
    Happening,
    History,
    find_faults,
    read_history,
    seconds_until_acknowledged,
)

FIRST = Batch("session-1", (1, 1), 1, '{"first_seq":1}')
SECOND = Batch("session-1", (1, 1), 2, '{"first_seq":2}')
OTHER_EPOCH = Batch("session-1", (1, 2), 1, '{"first_seq":1,"epoch":2}')


def sent(*batches: Batch) -> list[Happening]:
    return [Happening(Event.SENT, batch, 0.0) for batch in batches]


def acknowledged(*batches: Batch) -> list[Happening]:
    return [Happening(Event.ACKNOWLEDGED, batch, 1.0) for batch in batches]


def test_a_journal_with_all_that_was_acknowledged_has_no_fault() -> None:
    history = sent(FIRST, SECOND, OTHER_EPOCH) + acknowledged(FIRST, SECOND, OTHER_EPOCH)

    assert find_faults(history, [OTHER_EPOCH, SECOND, FIRST]) == []


def test_what_was_sent_but_not_acknowledged_may_be_stored_or_not() -> None:
    history = sent(FIRST, SECOND) + acknowledged(FIRST)

    assert find_faults(history, [FIRST]) == []
    assert find_faults(history, [FIRST, SECOND]) == []


def test_sending_the_same_text_again_is_no_fault() -> None:
    history = sent(FIRST, FIRST) + acknowledged(FIRST, FIRST)

    assert find_faults(history, [FIRST]) == []


def test_an_acknowledged_batch_that_is_not_stored_is_missing() -> None:
    history = sent(FIRST, SECOND) + acknowledged(FIRST, SECOND)

    assert find_faults(history, [FIRST]) == [Fault(FaultKind.MISSING, SECOND.key)]


def test_an_acknowledged_batch_under_another_epoch_is_missing_all_the_same() -> None:
    history = sent(FIRST, OTHER_EPOCH) + acknowledged(FIRST)

    assert find_faults(history, [OTHER_EPOCH]) == [Fault(FaultKind.MISSING, FIRST.key)]


def test_an_acknowledged_batch_that_is_stored_with_another_text_differs() -> None:
    history = sent(FIRST) + acknowledged(FIRST)
    torn = FIRST._replace(text=FIRST.text[:-1])

    assert Fault(FaultKind.DIFFERS, FIRST.key) in find_faults(history, [torn])


def test_a_stored_batch_that_nobody_sent_is_a_phantom() -> None:
    history = sent(FIRST) + acknowledged(FIRST)

    assert find_faults(history, [FIRST, SECOND]) == [Fault(FaultKind.PHANTOM, SECOND.key)]


def test_a_text_that_nobody_sent_is_a_phantom_also_when_nothing_was_acknowledged() -> None:
    torn = FIRST._replace(text="{")

    assert find_faults(sent(FIRST), [torn]) == [Fault(FaultKind.PHANTOM, FIRST.key)]


def test_a_batch_that_is_stored_twice_is_told() -> None:
    history = sent(FIRST) + acknowledged(FIRST)

    assert find_faults(history, [FIRST, FIRST]) == [Fault(FaultKind.STORED_TWICE, FIRST.key)]


def test_a_candidate_that_sends_two_texts_under_one_number_is_told() -> None:
    history = sent(FIRST, FIRST._replace(text="{}"))

    assert find_faults(history, [FIRST]) == [Fault(FaultKind.SENT_DIFFERENTLY, FIRST.key)]


def test_a_history_comes_back_from_its_file_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    moments = iter((10.0, 10.5, 11.0))
    strange = Batch("session-2", (2, 1), 7, 'regel\n"é" \ud83d')

    with History(path, clock=lambda: next(moments)) as history:
        history.sent(FIRST)
        history.acknowledged(FIRST)
        history.sent(strange)
        during = list(read_history(path))

    assert during == [
        Happening(Event.SENT, FIRST, 10.0),
        Happening(Event.ACKNOWLEDGED, FIRST, 10.5),
        Happening(Event.SENT, strange, 11.0),
    ]


def test_the_first_acknowledgement_after_a_restart_is_timed() -> None:
    history = [
        Happening(Event.ACKNOWLEDGED, FIRST, 9.0),
        Happening(Event.SENT, SECOND, 10.5),
        Happening(Event.ACKNOWLEDGED, SECOND, 12.0),
    ]

    assert seconds_until_acknowledged(history, 10.0) == 2.0
    assert seconds_until_acknowledged(history, 12.0) is None
