"""Sentences for the refusals of sessions."""

from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {}
