"""Draws honest items of every kind whose plan could give a key away, for property tests."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.unit.qti.making import SCORE, choice, item, response

NAMES = ["A1", "B2", "C3", "D4", "E5", "F6", "correct", "fout", "key", "x9"]
SETS = "<simpleMatchSet>{0}</simpleMatchSet><simpleMatchSet>{1}</simpleMatchSet>"


@dataclass(frozen=True)
class Generated:
    """An item with its key, as lists of the names in it; ``kind`` is its interaction."""

    text: str
    kind: str
    key: tuple[str, ...]
    choices: tuple[str, ...]
    shuffles: bool


@st.composite
def choices(draw: st.DrawFn) -> Generated:
    """Draw a choice interaction."""
    names = _names(draw)
    key, shuffles = draw(st.sampled_from(names)), draw(st.booleans())
    body = choice(" ".join(names), attributes=f'maxChoices="1" shuffle="{str(shuffles).lower()}"')
    text = item(body, declarations=response(correct=key) + SCORE)
    return Generated(text, "choice", (key,), tuple(names), shuffles)


@st.composite
def orders(draw: st.DrawFn) -> Generated:
    """Draw an order interaction; its maker may have put the steps in their right order."""
    names = _names(draw, least=3)
    key, shuffles = draw(st.permutations(names)), draw(st.booleans())
    inside = "".join(f'<simpleChoice identifier="{one}">{one[0]}</simpleChoice>' for one in names)
    start = f'<orderInteraction responseIdentifier="RESPONSE" shuffle="{str(shuffles).lower()}">'
    declared = response(correct=" ".join(key), cardinality="ordered")
    text = item(f"{start}{inside}</orderInteraction>", declarations=declared + SCORE)
    return Generated(text, "order", tuple(key), tuple(names), shuffles)


@st.composite
def matches(draw: st.DrawFn) -> Generated:
    """Draw a match interaction with a partner for each of the first set."""
    names = draw(st.permutations(NAMES[:6]))
    first, second = names[:3], names[3:]
    partners = draw(st.permutations(second))
    key = tuple(f"{a} {b}" for a, b in zip(first, partners, strict=True))
    start = '<matchInteraction responseIdentifier="RESPONSE" shuffle="false" maxAssociations="3">'
    body = f"{start}{SETS.format(_partners(first), _partners(second))}</matchInteraction>"
    values = "".join(f"<value>{pair}</value>" for pair in key)
    declared = response(cardinality="multiple", base_type="directedPair").replace(
        "</responseDeclaration>",
        f"<correctResponse>{values}</correctResponse></responseDeclaration>",
    )
    return Generated(
        item(body, declarations=declared + SCORE), "match", key, tuple(names), shuffles=False
    )


ITEMS = st.one_of(choices(), orders(), matches())


def _names(draw: st.DrawFn, least: int = 2) -> list[str]:
    return draw(st.lists(st.sampled_from(NAMES), min_size=least, max_size=6, unique=True))


def _partners(names: list[str]) -> str:
    return "".join(
        f'<simpleAssociableChoice identifier="{one}" matchMax="1">{one[0]}</simpleAssociableChoice>'
        for one in names
    )
