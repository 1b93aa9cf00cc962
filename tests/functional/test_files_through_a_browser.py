"""A browser uploads a package and downloads results at the emulated cloud, by presigned address."""

from collections.abc import Iterator

import httpx
import pytest

from chalicelib.adapters.clients import session
from chalicelib.adapters.s3 import S3FileStore, S3UploadStore
from chalicelib.adapters.s3.client import presigner, s3
from chalicelib.config import settings
from tests.cloud import EmulatedCloud
from tests.fakes.kernel import CountingIds

BACK = "https://facet.example.nl/api/exams/E-1"

pytestmark = pytest.mark.emulator


@pytest.fixture
def endpoint(emulated_cloud: EmulatedCloud) -> Iterator[str]:
    clients = (session, s3, presigner)
    for client in clients:
        client.cache_clear()
    yield emulated_cloud.endpoint
    for client in clients:
        client.cache_clear()


def test_a_package_is_posted_and_the_browser_sent_back_to_us(endpoint: str) -> None:
    uploads = S3UploadStore(settings().upload_bucket, endpoint)
    upload = uploads.presign_upload("uploads/E-1.zip", max_bytes=10, redirect_to=BACK)

    answer = httpx.post(upload.url, data=upload.fields, files={"file": ("a.zip", b"ten bytes!")})

    assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, BACK)
    assert uploads.take("uploads/E-1.zip", max_bytes=10) == b"ten bytes!"


@pytest.mark.parametrize("name", ["key", "success_action_redirect"])
def test_a_form_with_a_changed_field_is_refused(endpoint: str, name: str) -> None:
    upload = S3UploadStore(settings().upload_bucket, endpoint).presign_upload(
        "uploads/E-2.zip", max_bytes=10, redirect_to=BACK
    )

    answer = httpx.post(
        upload.url,
        data={**upload.fields, name: "https://elsewhere.example.nl"},
        files={"file": ("a.zip", b"zip")},
    )

    assert answer.status_code == 403


def test_results_are_downloaded_as_a_file_of_that_name(endpoint: str) -> None:
    files = S3FileStore(settings().files_bucket, endpoint, CountingIds())

    answer = httpx.get(files.offer("resultaten.csv", "text/csv; charset=utf-8", b"a;b"))

    assert (answer.status_code, answer.content) == (200, b"a;b")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''resultaten.csv"
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
