"""Files for people: kept in a bucket that empties itself, fetched from a presigned address."""

from dataclasses import dataclass
from urllib.parse import quote

from chalicelib.adapters.clients import faults_named
from chalicelib.adapters.s3.client import presigner, s3
from chalicelib.core.kernel import NewId

FETCH_SECONDS = 300


@dataclass(frozen=True)
class S3FileStore:
    """Offers files for five minutes; ``public_endpoint`` as in :func:`presigner`."""

    bucket: str
    public_endpoint: str | None
    new_id: NewId

    def offer(self, name: str, media_type: str, data: bytes) -> str:
        """Keep a file and give the address where it is downloaded under ``name``."""
        key = f"offered/{self.new_id()}"
        with faults_named("s3 offer file"):
            s3().put_object(Bucket=self.bucket, Key=key, Body=data, ContentType=media_type)
            return presigner(self.public_endpoint).generate_presigned_url(
                "get_object",
                Params={
                    "Bucket": self.bucket,
                    "Key": key,
                    "ResponseContentType": media_type,
                    "ResponseContentDisposition": f"attachment; filename*=UTF-8''{quote(name)}",
                    "ResponseCacheControl": "no-store",
                },
                ExpiresIn=FETCH_SECONDS,
            )
