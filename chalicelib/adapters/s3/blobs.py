"""Encrypted parts in a bucket: the content bucket that browsers read, or the vault."""

from dataclasses import dataclass

from botocore.exceptions import ClientError

from chalicelib.adapters.clients import error_code, faults_named
from chalicelib.adapters.s3.client import MISSING, s3
from chalicelib.core.kernel import FormId, NotFound

FOR_EVER = "public, max-age=31536000, immutable"
"""A part never changes: its name is random and new at every mastering."""


@dataclass(frozen=True)
class S3BlobStore:
    """Keeps parts as ``<folder>/<form id>/<name>``; the content bucket's folder is ``content``."""

    bucket: str
    folder: str

    def put(self, form_id: FormId, name: str, blob: bytes) -> None:
        """Keep a part; the same part again is harmless."""
        with faults_named("s3 put part"):
            s3().put_object(
                Bucket=self.bucket,
                Key=self._key(form_id, name),
                Body=blob,
                ContentType="application/octet-stream",
                CacheControl=FOR_EVER,
            )

    def get(self, form_id: FormId, name: str) -> bytes:
        """Fetch a part. :raises NotFound: if there is none."""
        with faults_named("s3 get part"):
            try:
                found = s3().get_object(Bucket=self.bucket, Key=self._key(form_id, name))
            except ClientError as error:
                if error_code(error) not in MISSING:
                    raise
                raise NotFound from error
            return found["Body"].read()

    def _key(self, form_id: FormId, name: str) -> str:
        return f"{self.folder}/{form_id}/{name}"
