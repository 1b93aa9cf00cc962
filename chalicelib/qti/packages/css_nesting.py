"""Measures how deep the brackets of CSS go: whoever writes CSS anew walks them recursively."""

import re

DEEPEST = 50
"""Brackets inside brackets; real style sheets use about five."""

_CLOSES = {")": "(", "]": "[", "}": "{"}
_PART = re.compile(
    r"""/\*.*?(?:\*/|\Z) | "(?:\\.|[^"\\\n])*+"? | '(?:\\.|[^'\\\n])*+'? | \\. | [()\[\]{}]""",
    re.DOTALL | re.VERBOSE,
)


def is_too_deep(text: str) -> bool:
    """Tell whether brackets go deeper than :data:`DEEPEST`, those that are never closed too.

    As in CSS, a bracket in a comment or a string is none, and a wrong one closes nothing.
    """
    opened: list[str] = []
    for match in _PART.finditer(text):
        part = match[0]
        if part in _CLOSES.values():
            opened.append(part)
        elif opened and _CLOSES.get(part) == opened[-1]:
            opened.pop()
        if len(opened) > DEEPEST:
            return True
    return False
