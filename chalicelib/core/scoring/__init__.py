"""Scoring what candidates answered."""

from chalicelib.core.scoring.model import ItemScore, Response
from chalicelib.core.scoring.ports import ItemScorer

__all__ = ["ItemScore", "ItemScorer", "Response"]
