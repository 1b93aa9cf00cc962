"""``preview``: puts a form into the page of the exam app, which opens without a server.

The page is built from ``web/`` (``make build``). What is written into it holds no key.
"""

import base64
import json
from dataclasses import asdict
from pathlib import Path

from chalicelib.core.exams import MasteredForm, make_plan

PAGE = Path(__file__).parents[3] / "web" / "dist-preview" / "preview.html"
_PLACE = '<script type="application/json" id="facet-preview">'
_MINUTES = 60


class PageNotBuilt(Exception):  # noqa: N818 - the word of docs/errors.md
    """The page of the exam app is not there yet."""


class PlaceRefused(Exception):  # noqa: N818 - the word of docs/errors.md
    """A page is not written over what may be no page, such as the package itself."""


def write_page(form: MasteredForm, target: Path, seed: str, page: Path = PAGE) -> Path:
    """Write the page with this form in it and return where it is; an older page is replaced.

    :raises PageNotBuilt: if there is no page to put it into.
    :raises PlaceRefused: if the target is not named as a page.
    :raises OSError: if nothing can be written there.
    """
    if target.suffix.lower() not in (".html", ".htm"):
        raise PlaceRefused(str(target))
    if not page.is_file():
        raise PageNotBuilt(str(page))
    before, place, after = page.read_text(encoding="utf-8").partition(_PLACE)
    if not place:
        raise PageNotBuilt(str(page))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(before + place + _as_script(form, seed) + after, encoding="utf-8")
    return target


def _as_script(form: MasteredForm, seed: str) -> str:
    preview = {
        "title": form.outline.title,
        "content": json.loads(form.content),
        "plan": asdict(make_plan(form.outline, seed)),
        "assets": {
            asset.name: {
                "media_type": asset.media_type,
                "base64": base64.b64encode(asset.data).decode(),
            }
            for asset in form.assets
        },
        "duration_minutes": _MINUTES,
    }
    # Inside a script element only "<" can end it or begin something else.
    return json.dumps(preview, ensure_ascii=False).replace("<", "\\u003c")
