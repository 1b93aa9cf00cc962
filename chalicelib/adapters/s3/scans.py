"""Scans of signed forms on their way in: browsers post them to the bucket of uploads."""

from dataclasses import dataclass

from chalicelib.adapters.s3.uploads import S3UploadStore
from chalicelib.core.exams import UploadMissing, UploadTooLarge
from chalicelib.core.institutions import PresignedScan, ScanMissing, ScanTooLarge


@dataclass(frozen=True)
class S3ScanUploads:
    """Takes scans as packages are taken, and speaks of them as scans."""

    bucket: str
    public_endpoint: str | None

    def presign(self, key: str, *, max_bytes: int, redirect_to: str) -> PresignedScan:
        """Let a browser post one file of at most ``max_bytes``, and come back afterwards."""
        post = self._uploads.presign_upload(key, max_bytes=max_bytes, redirect_to=redirect_to)
        return PresignedScan(post.url, post.fields)

    def take(self, key: str, *, max_bytes: int) -> bytes:
        """Read what was posted.

        :raises ScanMissing: if nothing has arrived.
        :raises ScanTooLarge: if it is larger than ``max_bytes``.
        """
        try:
            return self._uploads.take(key, max_bytes=max_bytes)
        except UploadMissing as error:
            raise ScanMissing from error
        except UploadTooLarge as error:
            raise ScanTooLarge(limit_bytes=max_bytes) from error

    def discard(self, key: str) -> None:
        """Delete what was posted; deleting what is not there is harmless."""
        self._uploads.discard(key)

    @property
    def _uploads(self) -> S3UploadStore:
        return S3UploadStore(self.bucket, self.public_endpoint)
