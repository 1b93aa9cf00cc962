"""The static files: light enough, complete, and as the content security policy wants them."""

import gzip
import re
import subprocess
import sys

import pytest

from chalicelib.pages.render import STATIC
from chalicelib.pages.tools.utrecht_subset import subset
from tests.unit.pages.gallery import gallery

FIRST_LOAD_BYTES_MAX = 100_000
OWN_STYLE_FILES = (
    "tokens.css",
    "component-tokens.css",
    "facet/frame.css",
    "facet/texts.css",
    "facet/forms.css",
    "facet/lists.css",
    "facet/details.css",
    "facet/steps.css",
    "facet/logins.css",
)
FIRST_LOAD = (
    *OWN_STYLE_FILES,
    "vendor/utrecht.css",
    "vendor/htmx-4.0.1.min.js",
    "facet.js",
    "logins.js",
    "facet.svg",
)
FONT = "vendor/noto-sans-latin-wght-normal.woff2"
OWN_STYLES = "".join((STATIC / name).read_text() for name in OWN_STYLE_FILES)
CHECK_LAZY = (
    "import sys, chalicelib.pages; sys.exit('jinja2' in sys.modules or 'babel' in sys.modules)"
)


def first_load_sizes() -> dict[str, int]:
    """Give the bytes on the line of each part of the heaviest page's first load."""
    pages = {page.name: page.render() for page in gallery()}
    heaviest = max(pages, key=lambda name: len(gzip.compress(pages[name])))
    parts = {name: (STATIC / name).read_bytes() for name in FIRST_LOAD}
    sizes = {name: len(gzip.compress(data)) for name, data in parts.items()}
    sizes[f"html of {heaviest}"] = len(gzip.compress(pages[heaviest]))
    # A woff2 file is compressed in itself.
    return {**sizes, FONT: (STATIC / FONT).stat().st_size}


def test_the_first_load_of_a_page_is_at_most_100_kb() -> None:
    sizes = first_load_sizes()

    assert sum(sizes.values()) <= FIRST_LOAD_BYTES_MAX, sizes


def test_every_token_that_our_styles_use_exists() -> None:
    used = set(re.findall(r"var\((--facet-[a-z0-9-]+)", OWN_STYLES))
    made = set(re.findall(r"(--facet-[a-z0-9-]+):", OWN_STYLES))

    assert used <= made


def test_the_dark_theme_sets_every_colour_of_the_light_one() -> None:
    light, _, dark = (STATIC / "tokens.css").read_text().partition("prefers-color-scheme: dark")
    pattern = r"(--facet-(?:color|mark)-[a-z-]+):"

    assert set(re.findall(pattern, dark)) == set(re.findall(pattern, light))


def test_a_page_links_our_styles_in_the_order_in_which_their_rules_count() -> None:
    page = next(page for page in gallery() if page.name == "login").render().decode()
    linked = re.findall(r'rel="stylesheet" href="/static/([^?]+)', page)

    assert [name for name in linked if not name.startswith("vendor/")] == list(OWN_STYLE_FILES)
    assert set((STATIC / "facet").glob("*.css")) <= {STATIC / name for name in linked}


def test_styles_fetch_nothing_from_elsewhere() -> None:
    for style in STATIC.rglob("*.css"):
        for address in re.findall(r'url\("?([^")]+)', style.read_text()):
            assert address.startswith("data:") or (style.parent / address).is_file()


def test_our_script_needs_no_eval() -> None:
    script = "".join((STATIC / name).read_text() for name in ("facet.js", "logins.js"))

    assert not re.search(r"\beval\b|new Function|\.innerHTML|setAttribute\(.style", script)


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".utrecht-button { color: red; }", ".utrecht-button { color: red; }"),
        (".utrecht-calendar { color: red; }", ""),
        (
            ".utrecht-link--hover, .utrecht-link:hover { top: 0; }",
            ".utrecht-link:hover { top: 0; }",
        ),
        ("@media print { .utrecht-grid { top: 0; } }", ""),
        (".utrecht-link:not(.x, .y) { top: 0; }", ".utrecht-link:not(.x, .y) { top: 0; }"),
    ],
)
def test_of_the_component_library_only_what_we_use_is_kept(css: str, kept: str) -> None:
    assert subset(css).partition("*/\n")[2].strip() == kept


def test_importing_the_pages_loads_no_template_engine() -> None:
    done = subprocess.run([sys.executable, "-c", CHECK_LAZY], check=False)

    assert done.returncode == 0


if __name__ == "__main__":
    for part, size in sorted(first_load_sizes().items(), key=lambda one: -one[1]):
        print(f"{size:8,} {part}")  # noqa: T201 - this is what it was run for
    print(f"{sum(first_load_sizes().values()):8,} bytes in all")  # noqa: T201
