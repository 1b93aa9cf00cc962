"""A sentence about a package: what is wrong, and how to mend it."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """Dutch of level B1; the facts of the reason stand between braces in either half."""

    what: str
    mend: str
