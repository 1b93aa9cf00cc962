"""A power cut loses nothing that was acknowledged; and the test that says so can fail."""

from collections.abc import Callable, Iterator

import pytest

from bench.power_cuts import PATH, Cut, SmallDatabase, cut_power, play
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.group_commit import Result, Work

CUTS = 60


class SyncsTooLittle(SmallDatabase):
    """Broken on purpose: with NORMAL a commit stays in memory until the next checkpoint."""

    synchronous = "NORMAL"


class AnswersTooEarly(SmallDatabase):
    """Broken on purpose: a save is answered before its COMMIT."""

    def write_once(self, work: Work[Result], *, audited: bool = True) -> Result:
        return self.write_lightly(work)


def played_with(kind: type[Database]) -> Iterator[Cut]:
    opened: Callable[[str], Database] = lambda vfs: kind(PATH, vfs=vfs, alone=True)  # noqa: E731
    return (cut_power(seed, opened) for seed in range(CUTS))


def test_no_power_cut_loses_what_was_acknowledged_or_damages_the_file() -> None:
    cuts = play(CUTS)

    assert [cut for cut in cuts if cut.verdict != "ok"] == []
    assert sum(cut.acknowledged for cut in cuts) > 10 * CUTS


@pytest.mark.parametrize("broken", [SyncsTooLittle, AnswersTooEarly])
def test_a_database_that_loses_answers_is_seen(broken: type[Database]) -> None:
    assert any(cut.lost for cut in played_with(broken))
