"""Clients of S3: one for our own calls, and one that makes addresses for browsers."""

from functools import cache
from typing import TYPE_CHECKING

from botocore.config import Config

from chalicelib.adapters.clients import PATIENCE, session

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

MISSING = {"NoSuchKey", "404"}


@cache
def s3() -> "S3Client":
    """Give the client for our own calls."""
    return session().client("s3", config=PATIENCE)


@cache
def presigner(public_endpoint: str | None) -> "S3Client":
    """Give the client that signs addresses; it makes no calls itself.

    ``public_endpoint`` is where browsers find S3 if that differs from where we find it (the
    emulated cloud behind another address); None means the same.
    """
    # Without these styles boto3 signs for s3.amazonaws.com, which answers with a redirect that
    # a posted form does not survive; an emulator knows no bucket in its host name.
    style = Config(
        signature_version="s3v4",
        s3={"addressing_style": "path" if public_endpoint else "virtual"},
    )
    return session().client("s3", endpoint_url=public_endpoint, config=PATIENCE.merge(style))
