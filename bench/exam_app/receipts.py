"""When a server received each batch: read from its journal past our own stores."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import boto3

from infrastructure.local.place import REGION, Place
from infrastructure.local.running import STAGE
from infrastructure.local.stack import LOGIN

Receipts = Callable[[str], dict[int, float]]
"""Gives the moments for a session by the first number of the batch, in seconds since 1970."""
_AT_SCHOOL = "SELECT body, received_at FROM journal WHERE kind = 'batch' AND session_id = ?"


def receipts_in_cloud(place: Place) -> Receipts:
    """Read the journal table of an emulated cloud."""
    cloud = boto3.resource(
        "dynamodb",
        endpoint_url=place.cloud,
        region_name=REGION,
        aws_access_key_id=LOGIN,
        aws_secret_access_key=LOGIN,
    )
    table = cloud.Table(f"facet-{STAGE}-journal")

    def read(session_id: str) -> dict[int, float]:
        found = table.scan(ConsistentRead=True)["Items"]
        own = [one for one in found if session_id in str(one["pk"]) and "text" in one]
        return _moments((str(one["text"]), str(one["received_at"])) for one in own)

    return read


def receipts_at_school_server(state: Path) -> Receipts:
    """Read the file of a school server; nothing is ever written to it."""
    address = f"file:{state / 'edge.sqlite'}?mode=ro"

    def read(session_id: str) -> dict[int, float]:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            rows = connection.execute(_AT_SCHOOL, (session_id,)).fetchall()
        return _moments((body.decode(), received_at) for body, received_at in rows)

    return read


def _moments(batches: Iterable[tuple[str, str]]) -> dict[int, float]:
    return {
        json.loads(text)["first_seq"]: datetime.fromisoformat(received_at).timestamp()
        for text, received_at in batches
    }
