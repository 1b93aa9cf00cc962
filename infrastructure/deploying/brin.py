"""Loads DUO's open data about BRIN codes, from the CSV files that DUO publishes.

Loading is idempotent: what is known of a BRIN code is replaced. A school with several sectors
stands in several files, so give all files in one go.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from infrastructure.deploying.deployment import Deployment, DeployRefused
from infrastructure.deploying.helpdesk import environment_of

PROBLEMS_SHOWN = 20


def load_brin_of(deployment: Deployment, region: str, files: Iterable[Path]) -> list[str]:
    """Do ``load_brin`` on a deployment; for a process that has not imported the app yet."""
    os.environ |= environment_of(deployment, region)
    return load_brin(files)


def load_brin(files: Iterable[Path]) -> list[str]:
    """Load files, and tell per file which lines were passed over, and how much was kept.

    :raises DeployRefused: if a file cannot be read, or nothing in it can be used.
    """
    # Imported now and not above: the adapters read their settings when they are imported.
    from chalicelib import bootstrap
    from chalicelib.core.institutions.duo_csv import DuoFile, merged, read_duo_csv

    told: list[str] = []
    read: list[DuoFile] = []
    for path in files:
        try:
            found = read_duo_csv(path.read_bytes())
        except OSError as error:
            raise DeployRefused(f"{path} cannot be read: {error.strerror}") from error
        lines = [f"{path}, line {one.line}: {one.why}" for one in found.problems]
        if not found.entries:
            raise DeployRefused("\n".join(_shortened(lines)) or f"{path} holds no schools")
        told += _shortened(lines)
        read.append(found)
    entries = merged(read)
    bootstrap.cloud().brin_register.put_all(entries)
    sites = sum(len(entry.sites) for entry in entries)
    return [*told, f"Loaded {len(entries)} BRIN codes with {sites} sites"]


def _shortened(lines: list[str]) -> Iterator[str]:
    yield from lines[:PROBLEMS_SHOWN]
    if len(lines) > PROBLEMS_SHOWN:
        yield f"and {len(lines) - PROBLEMS_SHOWN} more lines"
