"""Cuts the power of a school server while candidates save, and counts what was lost.

``python -m bench.power_cuts 300`` plays 300 cuts. The stores and the database are the real ones;
only the disk is simulated. Each cut has a number, its seed: where the power goes and what reaches
the disk follow from it (with several candidates at once, the order of their saves does not).
"""

import json
import logging
import random
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from bench.power_cut_disk import Disk, PowerCutFiles
from chalicelib.core.kernel import Fault, InstitutionId, SessionId
from chalicelib.core.sessions import Batch, read_batch
from fao_edge.adapters.sqlite.database import Database
from fao_edge.adapters.sqlite.journals import SqliteJournalStore

PATH = "/edge.sqlite"
SCHOOL = InstitutionId("SCHOOL")
NINE = datetime(2026, 5, 15, 7, tzinfo=UTC)
OPERATIONS = 600
"""The power goes within so many writes and syncs: while the file is made, or within 60 saves."""
OPERATIONS_OF_A_START = 20
SAVES_MAX = 1000
LONGEST_ANSWER = 6000


class SmallDatabase(Database):
    """The real one, but the WAL is copied so often that cuts fall into that as well."""

    checkpoint_pages = 20


OpenDatabase = Callable[[str], Database]
"""Opens the database on the file system of this name."""


@dataclass(frozen=True)
class Cut:
    """What came of one cut. ``damage`` is what the check of the whole file found."""

    seed: int
    acknowledged: int
    lost: int
    invented: int
    damage: str | None

    @property
    def verdict(self) -> str:
        """Name it in a word."""
        if self.damage:
            return "damaged"
        return "lost" if self.lost else "invented" if self.invented else "ok"


def open_alone(vfs: str) -> Database:
    """Open the database as the tools do, without shared memory."""
    return SmallDatabase(PATH, vfs=vfs, alone=True)


def cut_power(seed: int, open_database: OpenDatabase = open_alone) -> Cut:
    """Let candidates save until the power goes, and once more at the next start; then compare."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    disk = Disk(cut_after=chance.randrange(1, OPERATIONS))
    candidates = [_Candidate(number, seed) for number in range(chance.choice((1, 1, 4)))]
    with _in_use(disk, open_database) as database:
        if database:
            _save_all(SqliteJournalStore(database), candidates)
        found = disk.after_the_cut(chance if seed % 2 else None)
    return _look(seed, _cut_again_at_the_start(found, chance), candidates)


def play(cuts: int) -> list[Cut]:
    """Cut the power so often, each time at another moment."""
    return [cut_power(seed) for seed in range(cuts)]


def main() -> None:
    """Print what came of each cut; leave with 1 if anything acknowledged was lost."""
    # Every cut is a failed transaction, which a server would log.
    logging.disable()
    played = play(int(sys.argv[1]))
    verdicts = Counter(cut.verdict for cut in played)
    acknowledged = sum(cut.acknowledged for cut in played)
    lost = sum(cut.lost for cut in played)
    print(f"{len(played)} power cuts: {acknowledged} answers acknowledged, {lost} of them lost")
    print(", ".join(f"{verdict}: {count}" for verdict, count in sorted(verdicts.items())))
    for cut in played:
        if cut.verdict != "ok":
            print(cut)
    sys.exit(set(verdicts) != {"ok"})


class _Candidate:
    """Saves batches of all sizes, one after the other, and remembers what was acknowledged."""

    def __init__(self, number: int, seed: int) -> None:
        self._chance = random.Random(f"{seed}-{number}")  # noqa: S311 - as above
        self.session_id = SessionId(f"SESSION-{number}")
        self.sent: list[Batch] = []
        self.acknowledged: list[Batch] = []

    def save(self, journals: SqliteJournalStore) -> None:
        """Save until the disk fails."""
        for number in range(1, SAVES_MAX):
            length = self._chance.randrange(1, LONGEST_ANSWER)
            batch = read_batch(_text(self.session_id, number, "x" * length))
            self.sent.append(batch)
            try:
                journals.put(SCHOOL, batch, NINE)
            except Fault:
                return
            self.acknowledged.append(batch)


@contextmanager
def _in_use(disk: Disk, open_database: OpenDatabase) -> Iterator[Database | None]:
    """Open the database, if the power allows; afterwards nothing that closes it matters."""
    files = PowerCutFiles(f"power-cut-{id(disk)}", disk)
    database = None
    try:
        with suppress(Fault):
            database = open_database(f"power-cut-{id(disk)}")
        yield database
    finally:
        disk.abandoned = True
        if database:
            database.close()
        files.unregister()


def _save_all(journals: SqliteJournalStore, candidates: list[_Candidate]) -> None:
    threads = [threading.Thread(target=one.save, args=(journals,)) for one in candidates]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _cut_again_at_the_start(disk: Disk, chance: random.Random) -> Disk:
    disk.cut_after = chance.randrange(1, OPERATIONS_OF_A_START)
    with _in_use(disk, open_alone):
        return disk.after_the_cut(chance)


def _look(seed: int, disk: Disk, candidates: list[_Candidate]) -> Cut:
    acknowledged = {batch.text for one in candidates for batch in one.acknowledged}
    sent = {batch.text for one in candidates for batch in one.sent}
    with _in_use(disk, open_alone) as database:
        damage = _damage(database)
        found = set() if database is None or damage else _texts(database, candidates)
    return Cut(seed, len(acknowledged), len(acknowledged - found), len(found - sent), damage)


def _damage(database: Database | None) -> str | None:
    if database is None:
        return "it does not open"
    try:
        database.check()
    except Fault as fault:
        return str(fault)
    return None


def _texts(database: Database, candidates: list[_Candidate]) -> set[str]:
    journals = SqliteJournalStore(database)
    read = [journals.read(SCHOOL, one.session_id) for one in candidates]
    return {stored.batch.text for journal in read for stored in journal.batches}


def _text(session_id: SessionId, number: int, value: str) -> str:
    entry = {
        "act": "respond",
        "item_id": "ITM-1",
        "response": {"RESPONSE": value},
        "client_time": NINE.isoformat(),
    }
    epoch = {"lease": 1, "login": 1}
    batch = {"session_id": session_id, "epoch": epoch, "first_seq": number, "entries": [entry]}
    return json.dumps(batch)


if __name__ == "__main__":
    main()
