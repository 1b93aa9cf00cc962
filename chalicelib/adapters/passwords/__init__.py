"""Slow hashes of passwords, and one-time passwords."""

from chalicelib.adapters.passwords.argon2id import Argon2idHasher
from chalicelib.adapters.passwords.one_time import MailedOneTimePasswords

__all__ = ["Argon2idHasher", "MailedOneTimePasswords"]
