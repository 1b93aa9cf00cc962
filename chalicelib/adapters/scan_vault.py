"""Scans of signed forms in the vault, each encrypted under a key of its own.

What lies there is ``length of the wrapped key (2 bytes) || wrapped key || nonce || AES-256-GCM``;
KMS unwraps the key for the registration and the purpose it was made for, and for nothing else.
"""

import os
from dataclasses import dataclass

from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chalicelib.adapters.clients import error_code, faults_named
from chalicelib.adapters.s3.client import MISSING, s3
from chalicelib.core.exams import KeyVault
from chalicelib.core.institutions import RegistrationId
from chalicelib.core.kernel import NotFound

LENGTH_BYTES, NONCE_BYTES = 2, 12


@dataclass(frozen=True)
class SealedScans:
    """Keeps scans in a bucket; ``keys`` is KMS."""

    bucket: str
    keys: KeyVault

    def keep(self, registration_id: RegistrationId, data: bytes) -> None:
        """Keep the scan of a registration, over the one it had."""
        key = self.keys.new_key(_context(registration_id))
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + AESGCM(key.plain).encrypt(nonce, data, registration_id.encode())
        body = len(key.wrapped).to_bytes(LENGTH_BYTES) + key.wrapped + sealed
        with faults_named("s3 put scan"):
            s3().put_object(Bucket=self.bucket, Key=_place(registration_id), Body=body)

    def read(self, registration_id: RegistrationId) -> bytes:
        """Give the scan of a registration. :raises NotFound: if it has none."""
        body = self._fetched(registration_id)
        until = LENGTH_BYTES + int.from_bytes(body[:LENGTH_BYTES])
        wrapped, sealed = body[LENGTH_BYTES:until], body[until:]
        key = self.keys.open_key(wrapped, _context(registration_id))
        nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        return AESGCM(key).decrypt(nonce, ciphertext, registration_id.encode())

    def _fetched(self, registration_id: RegistrationId) -> bytes:
        with faults_named("s3 get scan"):
            try:
                found = s3().get_object(Bucket=self.bucket, Key=_place(registration_id))
            except ClientError as error:
                if error_code(error) not in MISSING:
                    raise
                raise NotFound from error
            return found["Body"].read()


def _place(registration_id: RegistrationId) -> str:
    return f"scans/{registration_id}"


def _context(registration_id: RegistrationId) -> dict[str, str]:
    return {"registration_id": registration_id, "purpose": "scan"}
