"""What is measured of the exam app is reckoned as the figures say."""

import random

import pytest

from bench.exam_app.keystrokes import Save, letters
from bench.exam_app.memory import rows
from bench.exam_app.samples import Sample, growth_per_hour
from bench.exam_app.traffic import Traffic, by_kind, together, told, total
from bench.exam_app.typing_pace import keys, prose
from bench.fault_proxy import Exchange

MEGABYTE = 1_000_000


def passed(path: str, *, up: int = 100, down: int = 1000) -> Exchange:
    return Exchange("POST", path, 200, up, down, 0.0, 1.0, True, b"", b"")


def sample(hours: float, **changes: int) -> Sample:
    known = {"nodes": 1000, "listeners": 50, "blobs": 33, "heap_bytes": 10 * MEGABYTE}
    known |= {"resident_bytes": 90 * MEGABYTE, "stored_bytes": MEGABYTE} | changes
    return Sample(hours=hours, **known)


def test_requests_are_counted_by_what_they_ask_for() -> None:
    kinds = by_kind(
        [
            passed("/exam/"),
            passed("/exam/assets/index.js?v=1", down=5000),
            passed("/content/form/part"),
            passed("/api/delivery/presence"),
            passed("/delivery/presence"),
            passed("/api/delivery/presence"),
        ]
    )

    assert told(kinds) == "3 presence, 2 exam app, 1 encrypted exam"
    assert kinds["exam app"] == Traffic(2, 200, 6000)
    assert str(total(kinds)) == "6 requests, 0.6 kB up, 10.0 kB down"


def test_counts_of_two_moments_add_up_kind_by_kind() -> None:
    one, other = {"presence": Traffic(1, 2, 3)}, {"presence": Traffic(1, 1, 1), "start": Traffic(1)}

    assert together(one, other) == {"presence": Traffic(2, 3, 4), "start": Traffic(1)}


def test_a_letter_is_followed_to_the_first_batch_that_holds_it() -> None:
    pressed = [10.0, 10.2, 12.0]
    saves = [Save(2, 10.7, 10.8, 10.9), Save(3, 12.5, 12.6, 12.7)]

    first, second, third = letters(pressed, saves)

    assert [round(one.until_acknowledged, 3) for one in (first, second, third)] == [0.9, 0.7, 0.7]
    assert [round(one.until_sent, 3) for one in (first, second, third)] == [0.7, 0.5, 0.5]


def test_a_letter_that_was_never_saved_is_no_figure() -> None:
    with pytest.raises(ValueError, match="letter 2"):
        list(letters([1.0, 2.0], [Save(1, 1.5, 1.6, 1.7)]))


def test_growth_is_the_slope_through_all_samples() -> None:
    assert growth_per_hour([(0.25, 10), (0.5, 12), (1.0, 16)]) == pytest.approx(8)
    assert growth_per_hour([(0.0, 5), (1.0, 5)]) == 0


def test_what_is_seen_for_the_first_time_is_no_growth() -> None:
    before_work = sample(0.0, heap_bytes=3 * MEGABYTE, nodes=10, blobs=0)

    assert all(row.is_fine for row in rows([before_work, *map(sample, (0.25, 1.0, 2.0))]))


@pytest.mark.parametrize(
    "leak",
    [{"heap_bytes": 13 * MEGABYTE}, {"nodes": 2100}, {"listeners": 160}, {"blobs": 34}],
    ids=lambda leak: next(iter(leak)),
)
def test_a_leak_turns_the_figure_red(leak: dict[str, int]) -> None:
    judged = list(rows([sample(0.0), sample(0.25), sample(2.0, **leak)]))

    assert [row.is_fine for row in judged].count(False) == 1


def test_a_person_types_the_same_every_time_and_pauses_between_words() -> None:
    typed = list(keys(prose(400), random.Random(1)))
    pauses = [seconds for seconds, _ in typed]

    assert typed == list(keys(prose(400), random.Random(1)))
    assert "".join(key for _, key in typed) == prose(400)
    assert sorted(pauses)[200] == pytest.approx(0.2, abs=0.06)
    assert max(pauses) > 2, "now and then somebody thinks"
