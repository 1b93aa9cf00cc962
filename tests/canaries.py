"""Searches what is stored for words that nobody may read there, unpacking what can be unpacked."""

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import boto3

BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}")
DEPTH = 4
"""How many wrappings are undone: a zip in a zip, gzipped, in base64."""


def readable(stored: Iterable[bytes], word: bytes) -> int:
    """Count the stored things in which ``word`` can be read without a key."""
    return sum(any(word in part for part in _unpacked(thing)) for thing in stored)


def readable_words(stored: Iterable[bytes], words: Iterable[str]) -> set[str]:
    """Give those of the words that can be read without a key in anything that is stored."""
    sought = {word: word.encode() for word in words}
    found: set[str] = set()
    for thing in stored:
        for part in _unpacked(thing):
            found |= {word for word, letters in sought.items() if letters in part}
    return found


def stored_in_cloud() -> Iterator[bytes]:
    """Give every byte in buckets (all versions, names and headers) and tables."""
    s3 = boto3.client("s3")
    for bucket in s3.list_buckets()["Buckets"]:
        pages = s3.get_paginator("list_object_versions").paginate(Bucket=bucket["Name"])
        for version in (version for page in pages for version in page.get("Versions", [])):
            yield version["Key"].encode()
            found = s3.get_object(
                Bucket=bucket["Name"], Key=version["Key"], VersionId=version["VersionId"]
            )
            yield repr(found["ResponseMetadata"]["HTTPHeaders"]).encode()
            yield found["Body"].read()
    yield from _stored_in_tables()


def stored_in_folder(folder: Path) -> Iterator[bytes]:
    """Give the name and the bytes of every file in a folder, whatever program wrote it."""
    for path in sorted(folder.rglob("*")):
        yield path.name.encode()
        if path.is_file():
            yield path.read_bytes()


def _stored_in_tables() -> Iterator[bytes]:
    dynamodb = boto3.client("dynamodb")
    for table in dynamodb.list_tables()["TableNames"]:
        for page in dynamodb.get_paginator("scan").paginate(TableName=table):
            for value in (value for item in page["Items"] for value in item.values()):
                yield value["B"] if "B" in value else repr(value).encode()


def _unpacked(data: bytes, depth: int = DEPTH) -> Iterator[bytes]:
    yield data
    if depth == 0:
        return
    inner = [*_zipped(data), *_gzipped(data), *_in_base64(data)]
    for part in inner:
        yield from _unpacked(part, depth - 1)


def _zipped(data: bytes) -> Iterator[bytes]:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (package.read(name) for name in package.namelist())


def _gzipped(data: bytes) -> Iterator[bytes]:
    for unpack in (gzip.decompress, zlib.decompress):
        try:
            yield unpack(data)
        except (OSError, EOFError, zlib.error):
            continue


def _in_base64(data: bytes) -> Iterator[bytes]:
    for text in BASE64.findall(data):
        whole = text[: len(text) // 4 * 4].replace(b"+", b"-").replace(b"/", b"_")
        yield base64.urlsafe_b64decode(whole)
