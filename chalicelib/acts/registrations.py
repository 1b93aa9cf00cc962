"""What a school does without a login: ask to take part, to have another administrator, to stop.

Its board signs by a link. Nothing here tells whether an institution is known, beyond open data.
"""

import re
from dataclasses import dataclass

from pydantic import Field

from chalicelib.acts.registration_forms import (
    RegistrationFormView,
    RegistrationInput,
    kind_of,
    site_values,
    typed_values,
    with_entry,
    without_row,
)
from chalicelib.core.access import Scope
from chalicelib.core.institutions import (
    SITES_MAX,
    RegistrationKind,
    SignedView,
    SigningView,
    form_view,
)
from chalicelib.serving.act import Example, Registry
from chalicelib.serving.call import Call
from chalicelib.serving.inputs import Input

acts = Registry()

FORM = "/registration/{kind}"
SIGNING = "/signing/{token}"
REMOVE = re.compile(r"remove-([1-9][0-9]?)")
EXAMPLE_FORM = {
    "institution_name": "De Esdoorn",
    "brin": "99ZC",
    "board_name": "Stichting Boomgaard",
    "board_email": "bestuur@boomgaard.example",
    "first_name": "Pien",
    "last_name": "de Vries",
    "email": "pien@esdoorn.example",
    "phone": "038 123 45 67",
    "sites": [{"number": "00", "name": "De Esdoorn", "types": ["VO"], "levels": ["2F"]}],
}
EXAMPLE_LINK = "link-of-the-board-0001"


class RowsQuery(Input):
    """How many rows for sites the page shows."""

    rows: int = Field(1, ge=1, le=SITES_MAX)


class SignInput(Input):
    """Who signs, and the tick that says that this person may."""

    name: str = Field("", max_length=200)
    authorised: bool = False


class DeclineInput(Input):
    """Why the board does not agree."""

    reason: str = Field("", max_length=2000)


@dataclass(frozen=True)
class RegistrationKindsView:
    """The choice of a form."""

    kinds: tuple[RegistrationKind, ...] = tuple(RegistrationKind)


@dataclass(frozen=True)
class SentView:
    """What happens after a form was sent; the same for every school."""

    kind: RegistrationKind


@acts.act(
    "GET",
    "/registration",
    scope=Scope.PUBLIC,
    page="registrations/choose.html",
    example=Example(),
)
def choose_registration(_call: Call) -> RegistrationKindsView:
    """Show which forms there are."""
    return RegistrationKindsView()


@acts.act(
    "GET",
    FORM,
    scope=Scope.PUBLIC,
    page="registrations/form.html",
    example=Example(path={"kind": "new-institution"}),
)
def show_registration_form(_call: Call, kind: str, query: RowsQuery) -> RegistrationFormView:
    """Show an empty form."""
    return RegistrationFormView(kind_of(kind), query.rows)


@acts.act(
    "POST",
    FORM + "/check",
    scope=Scope.PUBLIC,
    page="registrations/form.html",
    retry="show_registration_form",
    example=Example(path={"kind": "new-institution"}, body=EXAMPLE_FORM),
)
def check_registration_form(call: Call, kind: str, form: RegistrationInput) -> RegistrationFormView:
    """Show the form again with a site more or less, filled in by BRIN code, or whole to check.

    Nothing is kept. ``step`` is one of add, remove-1 and so on, fetch, back, check.
    """
    asked = kind_of(kind)
    if form.step == "check":
        return _checked(call, asked, form)
    if form.step == "fetch":
        return _fetched(call, asked, form)
    sites = form.registered
    removed = REMOVE.fullmatch(form.step)
    if removed:
        sites = without_row(sites, int(removed[1]))
    rows = len(sites) + 1 if form.step == "add" else len(sites)
    plain = typed_values(form.model_copy(update={"sites": ()}))
    values = {**plain, **site_values(sites)}
    return RegistrationFormView(asked, max(1, min(rows, SITES_MAX)), values)


@acts.act(
    "POST",
    FORM,
    scope=Scope.PUBLIC,
    audits="registration_submitted",
    then=FORM + "/sent",
    retry="show_registration_form",
    example=Example(path={"kind": "new-institution"}, body=EXAMPLE_FORM),
)
def submit_registration(call: Call, kind: str, form: RegistrationInput) -> SentView:
    """Keep the form and ask the board to sign it."""
    asked = kind_of(kind)
    call.services.registering.submit(form=form.form(asked))
    return SentView(asked)


@acts.act(
    "GET",
    FORM + "/sent",
    scope=Scope.PUBLIC,
    page="registrations/sent.html",
    example=Example(path={"kind": "new-institution"}),
)
def show_registration_sent(_call: Call, kind: str) -> SentView:
    """Say what happens next."""
    return SentView(kind_of(kind))


@acts.act(
    "GET",
    SIGNING,
    scope=Scope.PUBLIC,
    page="registrations/sign.html",
    example=Example(path={"token": EXAMPLE_LINK}),
)
def show_signing(call: Call, token: str) -> SigningView:
    """Show the whole form to the board that is to sign it."""
    return call.services.signing.show(token=token)


@acts.act(
    "POST",
    SIGNING,
    scope=Scope.PUBLIC,
    audits="registration_signed",
    page="registrations/signed.html",
    retry="show_signing",
    example=Example(path={"token": EXAMPLE_LINK}, body={"name": "Ad Bestuur", "authorised": True}),
)
def sign_registration(call: Call, token: str, form: SignInput) -> SignedView:
    """Sign for the board."""
    return call.services.signing.sign(token=token, name=form.name, authorised=form.authorised)


@acts.act(
    "POST",
    SIGNING + "/decline",
    scope=Scope.PUBLIC,
    audits="registration_declined",
    page="registrations/signed.html",
    retry="show_signing",
    example=Example(path={"token": EXAMPLE_LINK}, body={"reason": "Wij kennen dit niet."}),
)
def decline_registration(call: Call, token: str, form: DeclineInput) -> SignedView:
    """Not agree, for the board, and say why."""
    return call.services.signing.decline(token=token, reason=form.reason)


def _checked(call: Call, kind: RegistrationKind, given: RegistrationInput) -> RegistrationFormView:
    form = given.form(kind).checked()
    names = {site.number: site.name for site in form.sites}
    return RegistrationFormView(
        kind=kind,
        rows=max(1, len(form.sites)),
        values={**typed_values(given.model_copy(update={"sites": ()})), **site_values(form.sites)},
        checked=form_view(form),
        check=call.services.brin_checks.check(form.brin, form.institution_name, names),
    )


def _fetched(call: Call, kind: RegistrationKind, given: RegistrationInput) -> RegistrationFormView:
    entry = call.services.brin_checks.look_up(brin=given.brin.upper())
    sites = with_entry(given.registered, entry) if kind.names_sites else ()
    values = {
        **typed_values(given.model_copy(update={"sites": ()})),
        **site_values(sites),
        "brin": entry.brin.value,
        "institution_name": entry.name,
    }
    return RegistrationFormView(kind, max(1, len(sites)), values, fetched=True)
