"""Sentences for the refusals of candidates."""

from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {}
