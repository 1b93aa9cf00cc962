"""Sets of characters in patterns (XML Schema part 2, appendix F: character classes)."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

CharacterSet = Callable[[str], bool]


class PatternMalformed(Exception):  # noqa: N818 - becomes a reason, or NULL
    """The text is not a regular expression of XML Schema, or one that is too big."""


_MOST_MEMBERS = 200

_SIGNS = {
    "n": "\n", "r": "\r", "t": "\t",
    **{sign: sign for sign in "\\|.-^$?*+{}()[]"},
}  # fmt: skip
"""What may follow a backslash to stand for one character."""

_NAME_START = (
    ":", "AZ", "_", "az", "\xc0\xd6", "\xd8\xf6", "\xf8\u02ff", "\u0370\u037d", "\u037f\u1fff",
    "\u200c\u200d", "\u2070\u218f", "\u2c00\u2fef", "\u3001\ud7ff", "\uf900\ufdcf",
    "\ufdf0\ufffd", "\U00010000\U000effff",
)  # fmt: skip
_NAME = (*_NAME_START, "-", ".", "09", "\xb7", "\u0300\u036f", "\u203f\u2040")
"""First and last characters of ranges (XML 1.0, fifth edition, NameStartChar and NameChar)."""

_BLOCKS = {
    "BasicLatin": "\x00\x7f",
    "Latin-1Supplement": "\x80\xff",
    "LatinExtended-A": "\u0100\u017f",
    "LatinExtended-B": "\u0180\u024f",
    "IPAExtensions": "\u0250\u02af",
    "SpacingModifierLetters": "\u02b0\u02ff",
    "CombiningDiacriticalMarks": "\u0300\u036f",
    "Greek": "\u0370\u03ff",
    "GreekandCoptic": "\u0370\u03ff",
    "Cyrillic": "\u0400\u04ff",
    "Hebrew": "\u0590\u05ff",
    "Arabic": "\u0600\u06ff",
    "LatinExtendedAdditional": "\u1e00\u1eff",
    "GreekExtended": "\u1f00\u1fff",
    "GeneralPunctuation": "\u2000\u206f",
    "SuperscriptsandSubscripts": "\u2070\u209f",
    "CurrencySymbols": "\u20a0\u20cf",
    "LetterlikeSymbols": "\u2100\u214f",
    "NumberForms": "\u2150\u218f",
    "Arrows": "\u2190\u21ff",
    "MathematicalOperators": "\u2200\u22ff",
}
"""The Unicode blocks that exams in European languages meet; another one is malformed here."""

_CATEGORY = re.compile("L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?")


def exactly(sign: str) -> CharacterSet:
    """Hold one character."""
    return lambda found: found == sign


def between(first: str, last: str) -> CharacterSet:
    """Hold the characters of a range. :raises PatternMalformed: when it runs backwards."""
    if first > last:
        raise PatternMalformed(f"{first}-{last}")
    return lambda found: first <= found <= last


def any_of(sets: list[CharacterSet]) -> CharacterSet:
    """Hold what any of these sets holds. :raises PatternMalformed: when there are too many."""
    if len(sets) > _MOST_MEMBERS:
        raise PatternMalformed("too big")
    # Remembered per character, so that a big set costs no more than a small one.
    return lru_cache(maxsize=512)(lambda found: any(one(found) for one in sets))


def all_but(without: CharacterSet) -> CharacterSet:
    """Hold every character that this set does not hold."""
    return lambda found: not without(found)


def minus(whole: CharacterSet, without: CharacterSet) -> CharacterSet:
    """Hold what the first set holds and the second does not."""
    return lambda found: whole(found) and not without(found)


def ignoring_case(inner: CharacterSet) -> CharacterSet:
    """Hold a character when its small or its capital letter is held."""

    def holds(found: str) -> bool:
        # The capital of "ß" is "SS": two characters are no member of any set.
        cases = (found, found.lower(), found.upper())
        return any(inner(one) for one in cases if len(one) == 1)

    return holds


def escaped_sign(letter: str) -> str | None:
    """Return the one character that a backslash and this letter stand for, if it is one."""
    return _SIGNS.get(letter)


def escaped_set(letter: str) -> CharacterSet:
    r"""Return the set of ``\d`` and the like. :raises PatternMalformed: for an unknown one."""
    known = _SETS.get(letter.lower())
    if known is None:
        raise PatternMalformed(f"\\{letter}")
    return known if letter.islower() else all_but(known)


def property_set(name: str) -> CharacterSet:
    r"""Return the set of ``\p{name}``. :raises PatternMalformed: for an unknown name."""
    if _CATEGORY.fullmatch(name):
        return lambda found: unicodedata.category(found).startswith(name)
    if name.startswith("Is") and name[2:] in _BLOCKS:
        block = _BLOCKS[name[2:]]
        return between(block[0], block[-1])
    raise PatternMalformed(f"\\p{{{name}}}")


def _ranges(pairs: tuple[str, ...]) -> CharacterSet:
    return any_of([between(pair[0], pair[-1]) for pair in pairs])


_SETS: dict[str, CharacterSet] = {
    "s": lambda found: found in " \t\n\r",
    "d": lambda found: unicodedata.category(found) == "Nd",
    "w": lambda found: unicodedata.category(found)[0] not in "PZC",
    "i": _ranges(_NAME_START),
    "c": _ranges(_NAME),
}

ANY_BUT_LINE_END: CharacterSet = all_but(lambda found: found in "\n\r")
"""What a full stop holds."""
