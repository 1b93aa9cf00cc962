"""Sentences for the refusals of access."""

from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {}
