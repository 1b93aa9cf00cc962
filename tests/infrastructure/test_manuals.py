"""The manuals of docs/handleiding can be read in the portal, with links that lead somewhere."""

import re
from pathlib import Path

import pytest

from chalicelib.pages.manuals import FOLDER, MANUALS, Manual, text_of
from infrastructure import manuals
from infrastructure.manuals import ROOT, LinkLeadsNowhereError

EVERY_MANUAL = pytest.mark.parametrize("manual", MANUALS, ids=lambda manual: manual.name)


def ids_in(text: str) -> set[str]:
    return set(re.findall(r' id="([^"]+)"', text))


def test_every_manual_that_is_written_can_be_read_in_the_portal() -> None:
    written = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/handleiding/**/*.md")}

    assert written <= {manual.source for manual in MANUALS}


def test_the_rendered_manuals_are_those_of_today_and_no_others() -> None:
    assert {path: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == (
        manuals.manuals()
    )


@EVERY_MANUAL
def test_every_link_in_a_manual_leads_to_a_heading_or_a_manual(manual: Manual) -> None:
    texts = {one.name: text_of(one) for one in MANUALS}

    for href in re.findall(r'href="([^"]+)"', texts[manual.name]):
        name, _, heading = href.partition("#")
        target = texts[name or manual.name]
        assert not heading or heading in ids_in(target), href


@EVERY_MANUAL
def test_every_cell_of_a_manual_says_of_which_column_it_is(manual: Manual) -> None:
    assert "<td>" not in text_of(manual)
    assert 'data-label=""' not in text_of(manual)


def test_a_manual_that_links_to_what_readers_cannot_reach_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "README.md"
    source.write_text("# Titel\n\n[de code](../code.py)\n")
    monkeypatch.setattr(manuals, "ROOT", tmp_path)
    monkeypatch.setattr(manuals, "SOURCES", {source: "algemeen"})
    monkeypatch.setattr(manuals, "FOLDER", tmp_path)

    with pytest.raises(LinkLeadsNowhereError, match=r"code\.py"):
        manuals.manuals()
