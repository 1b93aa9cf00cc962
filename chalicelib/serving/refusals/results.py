"""Sentences for the refusals of results."""

from chalicelib.core.kernel import Refusal

SENTENCES: dict[type[Refusal], str] = {}
