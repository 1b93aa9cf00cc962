"""Writes the declarations of styles that may be delivered: known properties with known words.

Style attributes and style sheets follow the same law. A value is written anew, token by token, so
it can neither end its rule, nor load, nor hold a word that is not one of CSS.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from tinycss2 import ast
from tinycss2.color4 import parse_color

from chalicelib.qti.mastering.stylesheets_tokens import Tokens, between_commas
from chalicelib.qti.mastering.stylesheets_words import FAMILIES, FUNCTIONS, KEYWORDS, UNITS
from chalicelib.qti.vocabulary import STYLES

LONGEST_VALUE = 400
_HEX = re.compile(r"[0-9a-fA-F]{3,8}")
_NUMBER = re.compile(r"[+-]?[0-9.]{1,12}")
_SIGNS = frozenset(",/+-*")
_SIZES = (ast.DimensionToken, ast.PercentageToken, ast.NumberToken)

Address = Callable[[str, str], str | None]
"""File as a style sheet names it, beginning of its media type -> its ``asset:`` address.

None where the package has no such file.
"""


def _no_address(_reference: str, _kind: str) -> None:
    """Know no file: a style attribute shows none."""


class Unsafe(Exception):  # noqa: N818 - turned into a remark by whoever knows the sheet
    """A value holds what is not delivered."""


@dataclass(frozen=True)
class Values:
    """Writes values; ``fonts`` are the families of the package -> the names they get."""

    fonts: dict[str, str] = field(default_factory=dict)

    def declarations(
        self,
        rules: Iterable[ast.Node],
        address: Address = _no_address,
        left: dict[str, None] | None = None,
    ) -> str:
        """Write what may stay of a block; the names of what may not go to ``left``."""
        kept: list[str] = []
        for rule in rules:
            if isinstance(rule, ast.Declaration):
                value = self._safe(rule, address)
                if value:
                    kept.append(f"{rule.lower_name}:{value}")
                    continue
            if left is not None:
                left[_name_of(rule)] = None
        return ";".join(kept)

    def value(self, tokens: Tokens, address: Address = _no_address) -> str:
        """Write a value. :raises Unsafe: where it holds what is not delivered."""
        value = " ".join("".join(self._token(one, address) for one in tokens).split())
        if len(value) > LONGEST_VALUE:
            raise Unsafe
        return value

    def families(self, tokens: Tokens) -> str:
        """Write a list of fonts, those of the package under their new names."""
        names = (" ".join(_words_of(one)).lower() for one in between_commas(tokens))
        known = (self.fonts.get(one) or (one if one in FAMILIES else "") for one in names)
        kept = [f'"{one}"' if " " in one else one for one in known if one]
        if not kept:
            raise Unsafe
        return ",".join(kept)

    def _safe(self, declaration: ast.Declaration, address: Address) -> str:
        name, tokens = declaration.lower_name, declaration.value
        if name not in STYLES or (name.startswith("margin") and _is_negative(tokens)):
            return ""
        try:
            if name == "font-family":
                return self.families(tokens)
            if name == "font":
                return self._font(tokens, address)
            return self.value(tokens, address)
        except Unsafe:
            return ""

    def _font(self, tokens: Tokens, address: Address) -> str:
        """Write size and families; behind the last size the families begin."""
        sizes = [number for number, one in enumerate(tokens) if isinstance(one, _SIZES)]
        if not sizes:
            return self.value(tokens, address)
        behind = sizes[-1] + 1
        return f"{self.value(tokens[:behind], address)} {self.families(tokens[behind:])}"

    def _token(self, token: ast.Node, address: Address) -> str:
        write = _PLAIN.get(type(token))
        if write is not None:
            return write(token)
        reference = url_of(token)
        if reference is not None:
            found = address(reference, "image/")
            if found is None:
                raise Unsafe
            return f"url({found})"
        if isinstance(token, ast.FunctionBlock) and token.lower_name in FUNCTIONS:
            return f"{token.lower_name}({self.value(token.arguments, address)})"
        if isinstance(token, ast.ParenthesesBlock):
            return f"({self.value(token.content, address)})"
        raise Unsafe


def url_of(token: ast.Node) -> str | None:
    """Return the address of ``url()``, in either of its spellings."""
    if isinstance(token, ast.URLToken):
        return str(token.value)
    if isinstance(token, ast.FunctionBlock) and token.lower_name == "url":
        texts = [one for one in token.arguments if isinstance(one, ast.StringToken)]
        return str(texts[0].value) if texts else None
    return None


def _name_of(rule: ast.Node) -> str:
    return rule.lower_name if isinstance(rule, ast.Declaration) else "onleesbaar"


def _is_negative(tokens: Tokens) -> bool:
    # A negative margin draws over what stands above: the bar of the exam. A function may be one.
    return any(
        isinstance(one, ast.FunctionBlock) or getattr(one, "representation", "").startswith("-")
        for one in tokens
    )


def _words_of(tokens: Tokens) -> list[str]:
    named = (ast.IdentToken, ast.StringToken)
    if not all(isinstance(one, (*named, ast.WhitespaceToken, ast.Comment)) for one in tokens):
        raise Unsafe
    return [str(one.value) for one in tokens if isinstance(one, named)]


def _number(token: Any) -> str:
    if not _NUMBER.fullmatch(token.representation):
        raise Unsafe
    return str(token.representation)


def _ident(token: Any) -> str:
    if token.lower_value not in KEYWORDS and parse_color(token.value) is None:
        raise Unsafe
    return str(token.value)


def _sized(token: Any) -> str:
    if token.lower_unit not in UNITS:
        raise Unsafe
    return f"{_number(token)}{token.unit}"


def _hash(token: Any) -> str:
    if not _HEX.fullmatch(token.value):
        raise Unsafe
    return f"#{token.value}"


def _sign(token: Any) -> str:
    if token.value not in _SIGNS:
        raise Unsafe
    return str(token.value)


_PLAIN: dict[type[ast.Node], Callable[[Any], str]] = {
    ast.WhitespaceToken: lambda _: " ",
    ast.Comment: lambda _: " ",
    ast.NumberToken: _number,
    ast.PercentageToken: lambda token: f"{_number(token)}%",
    ast.DimensionToken: _sized,
    ast.IdentToken: _ident,
    ast.HashToken: _hash,
    ast.LiteralToken: _sign,
}
