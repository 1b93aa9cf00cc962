"""Data keys under a master key that never leaves KMS.

The encryption context is authenticated, logged by CloudTrail, and policies can name it
(``kms:EncryptionContext:purpose``): that is how a function is allowed one purpose and no other.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from chalicelib.adapters.clients import PATIENCE, error_code, faults_named, session
from chalicelib.core.exams import KeyRefused, NewKey

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

REFUSALS = {"AccessDeniedException", "InvalidCiphertextException", "IncorrectKeyException"}


@dataclass(frozen=True)
class KmsKeyVault:
    """Makes and opens data keys; ``master_key`` is the id, ARN or alias of the KMS key."""

    master_key: str

    def new_key(self, context: Mapping[str, str]) -> NewKey:
        """Make a random 256-bit key, wrapped for this context. :raises KeyRefused: if forbidden."""
        with faults_named("kms generate data key"), _refusals():
            made = _kms().generate_data_key(
                KeyId=self.master_key, KeySpec="AES_256", EncryptionContext=context
            )
        return NewKey(plain=made["Plaintext"], wrapped=made["CiphertextBlob"])

    def open_key(self, wrapped: bytes, context: Mapping[str, str]) -> bytes:
        """Unwrap a key. :raises KeyRefused: in another context, or without permission."""
        with faults_named("kms decrypt"), _refusals():
            opened = _kms().decrypt(
                KeyId=self.master_key, CiphertextBlob=wrapped, EncryptionContext=context
            )
        return opened["Plaintext"]


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if error_code(error) not in REFUSALS:
            raise
        raise KeyRefused from error


@cache
def _kms() -> "KMSClient":
    return session().client("kms", config=PATIENCE)
