"""Turns the facts of a mail into its subject, text and HTML; the engine is loaded on first use.

A mail has two templates in ``mails``: ``<name>.txt`` (blocks ``subject`` and ``body``) and
``<name>.html`` (block ``body``). Both are strict about facts that are not there.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from chalicelib.core.kernel import RenderedMail, SendMail
from chalicelib.pages import formats
from chalicelib.pages.catalogue import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from jinja2 import Environment

MAILS = Path(__file__).parent / "mails"
FACT_CHARACTERS_MAX = 2000
"""A fact may come from a public form; nobody sends a book in our name."""


@dataclass(frozen=True)
class TemplateMailWriter:
    """Writes mails in Dutch."""

    def write(self, mail: SendMail) -> RenderedMail:
        """Fill in the templates of a mail.

        :raises jinja2.TemplateError: if it has no templates, or they name what it has not.
        """
        facts = {name: _on_one_line(value) for name, value in mail.facts.items()}
        text = _engine().get_template(f"{mail.template}.txt")
        subject = _on_one_line("".join(text.blocks["subject"](text.new_context(facts))))
        html = _engine().get_template(f"{mail.template}.html")
        return RenderedMail(
            to=mail.to,
            template=mail.template,
            subject=subject,
            text=text.render(facts),
            html=html.render(facts, subject=subject),
            user_id=mail.user_id,
            institution_id=mail.institution_id,
        )


def _on_one_line(value: str) -> str:
    # A line break in a name could end the subject, or begin a paragraph that we never wrote.
    return " ".join(value.split())[:FACT_CHARACTERS_MAX]


@cache
def _engine() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    engine = Environment(
        loader=FileSystemLoader(MAILS),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    engine.filters.update(day=_day, moment=_moment)
    return engine


def _day(written: str) -> str:
    return formats.day(datetime.fromisoformat(written), SOURCE_LANGUAGE)


def _moment(written: str) -> str:
    return formats.moment(datetime.fromisoformat(written), SOURCE_LANGUAGE)
