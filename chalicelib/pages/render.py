"""Turns a view and a frame into a page or a fragment; the template engine is loaded on first use.

Templates see ``view``, ``frame``, ``link``, ``here``, ``asset`` and the patterns (``form``,
``listing``, ``detail`` …: the macros of templates/patterns/<name>.html, bound to this frame).
"""

import hashlib
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from chalicelib.pages import codes, formats
from chalicelib.pages.catalogue import translations
from chalicelib.pages.events import event_reason, event_sentence, object_value, object_word
from chalicelib.pages.frame import Frame
from chalicelib.pages.password_rules import password_rule
from chalicelib.pages.words import IMPORT_STEPS, demand_words, role_words, state_word

if TYPE_CHECKING:
    from gettext import NullTranslations

    from jinja2 import Environment

HERE = Path(__file__).parent
STATIC = HERE / "static"
TEMPLATES = HERE / "templates"
# In the order in which they use one another: a pattern knows those before it.
PATTERNS = ("status", "form", "detail", "listing", "live", "danger", "importing", "wizard")
EVENT_FILTERS = {
    "event_reason": event_reason,
    "event_sentence": event_sentence,
    "object_value": object_value,
    "object_word": object_word,
}


def render_page(template: str, *, view: Any, frame: Frame) -> bytes:
    """Render a whole page; ``view`` may be None where a template needs none.

    :raises jinja2.TemplateError: if the template is missing or names what the view has not.
    """
    return _render(template, view, frame)


def render_fragment(template: str, *, view: Any, frame: Frame) -> bytes:
    """Render the part of a page that htmx asks for: a template that extends no layout.

    :raises jinja2.TemplateError: if the template is missing or names what the view has not.
    """
    return _render(template, view, frame)


def _render(name: str, view: Any, frame: Frame) -> bytes:
    environment = environment_of(frame.language)
    context: dict[str, Any] = {
        "view": view,
        "frame": frame,
        "link": partial(_link, frame),
        "here": partial(_here, frame),
        "asset": partial(_asset, frame),
        "state_word": state_word,
        "import_steps": IMPORT_STEPS,
    }
    for pattern in PATTERNS:
        context[pattern] = environment.get_template(f"patterns/{pattern}.html").make_module(context)
    return environment.get_template(name).render(context).encode()


@cache
def environment_of(language: str) -> "Environment":
    """Make the template engine of a language, once; strict about names that do not exist."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(
        day=partial(formats.day, language=language),
        short_day=formats.short_day,
        clock=formats.clock,
        exact_clock=formats.exact_clock,
        moment=partial(formats.moment, language=language),
        short_moment=formats.short_moment,
        machine=formats.machine,
        field_moment=formats.field_moment,
        number=partial(formats.number, language=language),
        size=partial(formats.size, language=language),
        duration=partial(formats.duration, language=language),
        countdown=formats.countdown,
        level=formats.level,
        score=partial(formats.score, language=language),
        listed_name=formats.listed_name,
        edge=formats.edge,
        qr_code=codes.qr_code,
        in_fours=codes.in_fours,
        roles=partial(role_list, translations(language)),
        demands=partial(demand_list, translations(language)),
        **EVENT_FILTERS,
        password_rule=password_rule,
    )
    return environment


def role_list(translated: "NullTranslations", roles: Iterable[str]) -> str:
    """Say roles as one line, in the language of the page."""
    return ", ".join(translated.gettext(word) for word in role_words(roles))


def demand_list(translated: "NullTranslations", demands: Iterable[str]) -> str:
    """Say what a form asks for as one line, in the language of the page."""
    return ", ".join(translated.gettext(word) for word in demand_words(demands))


def _link(frame: Frame, path: str, **query: Any) -> str:
    """Make the address of a path of ours. :raises ValueError: if it is not a path."""
    if not path.startswith("/") or path.startswith("//"):
        raise ValueError(f"not a path of ours: {path}")
    return f"{frame.base_path}{path}" + (f"?{urlencode(query, doseq=True)}" if query else "")


def _here(frame: Frame, **changes: Any) -> str:
    """Make the address of this page with parts of its query changed; None takes a part away."""
    query = {**frame.query, **changes}
    return _link(
        frame, frame.path, **{name: value for name, value in query.items() if value is not None}
    )


def _asset(frame: Frame, name: str) -> str:
    """Make the address of a static file; it changes with the content, so browsers may keep it."""
    return f"{frame.static_path}/{name}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
