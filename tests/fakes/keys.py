"""Stand-ins for KMS and for the sealing of parts; both really encrypt, so a leak is a leak."""

import hashlib
import os
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chalicelib.core.exams import ContentDamaged, KeyRefused, NewKey
from chalicelib.core.kernel import FormId


class FakeKeyVault:
    """A key vault in memory; ``purposes`` are those that its holder has permission for."""

    def __init__(self, master: bytes = b"m" * 32, purposes: frozenset[str] | None = None) -> None:
        self._master = AESGCM(master)
        self._purposes = purposes

    def new_key(self, context: Mapping[str, str]) -> NewKey:
        self._check(context)
        plain, nonce = os.urandom(32), os.urandom(12)
        return NewKey(plain, nonce + self._master.encrypt(nonce, plain, _digest(context)))

    def open_key(self, wrapped: bytes, context: Mapping[str, str]) -> bytes:
        self._check(context)
        try:
            return self._master.decrypt(wrapped[:12], wrapped[12:], _digest(context))
        except InvalidTag as error:
            raise KeyRefused from error

    def _check(self, context: Mapping[str, str]) -> None:
        if self._purposes is not None and context["purpose"] not in self._purposes:
            raise KeyRefused


class FakePartSealer:
    """Seals as docs/qti/delivery-format.md says, in five lines."""

    def seal_part(self, key: bytes, form_id: FormId, name: str, plain: bytes) -> bytes:
        nonce = os.urandom(12)
        return nonce + AESGCM(key).encrypt(nonce, plain, _bound_to(form_id, name))

    def open_part(self, key: bytes, form_id: FormId, name: str, sealed: bytes) -> bytes:
        try:
            return AESGCM(key).decrypt(sealed[:12], sealed[12:], _bound_to(form_id, name))
        except InvalidTag as error:
            raise ContentDamaged from error


def _bound_to(form_id: FormId, name: str) -> bytes:
    return f"facet-delivery/1|{form_id}|{name}".encode()


def _digest(context: Mapping[str, str]) -> bytes:
    return hashlib.sha256(repr(sorted(context.items())).encode()).digest()
