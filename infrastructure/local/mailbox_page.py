"""The pages of the mailbox: the list with the texts, and one mail as its reader sees it."""

import html
import re
from collections.abc import Callable, Iterator

from chalicelib.core.kernel import DUTCH_TIME
from infrastructure.local.mailbox import Mail

ADDRESS = re.compile(r"https?://[^\s<>]+")
HEAD = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
{refresh}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Facet op deze computer</title>
<style>
body {{ font: 1rem/1.5 sans-serif; max-inline-size: 50rem; margin: 1rem auto; padding: 0 1rem }}
article {{ border-block-start: 1px solid; padding-block: .5rem }}
h2 {{ font-size: 1.1rem; margin: 0 }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .5rem 0 }}
iframe {{ inline-size: 100%; block-size: 40rem; border: 1px solid }}
form {{ display: inline }}
</style>
"""
REFRESH = '<meta http-equiv="refresh" content="5">'
LIST = """<h1>Postbus</h1>
<p>Alle e-mail die Facet op deze computer verstuurt. Er gaat niets echt de deur uit.</p>
<form method="post" action="/mailbox-nightly">
<button>Verstuur nu de herinneringen van vannacht (wachtwoorden die verlopen)</button></form>
{messages}
</html>
"""
MESSAGE = """<article>
<h2>{subject}</h2>
<p>Aan <strong>{to}</strong>, <time>{sent}</time></p>
<pre>{text}</pre>
<p><a href="/mailbox/{id}">Bekijk als HTML</a> {bounce}</p>
</article>
"""
BOUNCE = """<form method="post" action="/mailbox/{id}/bounce">
<button>Doe alsof deze e-mail niet aankomt</button></form>"""
ONE = """<p><a href="/mailbox">Terug naar de postbus</a></p>
<h1>{subject}</h1>
<p>Aan <strong>{to}</strong>, <time>{sent}</time></p>
<iframe sandbox title="De e-mail als HTML" srcdoc="{html}"></iframe>
<h2>Als tekst</h2>
<pre>{text}</pre>
</html>
"""


def list_page(found: list[Mail], *, can_bounce: Callable[[Mail], bool]) -> str:
    """Draw the list; it refreshes itself."""
    messages = "".join(_articles(found, can_bounce)) or "<p>Nog geen e-mail.</p>"
    return HEAD.format(title="Postbus", refresh=REFRESH) + LIST.format(messages=messages)


def mail_page(mail: Mail) -> str:
    """Draw one mail: its HTML in a frame that can do nothing, and its text."""
    head = HEAD.format(title=html.escape(mail.subject), refresh="")
    return head + ONE.format(**_parts(mail), html=html.escape(mail.html))


def _articles(found: list[Mail], can_bounce: Callable[[Mail], bool]) -> Iterator[str]:
    for mail in found:
        bounce = BOUNCE.format(id=html.escape(mail.id)) if can_bounce(mail) else ""
        yield MESSAGE.format(**_parts(mail), bounce=bounce)


def _parts(mail: Mail) -> dict[str, str]:
    return {
        "id": html.escape(mail.id),
        "subject": html.escape(mail.subject),
        "to": html.escape(mail.to),
        "sent": f"{mail.sent_at.astimezone(DUTCH_TIME):%d-%m-%Y %H:%M:%S}",
        "text": _with_links(mail.text),
    }


def _with_links(text: str) -> str:
    parts, end = [], 0
    for found in ADDRESS.finditer(text):
        address = html.escape(found[0])
        parts += [html.escape(text[end : found.start()]), f'<a href="{address}">{address}</a>']
        end = found.end()
    return "".join([*parts, html.escape(text[end:])])
