"""Searches what is stored for words that nobody may read there, unpacking what can be unpacked."""

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator

import boto3

BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}")
DEPTH = 4
"""How many wrappings are undone: a zip in a zip, gzipped, in base64."""


def readable(stored: Iterable[bytes], word: bytes) -> int:
    """Count the stored things in which ``word`` can be read without a key."""
    return sum(any(word in part for part in _unpacked(thing)) for thing in stored)


def stored_in_cloud() -> Iterator[bytes]:
    """Give every byte in buckets (all versions, names and headers) and tables."""
    s3, dynamodb = boto3.client("s3"), boto3.client("dynamodb")
    for bucket in s3.list_buckets()["Buckets"]:
        for version in s3.list_object_versions(Bucket=bucket["Name"]).get("Versions", []):
            yield version["Key"].encode()
            found = s3.get_object(
                Bucket=bucket["Name"], Key=version["Key"], VersionId=version["VersionId"]
            )
            yield repr(found["ResponseMetadata"]["HTTPHeaders"]).encode()
            yield found["Body"].read()
    for table in dynamodb.list_tables()["TableNames"]:
        for item in dynamodb.scan(TableName=table)["Items"]:
            for value in item.values():
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
