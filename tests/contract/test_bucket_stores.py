"""What every store of encrypted parts, uploads and files does, whatever it is made of."""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import boto3
import pytest

from chalicelib.adapters.s3 import S3BlobStore, S3FileStore, S3UploadStore
from chalicelib.config import settings
from chalicelib.core.exams import BlobStore, UploadMissing, UploadStore, UploadTooLarge
from chalicelib.core.kernel import Fault, FormId, NotFound
from chalicelib.core.results import FileStore
from fao_edge.adapters.disk import DiskBlobStore
from tests.fakes.exams import FakeBlobStore, FakeUploadStore
from tests.fakes.kernel import CountingIds
from tests.fakes.scores import FakeFileStore

FORM = FormId("form-1")
PUBLIC = "http://127.0.0.1:24566"


@dataclass
class Buckets:
    """Uploads and files under one contract; ``post`` and ``fetch`` do what a browser does."""

    uploads: UploadStore
    files: FileStore
    post: Callable[[dict[str, str], bytes], None]
    fetch: Callable[[str], bytes]


@pytest.fixture(params=["fake", "s3"])
def buckets(request: pytest.FixtureRequest) -> Iterator[Buckets]:
    if request.param == "fake":
        uploads, files = FakeUploadStore(), FakeFileStore()
        yield Buckets(uploads, files, uploads.post, lambda url: files.files[url][2])
        return
    request.getfixturevalue("cloud")
    s3 = boto3.client("s3")

    def post(fields: dict[str, str], data: bytes) -> None:
        s3.put_object(Bucket=settings().upload_bucket, Key=fields["key"], Body=data)

    def fetch(url: str) -> bytes:
        _, bucket, key = urlsplit(url).path.split("/", 2)
        return s3.get_object(Bucket=bucket, Key=key)["Body"].read()

    yield Buckets(
        S3UploadStore(settings().upload_bucket, PUBLIC),
        S3FileStore(settings().files_bucket, PUBLIC, CountingIds()),
        post,
        fetch,
    )


@pytest.fixture(params=["fake", "s3", "disk"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param == "fake":
        return FakeBlobStore()
    if request.param == "disk":
        return DiskBlobStore(tmp_path / "parts")
    request.getfixturevalue("cloud")
    return S3BlobStore(settings().content_bucket, "content")


def test_a_part_comes_back_as_it_was(blobs: BlobStore) -> None:
    blobs.put(FORM, "part-1", bytes(range(256)))
    blobs.put(FORM, "part-1", bytes(range(256)))

    assert blobs.get(FORM, "part-1") == bytes(range(256))


def test_a_part_of_another_form_is_not_found(blobs: BlobStore) -> None:
    blobs.put(FORM, "part-1", b"x")

    with pytest.raises(NotFound):
        blobs.get(FormId("form-2"), "part-1")


def test_an_upload_is_read_and_then_deleted(buckets: Buckets) -> None:
    upload = buckets.uploads.presign_upload(
        "uploads/1.zip", max_bytes=9, redirect_to="https://facet.example.nl/api/exams/1"
    )
    buckets.post(upload.fields, b"nine byte")

    assert buckets.uploads.take("uploads/1.zip", max_bytes=9) == b"nine byte"
    buckets.uploads.discard("uploads/1.zip")
    buckets.uploads.discard("uploads/1.zip")
    with pytest.raises(UploadMissing):
        buckets.uploads.take("uploads/1.zip", max_bytes=9)


def test_an_upload_that_is_too_large_is_not_read(buckets: Buckets) -> None:
    buckets.post({"key": "uploads/1.zip"}, b"ten bytes!")

    with pytest.raises(UploadTooLarge) as refused:
        buckets.uploads.take("uploads/1.zip", max_bytes=9)

    assert refused.value.facts == {"limit_bytes": 9}


def test_a_file_is_offered_under_an_address_of_its_own(buckets: Buckets) -> None:
    first = buckets.files.offer("resultaten.csv", "text/csv", b"a;b")
    second = buckets.files.offer("resultaten.csv", "text/csv", b"c;d")

    assert (buckets.fetch(first), buckets.fetch(second)) == (b"a;b", b"c;d")


@pytest.mark.usefixtures("cloud")
def test_s3_lets_a_browser_post_one_small_file_and_sends_it_back_to_us() -> None:
    upload = S3UploadStore(settings().upload_bucket, None).presign_upload(
        "uploads/1.zip", max_bytes=50, redirect_to="https://facet.example.nl/api/exams/1"
    )

    policy: dict[str, Any] = json.loads(base64.b64decode(upload.fields["policy"]))
    assert upload.url == "https://facet-test-upload.s3.eu-central-1.amazonaws.com/"
    assert ["content-length-range", 1, 50] in policy["conditions"]
    assert {"key": "uploads/1.zip"} in policy["conditions"]
    redirect = {"success_action_redirect": "https://facet.example.nl/api/exams/1"}
    assert redirect in policy["conditions"]
    assert upload.fields["success_action_redirect"] == redirect["success_action_redirect"]


@pytest.mark.usefixtures("cloud")
def test_s3_downloads_a_file_under_its_name_for_five_minutes() -> None:
    store = S3FileStore(settings().files_bucket, None, CountingIds())
    url = urlsplit(store.offer("résultat.csv", "text/csv", b"x"))

    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    assert url.netloc == "facet-test-files.s3.eu-central-1.amazonaws.com"
    assert query["X-Amz-Expires"] == "300"
    disposition = query["response-content-disposition"]
    assert unquote(disposition) == "attachment; filename*=UTF-8''résultat.csv"
    assert query["response-content-type"] == "text/csv"


@pytest.mark.usefixtures("cloud")
def test_addresses_for_browsers_start_where_browsers_find_the_emulated_cloud() -> None:
    upload = S3UploadStore(settings().upload_bucket, PUBLIC).presign_upload(
        "uploads/1.zip", max_bytes=50, redirect_to="/"
    )

    assert upload.url == f"{PUBLIC}/facet-test-upload"


@pytest.mark.usefixtures("cloud")
def test_a_bucket_that_is_gone_is_a_fault() -> None:
    with pytest.raises(Fault):
        S3BlobStore("facet-test-nowhere", "content").get(FORM, "part-1")
    with pytest.raises(Fault):
        S3BlobStore("facet-test-nowhere", "content").put(FORM, "part-1", b"x")
