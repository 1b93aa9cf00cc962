"""Writes the styles of a drawing anew, with other names for its classes and ids."""

from lxml import etree
from tinycss2 import ast

from chalicelib.qti.mastering.ids import LOCAL_PAINT, Ids
from chalicelib.qti.mastering.stylesheets_tokens import (
    Tokens,
    is_sign,
    read_block,
    read_rules,
    spaced,
)
from chalicelib.qti.vocabulary import STYLES, SVG_ATTRIBUTES, SVG_SHAPES
from chalicelib.qti.xml import local_name

_PROPERTIES = SVG_ATTRIBUTES | STYLES | {"filter", "flood-color", "mix-blend-mode", "stop-color"}
_SELECTED = SVG_SHAPES | {"textPath", "filter", "switch"}
_JOINED = (">", "+", "~", "*", ",", ":")


class DrawingStyles:
    """The classes, ids and styles of one drawing."""

    def __init__(self, ids: Ids) -> None:
        """Start with the ids that attributes refer to."""
        self.ids = ids
        self._classes: dict[str, str] = {}

    def read(self, root: etree._Element) -> None:
        """Number the classes of a drawing, and find the ids that its style sheets name."""
        for element in root.iter("*"):
            for name in element.get("class", "").split():
                self._classes.setdefault(name, f"k{len(self._classes) + 1}")
        for style in (one for one in root.iter("*") if local_name(one) == "style"):
            self.ids.use(LOCAL_PAINT.findall(style.text or ""))
            self.ids.use(
                token.value
                for rule in read_rules(style.text or "")
                if isinstance(rule, ast.QualifiedRule)
                for token in rule.prelude
                if isinstance(token, ast.HashToken)
            )

    def names_of(self, element: etree._Element) -> dict[str, str]:
        """Return class, id and style of an element, as far as they are used."""
        classes = " ".join(self._classes[one] for one in element.get("class", "").split())
        style = self._declarations(read_block(element.get("style", "")))
        found = {"class": classes, "id": self.ids.renamed(element.get("id", "")), "style": style}
        return {name: text for name, text in found.items() if text}

    def sheet(self, text: str) -> str:
        """Write the rules of a style sheet; at-rules and comments stay behind."""
        rules = [one for one in read_rules(text) if isinstance(one, ast.QualifiedRule)]
        return "".join(self._rule(rule) for rule in rules)

    def _rule(self, rule: ast.QualifiedRule) -> str:
        selector = self._selector(rule.prelude)
        return f"{selector}{{{self._declarations(read_block(rule.content))}}}" if selector else ""

    def _selector(self, tokens: Tokens) -> str:
        """Write a selector; nothing where it names what the drawing does not hold."""
        parts: list[str] = []
        for before, token in zip([None, *tokens], tokens, strict=False):
            if isinstance(token, ast.IdentToken) and is_sign(before, "."):
                parts.append(self._classes.get(token.value, ""))
            elif isinstance(token, ast.HashToken):
                name = self.ids.renamed(token.value)
                parts.append(f"#{name}" if name else "")
            else:
                parts.append(_plain(token))
        return "".join(parts).strip() if all(parts) else ""

    def _declarations(self, rules: Tokens) -> str:
        kept = [
            f"{one.lower_name}:{self.ids.repainted(spaced(one.value))}"
            for one in rules
            if isinstance(one, ast.Declaration) and one.lower_name in _PROPERTIES
        ]
        return ";".join(kept)


def _plain(token: ast.Node) -> str:
    if isinstance(token, ast.WhitespaceToken):
        return " "
    if isinstance(token, ast.IdentToken):
        return token.value if token.value in _SELECTED else ""
    if is_sign(token, "."):
        return "."
    return next((sign for sign in _JOINED if is_sign(token, sign)), "")
