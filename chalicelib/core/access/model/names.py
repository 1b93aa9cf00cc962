"""Names of people as Dutch lists and usernames take them apart."""

import re
import unicodedata

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not take apart into a letter and an accent."""


def without_prefix(last_name: str) -> str:
    """Give a surname in one piece, without what stands small in front of it (van der, 't, el)."""
    words = last_name.split()
    start = next((n for n, word in enumerate(words) if word[0].isupper()), len(words) - 1)
    return "".join(words[max(start, 0) :])


def plain(name: str) -> str:
    """Give a name in small letters without accents, and digits; nothing else of it counts."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    return re.sub("[^a-z0-9]", "", apart)


def list_order(first_name: str, last_name: str) -> tuple[str, str]:
    """Give what people are sorted by: the surname without its prefix, then the first name."""
    return plain(without_prefix(last_name)), plain(first_name)
