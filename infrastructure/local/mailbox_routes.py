"""Where the mailbox is read, and where a mail is made to bounce; in the local run only."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from infrastructure.local.bounces import Bounces
from infrastructure.local.mailbox import Mail, MailboxError, mails
from infrastructure.local.mailbox_page import list_page, mail_page
from infrastructure.local.place import Place

POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
Page = Callable[[Request], Response]


def mailbox_routes(place: Place, bounces: Bounces, nightly: Callable[[], None]) -> list[BaseRoute]:
    """Give the routes of the mailbox of a local run; ``nightly`` does what the night would do."""

    def show_list(_: Request) -> Response:
        shown = list_page(mails(place.cloud), can_bounce=bounces.can_bounce)
        return HTMLResponse(shown, headers=HEADERS)

    def show_mail(request: Request) -> Response:
        return HTMLResponse(mail_page(_found(place, request)), headers=HEADERS)

    def bounce(request: Request) -> Response:
        bounces.play(_found(place, request))
        return RedirectResponse("/mailbox", 303)

    def do_nightly(_: Request) -> Response:
        nightly()
        return RedirectResponse("/mailbox", 303)

    return [
        Route("/mailbox-nightly", do_nightly, methods=["POST"]),
        Route("/mailbox", _answered(show_list)),
        Route("/mailbox/{id}", _answered(show_mail)),
        Route("/mailbox/{id}/bounce", _answered(bounce), methods=["POST"]),
    ]


def _answered(show: Page) -> Page:
    def answer(request: Request) -> Response:
        try:
            return show(request)
        except MailboxError:
            return PlainTextResponse("De emulator antwoordt niet. Start opnieuw: make run", 503)
        except LookupError:
            return PlainTextResponse("Niet gevonden", 404)

    return answer


def _found(place: Place, request: Request) -> Mail:
    wanted = request.path_params["id"]
    for mail in mails(place.cloud):
        if mail.id == wanted:
            return mail
    raise LookupError(wanted)
