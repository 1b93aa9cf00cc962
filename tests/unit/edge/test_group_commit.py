"""One thread writes: what that saves, and what it must never cost."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import apsw
import pytest

from bench.power_cut_disk import Disk, PowerCutFiles
from chalicelib.core.kernel import ChangedMeanwhile, Fault
from fao_edge.adapters.sqlite.database import Database

Act = Callable[[], object]


def add(name: str) -> Callable[[apsw.Connection], object]:
    return lambda connection: connection.execute("INSERT INTO marks VALUES (?)", (name,))


def add_and_refuse(name: str) -> Callable[[apsw.Connection], object]:
    def work(connection: apsw.Connection) -> None:
        add(name)(connection)
        raise ChangedMeanwhile()

    return work


def refuse(_: apsw.Connection) -> None:
    raise ChangedMeanwhile()


def marks(database: Database) -> set[str]:
    return {name for (name,) in database.read("SELECT name FROM marks")}


def together(database: Database, *acts: Act) -> list[Future[object]]:
    """Do all acts in one transaction: they queue up while the writer is kept busy."""
    is_busy = Event()

    def wait_for_all(_: apsw.Connection) -> None:
        is_busy.set()
        while database.waiting < len(acts):
            pass

    with ThreadPoolExecutor(len(acts) + 1) as threads:
        threads.submit(database.write_once, wait_for_all)
        is_busy.wait()
        return [threads.submit(act) for act in acts]


def with_marks(database: Database) -> Database:
    database.write(lambda c: c.execute("CREATE TABLE marks (name TEXT PRIMARY KEY) STRICT"))
    return database


@pytest.fixture
def marked(database: Database) -> Database:
    return with_marks(database)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def on_disk(disk: Disk) -> Iterator[Database]:
    files = PowerCutFiles("group-commit", disk)
    with closing(Database("/edge.sqlite", vfs="group-commit", alone=True)) as database:
        yield with_marks(database)
    files.unregister()


def test_many_writes_at_once_take_far_fewer_commits(marked: Database) -> None:
    before = marked.commits

    with ThreadPoolExecutor(32) as threads:
        list(threads.map(lambda n: marked.write_once(add(f"{n}")), range(640)))

    assert len(marks(marked)) == 640
    assert marked.commits - before < 640 / 2


def test_a_lone_write_is_committed_by_itself(marked: Database) -> None:
    before = marked.commits

    marked.write_once(add("A"))

    assert marked.commits - before == 1


def test_a_refused_write_does_not_spoil_its_neighbours(marked: Database) -> None:
    before = marked.commits
    acts: list[Act] = [
        lambda: marked.write(add("A")),
        lambda: marked.write(add_and_refuse("B")),
        lambda: marked.write_once(refuse),
        lambda: marked.write_once(add("C")),
    ]

    outcomes = [type(done.exception()) for done in together(marked, *acts)]

    assert outcomes == [type(None), ChangedMeanwhile, ChangedMeanwhile, type(None)]
    assert marks(marked) == {"A", "C"}
    assert marked.commits - before == 2


def test_half_a_work_without_a_savepoint_is_never_committed(marked: Database) -> None:
    acts: list[Act] = [
        lambda: marked.write_once(add("A")),
        lambda: marked.write_once(add_and_refuse("B")),
    ]

    outcomes = [type(done.exception()) for done in together(marked, *acts)]

    assert outcomes == [Fault, Fault]
    assert marks(marked) == set()


def test_a_full_disk_acknowledges_nothing_and_the_next_write_may_succeed(
    disk: Disk, on_disk: Database
) -> None:
    on_disk.write_once(add("A"))
    disk.full = True

    outcomes = [
        type(done.exception())
        for done in together(
            on_disk, lambda: on_disk.write_once(add("B")), lambda: on_disk.write(add("C"))
        )
    ]
    disk.full = False
    on_disk.write_once(add("D"))

    assert outcomes == [Fault, Fault]
    assert marks(on_disk) == {"A", "D"}
    on_disk.check()


def test_whatever_goes_wrong_in_a_commit_nobody_waits_for_ever(
    disk: Disk, on_disk: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(name: str) -> None:
        raise RuntimeError(name)

    with monkeypatch.context() as broken:
        broken.setattr(disk, "sync", break_down)
        with pytest.raises(Fault):
            on_disk.write_once(add("A"))

    on_disk.write_once(add("B"))
    assert marks(on_disk) == {"B"}


def test_what_was_answered_early_is_seen_by_whoever_asks_for_it(marked: Database) -> None:
    for number in range(200):
        marked.write_lightly(add(f"{number}"))

        assert len(marked.read_settled("SELECT name FROM marks")) == number + 1


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "edge.sqlite"
    with closing(Database(path)) as first:
        with_marks(first).write_once(add("A"))

    with closing(Database(path)) as second:
        assert marks(second) == {"A"}
    assert [one.name for one in tmp_path.iterdir()] == ["edge.sqlite"]


def test_a_closed_database_takes_nothing(marked: Database) -> None:
    marked.close()
    marked.close()

    with pytest.raises(Fault):
        marked.write_once(add("A"))
    with pytest.raises(Fault):
        marks(marked)


def test_a_damaged_file_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "edge.sqlite"
    with closing(Database(path)) as database:
        database.check()
    content = bytearray(path.read_bytes())
    content[8192:12288] = bytes(4096)
    path.write_bytes(content)

    with closing(Database(path)) as database, pytest.raises(Fault):
        database.check()


def test_a_file_that_is_no_database_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "edge.sqlite"
    path.write_bytes(b"no database" * 1000)

    with pytest.raises(Fault):
        Database(path)
