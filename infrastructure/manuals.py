"""Renders the manuals of docs/handleiding into the pages that the portal shows under Downloads.

They ship as HTML inside chalicelib, because Chalice packs nothing else and no function should read
Markdown while somebody waits. ``python -m infrastructure.documents write`` makes them.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from chalicelib.pages.manuals import FOLDER, MANUALS

ROOT = Path(__file__).parents[1]
SOURCES = {ROOT / manual.source: manual.name for manual in MANUALS}
CLASSES = {
    "h2": "utrecht-heading-2",
    "h3": "utrecht-heading-3",
    "p": "utrecht-paragraph",
    "a": "utrecht-link utrecht-link--html-a",
    "table": "utrecht-table facet-table",
    "thead": "utrecht-table__header",
    "tbody": "utrecht-table__body",
    "tr": "utrecht-table__row",
    "th": "utrecht-table__header-cell",
    "td": "utrecht-table__cell",
}


class LinkLeadsNowhereError(Exception):
    """A manual links to a place that readers of the portal cannot reach."""


def manuals() -> dict[Path, str]:
    """Give the page of each manual, as it should be now. :raises LinkLeadsNowhereError: if not."""
    return {FOLDER / f"{name}.html": _rendered(source) for source, name in SOURCES.items()}


def _rendered(source: Path) -> str:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    text = re.sub(r"<!--.*?-->", "", source.read_text(encoding="utf-8"), flags=re.DOTALL)
    tokens = _without_title(parser.parse(text))
    _name_headings(tokens)
    _name_cells(tokens)
    for token in tokens:
        for one in (token, *(token.children or ())):
            _dress(one)
            if one.type == "link_open":
                one.attrs["href"] = _address(source, str(one.attrs["href"]))
    html: str = parser.renderer.render(tokens, parser.options, {})
    html = html.replace("<table", '<div class="facet-table-frame"><table')
    return html.replace("</table>", "</table></div>")


def _without_title(tokens: list[Token]) -> list[Token]:
    end = next(place for place, token in enumerate(tokens) if token.type == "heading_close")
    return tokens[end + 1 :]


def _dress(token: Token) -> None:
    if token.nesting == 1 and token.tag in CLASSES:
        token.attrs["class"] = CLASSES[token.tag]
        token.attrs.pop("style", None)
    elif token.type == "fence":
        token.info = ""


def _name_headings(tokens: list[Token]) -> None:
    # As GitHub names them, so that a link in the source works in both places.
    taken: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            words = _plain(tokens[place + 1].content).lower()
            slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
            number = taken[slug] = taken.get(slug, -1) + 1
            token.attrs["id"] = f"{slug}-{number}" if number else slug


def _name_cells(tokens: list[Token]) -> None:
    # On a narrow screen a table becomes cards, and each cell says which column it is of.
    columns: list[str] = []
    cell = 0
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            columns = []
        elif token.type == "tr_open":
            cell = 0
        elif token.type == "th_open":
            columns.append(_plain(tokens[place + 1].content))
            token.attrs["scope"] = "col"
        elif token.type == "td_open":
            token.attrs["data-label"] = columns[cell]
            cell += 1


def _plain(text: str) -> str:
    return text.replace("`", "").replace("*", "")


def _address(source: Path, href: str) -> str:
    parts = urlsplit(href)
    if parts.scheme or not parts.path:
        return href
    target = (source.parent / parts.path).resolve()
    if target not in SOURCES:
        raise LinkLeadsNowhereError(f"{source.relative_to(ROOT)}: {href}")
    return SOURCES[target] + (f"#{parts.fragment}" if parts.fragment else "")
