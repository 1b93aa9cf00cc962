"""Brings a database file to the schema of this program, one numbered file after the other.

To change a table, add a file to ``migrations/``; one that a school has applied is never edited.
"""

from pathlib import Path

import apsw

from chalicelib.core.kernel import Fault

MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseTooNew(Fault):
    """A newer version of the program wrote this file, so this one cannot read it safely."""

    def __init__(self, found: int, known: int) -> None:
        """Say which schema was found, and which one this program knows."""
        super().__init__(
            f"This database has schema {found}; this version of the school server knows up to "
            f"{known}. Start the newer version again, or fetch the groups into an empty folder."
        )


def migrate(connection: apsw.Connection, folder: Path = MIGRATIONS) -> None:
    """Apply the files ``NNNN_what.sql`` that are new to this database, each one whole.

    :raises DatabaseTooNew: if the database is ahead of the files.
    """
    files = {int(path.name.partition("_")[0]): path for path in folder.glob("*.sql")}
    found = int(connection.pragma("user_version"))
    known = max(files, default=0)
    if found > known:
        raise DatabaseTooNew(found, known)
    for number in sorted(one for one in files if one > found):
        with connection:
            connection.execute(files[number].read_text(encoding="utf-8"))
            connection.pragma("user_version", number)
