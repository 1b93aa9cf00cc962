"""Whatever stands in a package, it is mastered or refused; the run that says so can fail."""

from collections import Counter

import pytest

from chalicelib.core.exams import PackageRefused
from tests.builders.forms import master_package
from tests.faults.fuzzing.cases import make_case
from tests.faults.fuzzing.running import CPU_SECONDS, run
from tests.faults.fuzzing.seeds import seeds

CASES = 300
SEED = 1


def test_three_hundred_damaged_packages_are_mastered_or_refused() -> None:
    tried = list(run(SEED, 0, CASES))

    assert [f"case {one.number} ({one.made}): {one.fault}" for one in tried if one.fault] == []
    assert [one.number for one in tried] == list(range(CASES))
    assert max(one.cpu_seconds for one in tried) < CPU_SECONDS
    # A run in which everything is refused at the door would prove little.
    counts = Counter(one.outcome for one in tried)
    assert min(counts["mastered"], counts["refused"]) > CASES / 10


@pytest.mark.parametrize(
    "name", ["questions", "rules", "templates", "files", "kinds", "demonstration"]
)
def test_what_mutations_start_from_is_accepted(name: str) -> None:
    try:
        package = master_package(dict(seeds())[name])
    except PackageRefused as refusal:
        pytest.fail(str(refusal.reasons))

    assert package.forms


def test_a_case_is_the_same_twice() -> None:
    assert [make_case(7, number) for number in range(50)] == [
        make_case(7, number) for number in range(50)
    ]


@pytest.mark.parametrize(
    ("careless", "fault"),
    [
        ("crashes", "KeyError: 'nobody checked'"),
        ("never_ends", "SIGPROF"),
        ("eats_memory", "MemoryError"),
        ("writes_a_file", "left.txt"),
        ("looks_outside", "socket.connect"),
    ],
)
def test_a_careless_importer_is_caught_at_every_case(careless: str, fault: str) -> None:
    judge = f"tests.faults.careless_importers:{careless}"

    tried = list(run(SEED, 0, 2, judge=judge, cpu_seconds=1))

    assert [fault in one.fault for one in tried] == [True, True]
