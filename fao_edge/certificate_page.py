"""How a school lets its computers trust this server: a page, and the file of our authority.

Both come over http too, because before that trust there is no https. So the page tells to compare
the fingerprint with what the server itself shows.
"""

import base64
import hashlib
from collections.abc import Awaitable, Callable
from html import escape

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from fao_edge.adapters.certificates import OwnCertificate

PATH = "/certificaat"
FILE = "facet-ca.crt"
HTTPS_PORT = 443

_STYLE = (
    "body{font:1rem/1.6 'Noto Sans',sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
    "code{overflow-wrap:anywhere;background:#eee;padding:0 .25rem}h1,h2{line-height:1.3}"
    "dt{font-weight:bold}dd{margin:0 0 1rem}a{color:#0b5c66}"
)
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; frame-ancestors 'none'"
_STEPS = {
    "Windows": (
        "Open het bestand, kies <em>Certificaat installeren</em>, <em>Lokale computer</em> en dan"
        " de map <em>Vertrouwde basiscertificeringsinstanties</em>. Op veel computers tegelijk:"
        " een groepsbeleid, of <code>certutil -addstore -f Root facet-ca.crt</code>."
    ),
    "ChromeOS": (
        "In de Google-beheerdersconsole: <em>Apparaten</em>, <em>Netwerken</em>,"
        " <em>Certificaten</em>. Zet het certificaat daar op vertrouwd voor Chromebooks."
    ),
    "macOS": (
        "Open het bestand in <em>Sleutelhangertoegang</em>, zet het in <em>Systeem</em> en kies bij"
        " <em>Vertrouw</em> voor <em>Vertrouw altijd</em>."
    ),
    "iPad": (
        "Installeer het profiel in <em>Instellingen</em>. Zet het daarna aan bij"
        " <em>Algemeen</em>, <em>Info</em>, <em>Certificaatvertrouwensinstellingen</em>."
    ),
    "Linux": (
        "Zet het bestand in <code>/usr/local/share/ca-certificates/</code> en geef de opdracht"
        " <code>update-ca-certificates</code>."
    ),
    "Firefox": (
        "Firefox heeft een eigen lijst: <em>Instellingen</em>, <em>Privacy &amp; Beveiliging</em>,"
        " <em>Certificaten bekijken</em>, <em>Organisaties</em>, <em>Importeren</em>."
    ),
}


def certificate_routes(own: OwnCertificate) -> list[BaseRoute]:
    """Give the page and the file."""
    headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-store"}
    shown = _page(own.fingerprint)

    async def page(_: Request) -> Response:
        return HTMLResponse(shown, headers=headers)

    async def file(_: Request) -> Response:
        return FileResponse(own.authority, media_type="application/x-x509-ca-cert", filename=FILE)

    return [Route(PATH, page), Route(f"{PATH}/{FILE}", file)]


def plain_app(own: OwnCertificate | None, port: int) -> Starlette:
    """Give what answers over http: the certificate, and for all else the way to https."""
    routes = certificate_routes(own) if own else []
    return Starlette(routes=[*routes, Route("/{path:path}", _to_https(port))])


def _to_https(port: int) -> Callable[[Request], Awaitable[Response]]:
    async def lead(request: Request) -> Response:
        # Whatever name the browser used is a name of this server.
        host = request.url.hostname or "localhost"
        there = host if port == HTTPS_PORT else f"{host}:{port}"
        return RedirectResponse(str(request.url.replace(scheme="https", netloc=there)), 308)

    return lead


def _page(fingerprint: str) -> str:
    steps = "".join(f"<dt>{escape(name)}</dt><dd>{how}</dd>" for name, how in _STEPS.items())
    return f"""<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Certificaat van deze FAO</title><style>{_STYLE}</style></head>
<body><main>
<h1>Certificaat van deze FAO</h1>
<p>Deze FAO heeft zelf een certificaat gemaakt. Laat de computers van uw school dat vertrouwen. Dan
werkt de beveiligde verbinding zonder waarschuwing. U doet dit één keer voor elke computer.</p>
<p><a href="{PATH}/{FILE}">Certificaat downloaden ({FILE})</a></p>
<h2>Controleer eerst de vingerafdruk</h2>
<p>Vergelijk deze SHA-256-vingerafdruk met die in het logboek van de FAO. Zijn ze niet gelijk?
Installeer het certificaat dan niet.</p>
<p><code>{fingerprint}</code></p>
<h2>Het certificaat vertrouwen</h2>
<dl>{steps}</dl>
<p>Herstart daarna de browser. Safe Exam Browser gebruikt de lijst van het systeem.</p>
</main></body>
</html>
"""
