"""Lists of names, written so that a person can read them."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text; a list of names reads better without quotes."""
    return frozenset(text.split())
