"""Seals the parts of a form, as docs/qti/delivery-format.md says.

A part is ``nonce (12 bytes) || AES-256-GCM ciphertext and tag``; its form and name are bound to it
as additional data, so that no part can pass for another.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chalicelib.core.exams import ContentDamaged

NONCE_BYTES = 12


def seal_part(
    key: bytes, form_id: str, name: str, plain: bytes, *, nonce: bytes | None = None
) -> bytes:
    """Encrypt one part of a form; without a nonce handed in, a fresh random one is drawn."""
    # Random nonces of 96 bits are safe for 2**32 parts under one key; a form has a few dozen.
    chosen = os.urandom(NONCE_BYTES) if nonce is None else nonce
    return chosen + AESGCM(key).encrypt(chosen, plain, _bound_to(form_id, name))


def open_part(key: bytes, form_id: str, name: str, sealed: bytes) -> bytes:
    """Decrypt one part of a form. :raises ContentDamaged: if anything of it does not fit."""
    nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    if len(nonce) < NONCE_BYTES:
        raise ContentDamaged(name)
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, _bound_to(form_id, name))
    except InvalidTag as error:
        raise ContentDamaged(name) from error


def _bound_to(form_id: str, name: str) -> bytes:
    return f"facet-delivery/1|{form_id}|{name}".encode()
