"""Reading CSS: what every part that writes style sheets anew needs of the parser."""

from collections.abc import Iterable, Sequence

import tinycss2
from tinycss2 import ast

Tokens = Sequence[ast.Node]


def read_rules(text: str) -> Tokens:
    """Read a style sheet."""
    return tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)


def read_block(content: str | Iterable[ast.Node]) -> Tokens:
    """Read the declarations of a rule, or of a style attribute."""
    return tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)


def is_sign(token: ast.Node | None, sign: str) -> bool:
    """Tell whether a token is this sign."""
    return isinstance(token, ast.LiteralToken) and token.value == sign


def between_commas(tokens: Tokens) -> list[list[ast.Node]]:
    """Return the members of a list."""
    parts: list[list[ast.Node]] = [[]]
    for token in tokens:
        if is_sign(token, ","):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def spaced(tokens: Tokens) -> str:
    """Write tokens as they stand, with one blank where there are more."""
    return " ".join(tinycss2.serialize(tokens).split())
