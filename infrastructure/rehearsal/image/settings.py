"""What a rehearsal gives the server: the settings that a school copies, and who it is."""

from infrastructure.rehearsal.image.engine import CONTAINERFILE, Environment

EXAMPLE = CONTAINERFILE.with_name(".env.example")
ACTIVATION = """
from datetime import UTC, datetime
from chalicelib.core.sync import Activated
from fao_edge.adapters.identity import keep_identity
from fao_edge.config import settings
who = Activated("rehearsal", "rehearsal", "Generale repetitie", datetime.now(UTC))
keep_identity(settings().state / "edge.json", who)
"""
"""Run inside the image: there is no cloud here that could activate the server."""


def example_settings() -> Environment:
    """Read ``.env.example`` as compose does, so that the example proves to be complete."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name: value for name, _, value in pairs}
