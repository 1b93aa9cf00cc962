"""What mastering delivers the exam app draws: two lists, in two languages, that must not part."""

import re
from pathlib import Path

import pytest

from chalicelib.qti.mastering.qti3 import kebab
from chalicelib.qti.vocabulary import (
    ATTRIBUTES_OF,
    HTML,
    HTML_ATTRIBUTES,
    MATH,
    QTI_ATTRIBUTES,
    RENAMED,
    SVG_SHAPES,
)

ALLOWED = Path(__file__).parents[3] / "web" / "src" / "player" / "allowed.ts"

IN_CUSTOM_ONLY = {"qti-interaction-markup"}
"""The exam app shows a line in the place of a custom interaction, with all it holds."""


def allowed(*lists: str) -> set[str]:
    source = ALLOWED.read_text(encoding="utf-8")
    found = [re.search(rf"const {name} = words\(`(.*?)`\)", source, re.DOTALL) for name in lists]
    return {word for one in found if one is not None for word in one[1].split()}


@pytest.mark.parametrize(
    ("delivered", "lists"),
    [
        ({RENAMED.get(name, name) for name in HTML}, ["HTML_ELEMENTS"]),
        ({name.lower() for name in MATH}, ["MATHML_ELEMENTS"]),
        ({name.lower() for name in SVG_SHAPES}, ["SVG_ELEMENTS"]),
        (
            {f"qti-{kebab(name)}" for name in QTI_ATTRIBUTES} - IN_CUSTOM_ONLY,
            ["QTI_ELEMENTS", "NOT_YET"],
        ),
        (HTML_ATTRIBUTES.union(*ATTRIBUTES_OF.values()), ["HTML_ATTRIBUTES"]),
    ],
)
def test_the_exam_app_draws_what_mastering_delivers(delivered: set[str], lists: list[str]) -> None:
    assert delivered - allowed(*lists) == set()
