"""What is done with institutions."""

from chalicelib.core.institutions.service.finding import Institutions

__all__ = ["Institutions"]
