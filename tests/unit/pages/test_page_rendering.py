"""What every page keeps to, whoever writes it; the gallery stands for all of them."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from chalicelib.pages import render_page
from chalicelib.pages.render import TEMPLATES, environment_of
from tests.unit.pages.gallery import (
    INSIDE,
    MONITOR_MENU,
    OUTSIDE,
    REFUSED,
    Door,
    Home,
    Sample,
    Shown,
    gallery,
    real_pages,
)

SHOWN = [*gallery(), *real_pages("en")]
EVERY_PAGE = pytest.mark.parametrize(
    "page", SHOWN, ids=lambda page: f"{page.name}-{page.frame.language}"
)
SOURCES = sorted(TEMPLATES.rglob("*.html"))
# The bucket of a big upload is the one address that is not ours; it is presigned, never typed.
OWN_ADDRESS = re.compile(
    r"\{\{ (link|here|asset)\(|#|\{\{ frame\.(static|exam_app)_path \}\}|\{\{ bucket_url \}\}$"
    r"|mailto:|tel:|\{\{ view\.address\|qr_code \}\}$"
)
ENGLISH = re.compile(
    r"\b(the|login|submit|cancel|save|error|password|please|welcome|home|back|next)\b", re.I
)


class Tags(HTMLParser):
    """Collects the tags of a page with their attributes, and its visible words."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@EVERY_PAGE
def test_a_page_holds_no_inline_script_or_style(page: Shown) -> None:
    for tag, attributes in Tags(page.render()).tags:
        assert tag != "style"
        assert tag != "script" or attributes.get("src")
        assert not [
            name for name in attributes if name == "style" or name.startswith(("on", "hx-on"))
        ]


@EVERY_PAGE
def test_every_form_that_changes_something_carries_the_token(page: Shown) -> None:
    html = page.render().decode()

    for one in re.findall(r"<form\b.*?</form>", html, re.S):
        ours = 'action="https://' not in one
        assert ours or "t0ken" not in one
        assert not ours or 'method="get"' in one or 'name="csrf_token" value="t0ken"' in one


@EVERY_PAGE
def test_every_identifier_stands_once_and_every_reference_leads_somewhere(page: Shown) -> None:
    tags = Tags(page.render()).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]

    assert len(ids) == len(set(ids))
    for _, attributes in tags:
        named = (attributes.get("aria-describedby") or "").split() + (
            attributes.get("for") or ""
        ).split()
        href = attributes.get("href") or ""
        named += [href[1:]] if href.startswith("#") else []
        assert set(named) <= set(ids)


@EVERY_PAGE
def test_a_whole_page_has_one_heading_of_the_first_level(
    page: Shown,
) -> None:
    tags = Tags(page.render()).tags

    assert page.fragment or [tag for tag, _ in tags].count("h1") == 1


@pytest.mark.parametrize(
    "page", [page for page in SHOWN if page.frame.language == "nl"], ids=lambda page: page.name
)
def test_dutch_pages_speak_dutch(page: Shown) -> None:
    words = " ".join(Tags(page.render()).words).replace("English", "")

    assert not ENGLISH.findall(words)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_links_in_templates_are_made_by_link_here_or_asset(source: Path) -> None:
    text = source.read_text()

    for address in re.findall(r'\b(?:href|action|src|hx-get|hx-post)="([^"]*)"', text):
        assert OWN_ADDRESS.match(address), address


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_template_parses(source: Path) -> None:
    environment_of("nl").parse(source.read_text())


def test_links_carry_the_base_path() -> None:
    html = render_page(
        "access/login.html", view=Door(), frame=replace(OUTSIDE, base_path="/api")
    ).decode()

    assert 'action="/api/login"' in html


def test_a_page_that_asks_for_what_the_view_has_not_fails() -> None:
    with pytest.raises(UndefinedError):
        render_page("errors/refused.html", view=object(), frame=OUTSIDE)


def test_a_refused_form_keeps_what_was_typed_and_links_the_summary_to_the_field() -> None:
    html = Shown("", "gallery_form.html", Sample(), REFUSED).render().decode()

    assert "Lokaal 12</textarea>" in html
    assert (
        '<a class="utrecht-link utrecht-link--html-a" href="#field-name">Naam: Vul dit veld in.</a>'
        in html
    )
    assert 'aria-describedby="hint-name error-name" aria-invalid="true"' in html
    assert "<title>Fout: " in html


def test_a_password_is_never_written_back_into_a_page() -> None:
    frame = replace(OUTSIDE, typed={"username": "jsmit", "password": "geheim-123"})

    html = render_page("access/login.html", view=Door(), frame=frame).decode()

    assert 'value="jsmit"' in html
    assert "geheim-123" not in html


def test_what_users_type_is_escaped() -> None:
    frame = replace(OUTSIDE, typed={"username": '"><script>alert(1)</script>'})

    assert b"<script>alert" not in render_page("access/login.html", view=Door(), frame=frame)


def test_the_address_of_a_list_keeps_the_filter_when_it_is_sorted() -> None:
    html = Shown("", "gallery_list.html", Sample(), INSIDE).render().decode()

    assert 'href="/groups?state=planned&amp;sort=-name"' in html
    assert 'aria-sort="ascending"' in html


def test_a_proctor_hears_of_the_monitor_and_others_hear_that_there_is_nothing_yet() -> None:
    bare = replace(INSIDE, menu=())
    watching = replace(INSIDE, menu=MONITOR_MENU)

    proctor = Shown("", "access/home.html", Home(watches_exams=True), watching).render().decode()
    other = Shown("", "access/home.html", Home(), bare).render().decode()

    assert "Op de afnamemonitor volgt u uw groepen." in proctor
    assert "nog niets te doen" not in proctor
    assert "nog niets te doen" in other


def test_a_refused_form_does_not_choose_what_was_not_chosen() -> None:
    html = Shown("", "gallery_form.html", Sample(), REFUSED).render().decode()

    assert re.search(r'name="kind" value="online"(?! checked)', html)
    assert not re.search(r'name="agreed" value="true" checked', html)
    assert re.search(r'name="aids" value="dictionary" checked', html)


def test_a_live_region_keeps_the_filter_of_its_page() -> None:
    frame = replace(INSIDE, path="/monitor/1", query={"state": ("alert",)})

    html = Shown("", "gallery_live.html", Sample(), frame).render().decode()

    assert 'hx-get="/monitor/1?state=alert"' in html


def test_english_pages_speak_english() -> None:
    html = render_page("access/login.html", view=Door(), frame=replace(OUTSIDE, language="en"))

    assert b'lang="en"' in html
    assert b"User name" in html
    assert b"Gebruikersnaam" not in html
