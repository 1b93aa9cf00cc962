"""No word of an item can be read in what is stored: canaries are searched in every byte."""

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from boto3.session import Session

from chalicelib.adapters.dynamodb.exams import (
    DynamoExamStore,
    DynamoFormStore,
    DynamoWrappedKeyStore,
)
from chalicelib.adapters.kms import KmsKeyVault
from chalicelib.adapters.s3 import S3BlobStore, S3UploadStore
from chalicelib.config import settings
from chalicelib.core.exams import FormOutline, MasteredForm, Shuffle
from chalicelib.core.kernel import ExamId
from tests.builders.exams import PublishingHouse, a_mastered_form, a_publisher, an_outline
from tests.fakes.exams import FakePackageMaster
from tests.local_cloud import local_cloud

CANARY = "kanarie"
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{24,}")
DEPTH = 4
"""How many wrappings are undone: a zip in a zip, gzipped, in base64."""


def an_outline_of_canaries() -> FormOutline:
    """A form whose every word is a canary, but for the title that the catalogue shows."""
    outline = an_outline()
    shuffle = Shuffle(f"{CANARY}-r", (f"{CANARY}-a", f"{CANARY}-b"), frozenset())
    items = tuple(
        replace(item, title=f"{CANARY} titel", shuffles=(shuffle,)) for item in outline.items
    )
    sections = tuple(replace(section, title=f"{CANARY} deel") for section in outline.sections)
    return replace(outline, items=items, sections=sections)


def a_form_of_canaries() -> MasteredForm:
    return a_mastered_form(an_outline_of_canaries(), text=f"Hoe zingt een {CANARY}?")


def a_package_of_canaries() -> bytes:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("item.xml", f"<p>{CANARY}</p>" * 50)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("inner.zip", inner.getvalue())
    return outer.getvalue()


@dataclass
class Place:
    """A publishing house, and how to read every byte that lies in its stores."""

    house: PublishingHouse
    stored: Callable[[], Iterator[bytes]]

    def upload(self) -> ExamId:
        view = self.house.publishing.start_upload(a_publisher(), file_name="rekenen-2f.zip")
        self.house.uploads.post(view.fields, a_package_of_canaries())
        return view.exam_id


@pytest.fixture(params=["fake", "cloud"])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    packages = FakePackageMaster(a_form_of_canaries())
    if request.param == "fake":
        house = PublishingHouse(packages=packages)
        yield Place(house, lambda: _of_fakes(house))
        return
    with local_cloud() as session:
        house = PublishingHouse(
            packages=packages,
            exams=DynamoExamStore(),
            forms=DynamoFormStore(),
            wrapped_keys=DynamoWrappedKeyStore(),
            content=S3BlobStore(settings().content_bucket, "content"),
            vault=S3BlobStore(settings().vault_bucket, "forms"),
            key_vault=KmsKeyVault(settings().kms_key),
            uploads=PostableUploads(session),  # type: ignore[arg-type]
        )
        yield Place(house, lambda: _of_cloud(session))


class PostableUploads:
    """The upload bucket, and what a browser does with it."""

    def __init__(self, session: Session) -> None:
        store = S3UploadStore(settings().upload_bucket, None)
        self.presign_upload = store.presign_upload
        self.take = store.take
        self.discard = store.discard
        self._s3 = session.client("s3")

    def post(self, fields: dict[str, str], data: bytes) -> None:
        self._s3.put_object(Bucket=settings().upload_bucket, Key=fields["key"], Body=data)


def _of_fakes(house: PublishingHouse) -> Iterator[bytes]:
    stores: list[Any] = [house.exams, house.forms, house.wrapped_keys]
    for store in stores:
        yield repr(store.rows).encode()
        yield from (form.sealed_outline for form in store.rows.values() if store is house.forms)
    yield from house.content.blobs.values()  # type: ignore[attr-defined]
    yield from house.vault.blobs.values()  # type: ignore[attr-defined]
    yield from house.uploads.uploads.values()


def _of_cloud(session: Session) -> Iterator[bytes]:
    s3, dynamodb = session.client("s3"), session.client("dynamodb")
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


def readable(place: Place, word: bytes) -> int:
    """Count the stored things in which ``word`` can be read without a key."""
    return sum(any(word in part for part in _unpacked(stored)) for stored in place.stored())


def test_the_search_finds_a_canary_in_a_zip_in_a_zip(place: Place) -> None:
    place.upload()

    assert readable(place, CANARY.encode()) == 1


def test_after_reading_in_no_canary_can_be_read_anywhere(place: Place) -> None:
    exam_id = place.upload()
    place.house.publishing.receive_upload(a_publisher(), exam_id=exam_id)

    place.house.publish(exam_id)

    assert readable(place, b"Rekenen 2F") >= 1, "the title of a published exam is no secret"
    assert readable(place, CANARY.encode()) == 0


def test_no_key_is_stored_in_the_clear(place: Place) -> None:
    house = place.house
    exam = house.publishing.receive_upload(a_publisher(), exam_id=place.upload())
    assert exam.form_id
    keys = [
        house.content_keys.open_key(exam.form_id),
        house.library.outline_keys.open_key(exam.form_id),
        house.scoring_parts.vault_keys.open_key(exam.form_id),
    ]

    for key in keys:
        for written in (key, key.hex().encode(), base64.b64encode(key)):
            assert readable(place, written) == 0


def test_whoever_holds_the_key_reads_it_all(place: Place) -> None:
    exam_id = place.upload()
    place.house.publishing.receive_upload(a_publisher(), exam_id=exam_id)

    preview = place.house.previews.preview(a_publisher(), exam_id=exam_id)

    assert CANARY in repr(preview.content)
