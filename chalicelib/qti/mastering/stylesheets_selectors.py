"""Writes selectors anew, inside the body that they are for.

A selector is delivered only when all that it names stands in a body: no other name can tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from tinycss2 import ast
from tinycss2.nth import parse_nth

from chalicelib.qti.mastering.qti3 import kebab
from chalicelib.qti.mastering.stylesheets_tokens import (
    Tokens,
    between_commas,
    is_sign,
)
from chalicelib.qti.mastering.stylesheets_words import (
    PSEUDO_CLASSES,
    PSEUDO_COUNTS,
    PSEUDO_ELEMENTS,
)
from chalicelib.qti.xml import local_name

_PLAIN = re.compile(r"[A-Za-z0-9 _.#-]{0,40}")
_COMBINATORS = (">", "+", "~")
_PAGE = frozenset({"html", "body", "assessmentitem", "assessmentstimulus", "assessmenttest"})
_RENAMED = {"object": "img"}


class NotShown(Exception):  # noqa: N818 - the way out of a selector, caught below
    """A selector names what stands in no body: nothing is lost without it."""


class NotKnown(Exception):  # noqa: N818 - the way out of a selector, caught below
    """A selector is of a kind that is not delivered."""


@dataclass
class Named:
    """What stands in the bodies that a style sheet is for."""

    roots: set[str] = field(default_factory=set)
    root_classes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    attributes: set[tuple[str, str]] = field(default_factory=set)

    def add(self, root: etree._Element) -> None:
        """Remember the names of a delivered body."""
        self.roots.add(local_name(root))
        self.root_classes.update(root.get("class", "").split())
        for element in root.iterdescendants("*"):
            self.names.add(local_name(element))
            self.classes.update(element.get("class", "").split())
            self.attributes.update((str(key), str(text)) for key, text in element.attrib.items())


@dataclass
class _Compound:
    """One step of a selector: ``li.a:first-child``, and what joins it to the one before."""

    joined: str = ""
    name: str = ""
    classes: list[str] = field(default_factory=list)
    rest: str = ""

    @property
    def text(self) -> str:
        return self.name + "".join(f".{one}" for one in self.classes) + self.rest


def scoped(prelude: Tokens, scope: str, named: Named) -> tuple[list[str], bool]:
    """Return the selectors of a rule inside a scope, and whether one was of an unknown kind."""
    kept: list[str] = []
    unknown = False
    for tokens in between_commas(prelude):
        try:
            kept += _scoped(_steps(tokens), scope, named)
        except NotShown:
            continue
        except NotKnown:
            unknown = True
    return kept, unknown


def _scoped(steps: list[_Compound], scope: str, named: Named) -> list[str]:
    first, *others = steps
    behind = "".join(f"{one.joined}{_checked(one, named).text}" for one in others)
    kept: list[str] = []
    whole = first.name.lower() in _PAGE or first.rest.startswith(":root")
    if named.root_classes.issuperset(first.classes) and (whole or _may_be_root(first, named)):
        itself = replace(first, name="", rest=first.rest.removeprefix(":root"))
        kept.append(f".{scope}{itself.text}{behind}")
    try:
        kept.append(f".{scope} {_checked(first, named).text}{behind}")
    except NotShown:
        if not kept:
            raise
    return kept


def _may_be_root(first: _Compound, named: Named) -> bool:
    by_class = bool(first.classes) and not first.name
    return by_class or not named.roots.isdisjoint(_spellings(first.name))


def _checked(step: _Compound, named: Named) -> _Compound:
    if not named.classes.issuperset(step.classes) or ":root" in step.rest:
        raise NotShown
    for name, value in re.findall(r'\[([a-z-]+)="([^"]*)"\]', step.rest):
        if (name, value) not in named.attributes:
            raise NotShown
    if step.name in ("", "*"):
        return step
    spelled = next((one for one in _spellings(step.name) if one in named.names), None)
    if spelled is None:
        raise NotShown
    return _Compound(step.joined, spelled, step.classes, step.rest)


def _spellings(name: str) -> Iterator[str]:
    """Give the names that an element may have in a body: ``simpleChoice`` is of QTI 2.x."""
    if name:
        yield from (name, name.lower(), f"qti-{kebab(name)}", _RENAMED.get(name.lower(), name))


def _steps(tokens: Tokens) -> list[_Compound]:
    steps, joined = [_Compound()], ""
    rest = iter(tokens)
    for token in rest:
        if isinstance(token, ast.WhitespaceToken | ast.Comment):
            joined = joined or " "
        elif isinstance(token, ast.LiteralToken) and token.value in _COMBINATORS:
            joined = str(token.value)
        else:
            if joined and steps[-1].text:
                steps.append(_Compound(joined))
            joined = ""
            _read_part(token, rest, steps[-1])
    # A combinator with nothing before or behind it selects nothing.
    if not steps[-1].text or joined in _COMBINATORS:
        raise NotKnown
    return steps


def _read_part(token: ast.Node, rest: Iterator[ast.Node], step: _Compound) -> None:
    if isinstance(token, ast.IdentToken) and not step.text:
        step.name = str(token.value)
    elif isinstance(token, ast.SquareBracketsBlock):
        step.rest += _attribute(token)
    elif not isinstance(token, ast.LiteralToken):
        raise NotKnown
    elif token.value == "*" and not step.text:
        step.name = "*"
    elif token.value == ".":
        step.classes.append(_ident(next(rest, None)))
    elif token.value == ":":
        step.rest += _pseudo(next(rest, None), rest)
    else:
        raise NotKnown


def _attribute(block: ast.SquareBracketsBlock) -> str:
    tokens = [one for one in block.content if not isinstance(one, ast.WhitespaceToken)]
    if len(tokens) != 3 or not is_sign(tokens[1], "="):
        raise NotKnown
    name, value = kebab(_ident(tokens[0])), str(getattr(tokens[2], "value", '"'))
    if not _PLAIN.fullmatch(value):
        raise NotKnown
    return f'[{name}="{value}"]'


def _pseudo(token: ast.Node | None, rest: Iterator[ast.Node]) -> str:
    if is_sign(token, ":"):
        name = _ident(next(rest, None)).lower()
        return f"::{_one_of(name, PSEUDO_ELEMENTS)}"
    if isinstance(token, ast.FunctionBlock):
        counts = parse_nth(token.arguments)
        if counts is None:
            raise NotKnown
        every, first = counts
        return f":{_one_of(token.lower_name, PSEUDO_COUNTS)}({every}n{first:+})"
    name = _ident(token).lower()
    return f"::{name}" if name in PSEUDO_ELEMENTS else f":{_one_of(name, PSEUDO_CLASSES)}"


def _one_of(name: str, known: frozenset[str]) -> str:
    if name not in known:
        raise NotKnown
    return name


def _ident(token: ast.Node | None) -> str:
    if not isinstance(token, ast.IdentToken):
        raise NotKnown
    return str(token.value)
