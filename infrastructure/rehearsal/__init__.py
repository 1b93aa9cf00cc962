"""Tries what ``make test`` cannot: plain ``chalice deploy``, and the image of the school server."""
