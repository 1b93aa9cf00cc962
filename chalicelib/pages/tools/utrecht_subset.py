"""Cuts the rules that Facet's pages use out of @utrecht/component-library-css.

The whole library is 400 kB; a page needs some twenty of its hundred families. Run it again
after an update: ``python -m chalicelib.pages.tools.utrecht_subset <package>/dist/index.css``.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[1] / "static" / "vendor" / "utrecht.css"
# The notice is of the file that is made, not of this one: REUSE-IgnoreStart
NOTICE = (
    "/* Subset of @utrecht/component-library-css 9.0.4, made by tools/utrecht_subset.py.\n"
    "   SPDX-License-Identifier: EUPL-1.2\n"
    "   Copyright (c) 2020-2025 Gemeente Utrecht and Frameless B.V. */\n"
)
# REUSE-IgnoreEnd
FAMILIES = frozenset(
    """
    root document body heading-1 heading-2 heading-3 paragraph link button action-group skip-link
    form-field form-label form-field-description form-field-error-message form-fieldset textbox
    textarea select checkbox radio-button alert table code separator
    """.split()  # noqa: SIM905 - twenty-five words read better as words
)
# Modifiers that show a state by class instead of by pseudo-class, and parts we never write.
UNUSED = re.compile(
    r"--(hover|focus|focus-visible|active|pressed|busy|visited|ready|rtl|html-(?!input|a\b)[a-z-]+"
    r"|[a-z-]*-size|row-hover|row-focus-within|pressed|placeholder[a-z-]*|alternate[a-z-]*|sticky[a-z-]*|forced-colors|box-content)"
    r"(?![a-z-])|::-moz|__(icon|small|b)(?![a-z-])"
)
FAMILY_OF = re.compile(r"\.utrecht-([a-z0-9]+(?:-[a-z0-9]+)*)")


def subset(css: str) -> str:
    """Return the rules of the families that Facet uses, media queries included."""
    kept = _kept(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return NOTICE + "".join(f"{rule}\n" for rule in kept)


def _kept(css: str) -> Iterator[str]:
    for prelude, body in _blocks(css):
        if prelude.startswith(("@media", "@supports")):
            inner = " ".join(_kept(body))
            if inner:
                yield f"{prelude} {{ {inner} }}"
        elif not prelude.startswith("@"):
            selectors = [one for one in _selectors(prelude) if _is_wanted(one)]
            if selectors and body.strip():
                yield f"{', '.join(selectors)} {{ {_one_line(body)} }}"


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    depth, start, prelude = 0, 0, ""
    for place, character in enumerate(css):
        if character == "{":
            if depth == 0:
                prelude, start = css[start:place].rpartition(";")[2], place + 1
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                yield _one_line(prelude), css[start:place]
                start = place + 1


def _selectors(prelude: str) -> list[str]:
    # Commas inside :not(…) and :is(…) do not separate selectors.
    return [part.strip() for part in re.split(r",(?![^(]*\))", prelude)]


def _is_wanted(selector: str) -> bool:
    families = [name.partition("--")[0] for name in FAMILY_OF.findall(selector)]
    return bool(families) and FAMILIES.issuperset(families) and not UNUSED.search(selector)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


if __name__ == "__main__":
    TARGET.write_text(subset(Path(sys.argv[1]).read_text()))
