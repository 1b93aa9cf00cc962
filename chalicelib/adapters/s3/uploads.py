"""The bucket that browsers post packages to; it keeps no versions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from botocore.exceptions import ClientError

from chalicelib.adapters.clients import error_code, faults_named
from chalicelib.adapters.s3.client import MISSING, presigner, s3
from chalicelib.core.exams import PresignedUpload, UploadMissing, UploadTooLarge

UPLOAD_SECONDS = 3600
"""Long enough to find the file and to send 100 MB over a slow line."""


@dataclass(frozen=True)
class S3UploadStore:
    """Takes uploads; ``public_endpoint`` as in :func:`presigner`."""

    bucket: str
    public_endpoint: str | None

    def presign_upload(self, key: str, *, max_bytes: int, redirect_to: str) -> PresignedUpload:
        """Let a browser post one file of at most ``max_bytes``, and come back afterwards."""
        fields = {"success_action_redirect": redirect_to}
        with faults_named("s3 presign upload"):
            post = presigner(self.public_endpoint).generate_presigned_post(
                self.bucket,
                key,
                Fields=dict(fields),
                Conditions=[fields, ["content-length-range", 1, max_bytes]],
                ExpiresIn=UPLOAD_SECONDS,
            )
        return PresignedUpload(post["url"], post["fields"])

    def check(self, key: str, *, max_bytes: int) -> None:
        """Look whether an upload has arrived, without reading it.

        :raises UploadMissing: if nothing has arrived.
        :raises UploadTooLarge: if it is larger than ``max_bytes``.
        """
        with _looking("s3 head upload"):
            found = s3().head_object(Bucket=self.bucket, Key=key)
        _limit(found["ContentLength"], max_bytes)

    def take(self, key: str, *, max_bytes: int) -> bytes:
        """Read an upload.

        :raises UploadMissing: if nothing has arrived.
        :raises UploadTooLarge: if it is larger than ``max_bytes``.
        """
        with _looking("s3 get upload"):
            found = s3().get_object(Bucket=self.bucket, Key=key)
            _limit(found["ContentLength"], max_bytes)
            return found["Body"].read()

    def discard(self, key: str) -> None:
        """Delete an upload; deleting what is not there is harmless."""
        with faults_named("s3 delete upload"):
            s3().delete_object(Bucket=self.bucket, Key=key)


@contextmanager
def _looking(call: str) -> Iterator[None]:
    """Turn what S3 says of an upload into our words. :raises UploadMissing: if it is not there."""
    with faults_named(call):
        try:
            yield
        except ClientError as error:
            if error_code(error) not in MISSING:
                raise
            raise UploadMissing from error


def _limit(size_bytes: int, max_bytes: int) -> None:
    if size_bytes > max_bytes:
        raise UploadTooLarge(limit_bytes=max_bytes)
