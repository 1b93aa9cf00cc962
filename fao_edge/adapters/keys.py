"""The keys of this machine: made at its first start, and never anywhere else.

An encryption key (X25519) opens what the cloud seals for us, a signing key (Ed25519) signs what we
say, a device key (AES-256) wraps the keys of exams in our database, and a secret signs tokens.
"""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chalicelib.adapters.sealing import unseal
from chalicelib.core.exams import KeyPurpose, KeyRefused, NewKey, WrappedKeyStore
from chalicelib.core.kernel import ChangedMeanwhile, Fault, FormId, NotFound
from chalicelib.core.sync import EdgeKeys

KEY_BYTES = 32
NONCE_BYTES = 12


@dataclass(frozen=True)
class DeviceKeys:
    """All keys of this machine."""

    encryption: X25519PrivateKey = field(repr=False)
    signing: Ed25519PrivateKey = field(repr=False)
    device: bytes = field(repr=False)
    secret: str = field(repr=False)

    @property
    def public(self) -> EdgeKeys:
        """The halves that the cloud learns."""
        return EdgeKeys(
            self.encryption.public_key().public_bytes_raw(),
            self.signing.public_key().public_bytes_raw(),
        )


def device_keys(folder: Path) -> DeviceKeys:
    """Read the keys of this machine, or make those that are not there yet.

    :raises Fault: if the folder cannot be written, or a key in it is damaged.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        encryption, signing, device, secret = (
            _key(folder / f"{name}.key") for name in ("encryption", "signing", "device", "secret")
        )
    except OSError as error:
        raise Fault("keys of this machine") from error
    return DeviceKeys(
        X25519PrivateKey.from_private_bytes(encryption),
        Ed25519PrivateKey.from_private_bytes(signing),
        device,
        secret.hex(),
    )


def write_secret(path: Path, content: bytes) -> None:
    """Keep a file for our eyes only: whole after a power cut, or not there."""
    unfinished = path.with_name(f".{path.name}")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _key(path: Path) -> bytes:
    if not path.exists():
        write_secret(path, secrets.token_bytes(KEY_BYTES))
    found = path.read_bytes()
    if len(found) != KEY_BYTES:
        raise Fault(f"key {path.name} is damaged")
    return found


@dataclass(frozen=True)
class DeviceKeyVault:
    """Wraps keys of exams with AES-256-GCM under the device key, bound to their context."""

    device: bytes = field(repr=False)

    def new_key(self, context: Mapping[str, str]) -> NewKey:
        """Make a random 256-bit key, wrapped for this context."""
        plain = secrets.token_bytes(KEY_BYTES)
        return NewKey(plain=plain, wrapped=self.wrap(plain, context))

    def wrap(self, plain: bytes, context: Mapping[str, str]) -> bytes:
        """Wrap a key for this context."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self.device).encrypt(nonce, plain, _bound_to(context))

    def open_key(self, wrapped: bytes, context: Mapping[str, str]) -> bytes:
        """Unwrap a key. :raises KeyRefused: in another context, or of another machine."""
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            return AESGCM(self.device).decrypt(nonce, sealed, _bound_to(context))
        except (InvalidTag, ValueError) as error:
            raise KeyRefused from error


@dataclass(frozen=True)
class DeviceKeyChest:
    """Opens what was sealed to this machine, and keeps it wrapped under its own key."""

    encryption: X25519PrivateKey = field(repr=False)
    vault: DeviceKeyVault
    wrapped_keys: WrappedKeyStore

    def take_in(self, sealed: bytes, info: bytes, *, form_id: FormId, purpose: str) -> None:
        """Open a sealed key and keep it; once more is harmless. :raises KeyRefused: if not ours."""
        plain = unseal(self.encryption, sealed, info)
        # The context is the one that the core opens keys of forms in.
        wrapped = self.vault.wrap(plain, {"form_id": form_id, "purpose": purpose})
        try:
            self.wrapped_keys.add(form_id, KeyPurpose(purpose), wrapped)
        except ChangedMeanwhile:
            # A form has one key for each purpose, so what is here already is the same.
            return

    def has(self, form_id: FormId, purpose: str) -> bool:
        """Tell whether a key is here."""
        try:
            self.wrapped_keys.get(form_id, KeyPurpose(purpose))
        except NotFound:
            return False
        return True


def _bound_to(context: Mapping[str, str]) -> bytes:
    return json.dumps(dict(context), sort_keys=True).encode()
