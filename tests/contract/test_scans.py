"""What keeps scans of signed forms, and what takes them in."""

import pytest

from chalicelib.adapters.kms import KmsKeyVault
from chalicelib.adapters.s3.client import s3
from chalicelib.adapters.s3.scans import S3ScanUploads
from chalicelib.adapters.scan_vault import SealedScans
from chalicelib.config import settings
from chalicelib.core.institutions import (
    RegistrationId,
    ScanMissing,
    ScanTooLarge,
    ScanUploads,
    ScanVault,
)
from chalicelib.core.kernel import NotFound
from tests.fakes.institutions import FakeScanUploads, FakeScanVault

ONE, TWO = RegistrationId("registration-1"), RegistrationId("registration-2")
A_PDF = b"%PDF-1.7 signed by the board"


@pytest.fixture(params=["fake", "aws"])
def vault(request: pytest.FixtureRequest) -> ScanVault:
    if request.param == "fake":
        return FakeScanVault()
    request.getfixturevalue("cloud")
    return SealedScans(settings().vault_bucket, KmsKeyVault(settings().kms_key))


@pytest.fixture(params=["fake", "aws"])
def uploads(request: pytest.FixtureRequest) -> ScanUploads:
    if request.param == "fake":
        fake = FakeScanUploads()
        fake.post("scans/one", A_PDF)
        return fake
    request.getfixturevalue("cloud")
    s3().put_object(Bucket=settings().upload_bucket, Key="scans/one", Body=A_PDF)
    return S3ScanUploads(settings().upload_bucket, None)


def test_a_scan_comes_back_as_it_was_kept_last(vault: ScanVault) -> None:
    vault.keep(ONE, b"%PDF an earlier one")
    vault.keep(ONE, A_PDF)

    assert vault.read(ONE) == A_PDF


def test_what_has_no_scan_is_not_found(vault: ScanVault) -> None:
    vault.keep(ONE, A_PDF)

    with pytest.raises(NotFound):
        vault.read(TWO)


def test_nothing_of_a_scan_can_be_read_in_the_bucket(cloud: None) -> None:
    SealedScans(settings().vault_bucket, KmsKeyVault(settings().kms_key)).keep(ONE, A_PDF)

    kept = s3().get_object(Bucket=settings().vault_bucket, Key=f"scans/{ONE}")["Body"].read()

    assert b"PDF" not in kept
    assert b"board" not in kept


def test_what_was_posted_can_be_taken_until_it_is_discarded(uploads: ScanUploads) -> None:
    assert uploads.take("scans/one", max_bytes=100) == A_PDF

    uploads.discard("scans/one")
    uploads.discard("scans/one")

    with pytest.raises(ScanMissing):
        uploads.take("scans/one", max_bytes=100)


def test_what_is_too_large_is_not_taken(uploads: ScanUploads) -> None:
    with pytest.raises(ScanTooLarge):
        uploads.take("scans/one", max_bytes=5)


def test_a_browser_is_told_where_to_post_and_comes_back(uploads: ScanUploads) -> None:
    post = uploads.presign("scans/two", max_bytes=100, redirect_to="https://facet.example.nl/back")

    assert post.fields["key"] == "scans/two"
    assert post.fields["success_action_redirect"] == "https://facet.example.nl/back"
