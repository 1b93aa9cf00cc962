"""Writes the rules of one style sheet of a package, inside the bodies that it is for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import tinycss2
from tinycss2 import ast

from chalicelib.qti.mastering.stylesheets_selectors import Named, scoped
from chalicelib.qti.mastering.stylesheets_tokens import Tokens, read_block, read_rules, spaced
from chalicelib.qti.mastering.stylesheets_values import Address, Unsafe, Values, url_of
from chalicelib.qti.mastering.stylesheets_words import MEDIA, UNITS

_CONDITION = re.compile(r"[A-Za-z-]+|[0-9.]+[a-z]*|[\s(),:/]|[<>]?=")
_FORMATS = ("woff", "woff2", "truetype", "opentype")
_RANGE = re.compile(r"[Uu0-9A-Fa-f+?, -]{1,200}")
_FACE_WORDS = ("font-weight", "font-style", "font-stretch", "font-display")


@dataclass(frozen=True)
class Sheet:
    """One style sheet; ``left`` holds the names of what is not delivered, in order."""

    text: str
    values: Values
    address: Address
    left: dict[str, None] = field(default_factory=dict)

    def rules(self, scope: str, named: Named) -> str:
        """Write the rules for what stands in the bodies."""
        return "".join(self._rules(read_rules(self.text), scope, named))

    def faces(self, wanted: Callable[[str], bool]) -> str:
        """Write the fonts of which the new name is wanted."""
        written = (self._face(face) for face in faces(self.text) if wanted(self._renamed(face)))
        return "".join(written)

    def _rules(self, rules: Tokens, scope: str, named: Named) -> Iterator[str]:
        for rule in rules:
            if isinstance(rule, ast.QualifiedRule):
                yield self._rule(rule, scope, named)
            elif isinstance(rule, ast.AtRule):
                yield self._at_rule(rule, scope, named)
            else:
                self.left["onleesbaar"] = None

    def _rule(self, rule: ast.QualifiedRule, scope: str, named: Named) -> str:
        selectors, unknown = scoped(rule.prelude, scope, named)
        if unknown:
            self.left["selector"] = None
        if not selectors:
            return ""
        kept = self.values.declarations(read_block(rule.content), self.address, self.left)
        return f"{','.join(selectors)}{{{kept}}}" if kept else ""

    def _at_rule(self, rule: ast.AtRule, scope: str, named: Named) -> str:
        name = rule.lower_at_keyword
        condition = spaced(rule.prelude)
        if name == "font-face":
            return ""
        if name != "media" or rule.content is None or not _is_condition(condition):
            self.left[f"@{name}"] = None
            return ""
        inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        kept = "".join(self._rules(inside, scope, named))
        return f"@media {condition}{{{kept}}}" if kept else ""

    def _renamed(self, face: ast.AtRule) -> str:
        return self.values.fonts.get(family_of(face), "")

    def _face(self, face: ast.AtRule) -> str:
        """Write a font under its new name; nothing where no file of it is there."""
        kept = [f"font-family:{self._renamed(face)}"]
        sources = ""
        for one in read_block(face.content or []):
            if isinstance(one, ast.Declaration):
                sources = self._sources(one.value) if one.lower_name == "src" else sources
                kept += self._of_face(one)
        return f"@font-face{{{';'.join([*kept, f'src:{sources}'])}}}" if sources else ""

    def _of_face(self, one: ast.Declaration) -> list[str]:
        text = spaced(one.value)
        if one.lower_name == "unicode-range" and _RANGE.fullmatch(text):
            return [f"unicode-range:{text}"]
        if one.lower_name not in _FACE_WORDS:
            return []
        try:
            return [f"{one.lower_name}:{self.values.value(one.value)}"]
        except Unsafe:
            return []

    def _sources(self, tokens: Tokens) -> str:
        """Write the files of a font, each with its format; a font of the machine is no file."""
        found: list[str] = []
        for token in tokens:
            reference = url_of(token)
            address = self.address(reference, "font/") if reference is not None else None
            if address is not None:
                found.append(f"url({address})")
            elif found and isinstance(token, ast.FunctionBlock) and token.lower_name == "format":
                found[-1] += _format(token)
        return ",".join(found)


def faces(text: str) -> list[ast.AtRule]:
    """Return the fonts that a style sheet brings."""
    rules = (one for one in read_rules(text) if isinstance(one, ast.AtRule))
    return [one for one in rules if one.lower_at_keyword == "font-face"]


def family_of(face: ast.AtRule) -> str:
    """Return the name of a font, by which other rules ask for it."""
    for one in read_block(face.content or []):
        if isinstance(one, ast.Declaration) and one.lower_name == "font-family":
            named = (ast.IdentToken, ast.StringToken)
            return " ".join(
                str(word.value) for word in one.value if isinstance(word, named)
            ).lower()
    return ""


def _is_condition(text: str) -> bool:
    """Tell whether a condition of ``@media`` is made of known words and lengths only."""
    pieces = _CONDITION.findall(text)
    if "".join(pieces) != text:
        return False
    spelled = [one.lower() for one in pieces if one[0].isalpha()]
    sized = [one.lstrip("0123456789.") for one in pieces if one[0].isdigit()]
    return MEDIA.issuperset(spelled) and (UNITS | {""}).issuperset(sized)


def _format(token: ast.FunctionBlock) -> str:
    name = spaced(token.arguments).strip("\"'")
    return f' format("{name}")' if name in _FORMATS else ""
