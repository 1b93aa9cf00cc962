"""The bucket for parcels: school servers put there, once; an event tells the cloud of it."""

import base64
from dataclasses import dataclass

from botocore.exceptions import ClientError

from chalicelib.adapters.clients import error_code, faults_named
from chalicelib.adapters.s3.client import MISSING, presigner, s3
from chalicelib.core.kernel import NotFound
from chalicelib.core.sync import ParcelPlace, ParcelTicket

PUT_SECONDS = 900
"""Long enough for four megabytes over a school's slow line."""


@dataclass(frozen=True)
class S3ParcelBox:
    """Takes parcels; ``public_endpoint`` as in :func:`presigner`."""

    bucket: str
    public_endpoint: str | None

    def presign(self, place: ParcelPlace, *, sha256: str, size_bytes: int) -> ParcelTicket:
        """Let a school server put one parcel of exactly this content (hex digest and size).

        The condition that nothing lies there yet is signed too, so it cannot be left out.
        """
        digest = base64.b64encode(bytes.fromhex(sha256)).decode()
        with faults_named("s3 presign parcel"):
            url = presigner(self.public_endpoint).generate_presigned_url(
                "put_object",
                Params={
                    "Bucket": self.bucket,
                    "Key": place.key,
                    "IfNoneMatch": "*",
                    "ChecksumSHA256": digest,
                    "ContentLength": size_bytes,
                },
                ExpiresIn=PUT_SECONDS,
            )
        headers = {"If-None-Match": "*", "x-amz-checksum-sha256": digest}
        return ParcelTicket(url, headers)

    def read(self, place: ParcelPlace) -> str:
        """Read a parcel. :raises NotFound: if it has not arrived."""
        with faults_named("s3 get parcel"):
            try:
                found = s3().get_object(Bucket=self.bucket, Key=place.key)
            except ClientError as error:
                if error_code(error) not in MISSING:
                    raise
                raise NotFound from error
            return found["Body"].read().decode()

    def has(self, place: ParcelPlace) -> bool:
        """Tell whether a parcel has arrived."""
        with faults_named("s3 head parcel"):
            try:
                s3().head_object(Bucket=self.bucket, Key=place.key)
            except ClientError as error:
                if error_code(error) not in MISSING:
                    raise
                return False
        return True
