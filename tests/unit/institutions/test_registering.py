"""A form comes in, the board signs or not, on the screen or on paper."""

from datetime import date, timedelta

import pytest

from chalicelib.core.institutions import (
    AuthorityNotDeclared,
    FormFaulty,
    IntendedAdministrator,
    ReasonMissing,
    RegistrationId,
    RegistrationKind,
    RegistrationState,
    ScanMissing,
    ScanNotReadable,
    ScanTooLarge,
    SchoolBoard,
    SignatureIncomplete,
    SignedOnInvalid,
    SigningLinkEnded,
    TooManyRegistrations,
)
from chalicelib.core.kernel import NotAllowed, NotFound, Refusal
from tests.builders.access import an_actor
from tests.builders.registration_desk import RegistrationDesk
from tests.builders.registrations import HELPDESK_USER, a_form

BOARD, PIEN = "bestuur@boomgaard.example.nl", "pien@school.example.nl"
A_PDF, A_PNG = b"%PDF-1.7 signed", b"\x89PNG\r\n\x1a\n signed"


@pytest.fixture
def desk() -> RegistrationDesk:
    return RegistrationDesk()


def test_a_form_asks_the_board_to_sign_and_tells_the_administrator(desk: RegistrationDesk) -> None:
    registration_id = desk.registering.submit(form=a_form())

    kept = desk.registrations.get(registration_id)
    assert kept.state is RegistrationState.SUBMITTED
    assert desk.mailed() == [("sign_request", BOARD), ("registration_received", PIEN)]
    assert desk.token() not in repr(kept)


def test_a_form_that_is_wrong_asks_nobody(desk: RegistrationDesk) -> None:
    with pytest.raises(FormFaulty):
        desk.registering.submit(form=a_form(brin=""))

    assert (desk.work.mails, desk.registrations.rows) == ([], {})


@pytest.mark.parametrize("same", ["brin", "board", "administrator"])
def test_a_school_a_board_and_an_administrator_are_named_only_so_often(
    desk: RegistrationDesk, same: str
) -> None:
    for number in range(5):
        brin = "01AB" if same == "brin" else f"1{number}AB"
        board = BOARD if same == "board" else f"{number}@boomgaard.example.nl"
        email = PIEN if same == "administrator" else f"{number}@school.example.nl"
        person = IntendedAdministrator("Pien", "de Vries", email, "038 123 45 67")
        form = a_form(brin=brin, board=SchoolBoard("B", board), administrator=person)
        desk.registering.submit(form=form)

    with pytest.raises(TooManyRegistrations) as refused:
        desk.registering.submit(form=a_form())

    assert refused.value.facts == {"minutes": 15}
    assert len(desk.registrations.rows) == 5


def test_the_board_signs_what_it_saw(desk: RegistrationDesk) -> None:
    registration_id = desk.registering.submit(form=a_form())
    shown = desk.signing.show(token=desk.token())

    desk.signing.sign(token=desk.token(), name=" Ad Bestuur ", authorised=True)

    kept = desk.registrations.get(registration_id)
    assert shown.form.brin == "01AB"
    assert kept.signature is not None
    assert (kept.signature.name, kept.signature.digest) == ("Ad Bestuur", a_form().digest())
    with pytest.raises(SigningLinkEnded):
        desk.signing.show(token=desk.token())


@pytest.mark.parametrize(
    ("name", "tick", "missing", "field"),
    [("", True, SignatureIncomplete, "name"), ("Ad", False, AuthorityNotDeclared, "authorised")],
)
def test_a_signature_needs_a_name_and_the_tick(
    desk: RegistrationDesk, name: str, tick: bool, missing: type[Refusal], field: str
) -> None:
    desk.registering.submit(form=a_form())

    with pytest.raises(missing) as refused:
        desk.signing.sign(token=desk.token(), name=name, authorised=tick)

    assert refused.value.field == field


def test_the_board_says_no_with_a_reason_and_the_administrator_is_told(
    desk: RegistrationDesk,
) -> None:
    registration_id = desk.registering.submit(form=a_form())
    with pytest.raises(ReasonMissing):
        desk.signing.decline(token=desk.token(), reason=" ")

    desk.signing.decline(token=desk.token(), reason="Kennen wij niet")

    assert desk.registrations.get(registration_id).state is RegistrationState.DECLINED
    assert desk.mailed()[-1] == ("registration_refused", PIEN)


@pytest.mark.parametrize("token", ["", "nonsense", "id0000000000000000000000"])
def test_a_link_that_was_never_sent_opens_nothing(desk: RegistrationDesk, token: str) -> None:
    with pytest.raises(SigningLinkEnded):
        desk.signing.show(token=token)


def test_a_link_ends_after_thirty_days_and_the_helpdesk_sends_another(
    desk: RegistrationDesk,
) -> None:
    registration_id = desk.registering.submit(form=a_form())
    old = desk.token()
    desk.clock.move(days=30)
    with pytest.raises(SigningLinkEnded):
        desk.signing.show(token=old)

    desk.work_list.send_link(desk.helpdesk, registration_id=registration_id)

    assert desk.signing.show(token=desk.token()).ends_at == desk.clock() + timedelta(days=30)
    with pytest.raises(SigningLinkEnded):
        desk.signing.show(token=old)


def on_paper(desk: RegistrationDesk, data: bytes | None) -> RegistrationId:
    registration_id = desk.registering.enter_paper(desk.helpdesk, form=a_form())
    desk.paper.start_scan(desk.helpdesk, registration_id=registration_id)
    if data is not None:
        desk.uploads.post(f"scans/{registration_id}", data)
    desk.paper.record(
        desk.helpdesk, registration_id=registration_id, name="Ad", signed_on=date(2026, 5, 1)
    )
    return registration_id


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(A_PDF, "application/pdf"), (A_PNG, "image/png"), (b"\xff\xd8\xff jpeg", "image/jpeg")],
)
def test_a_form_on_paper_is_signed_by_its_scan_and_mails_nobody(
    desk: RegistrationDesk, data: bytes, media_type: str
) -> None:
    registration_id = on_paper(desk, data)

    url = desk.paper.offer_scan(desk.helpdesk, registration_id=registration_id)

    kept = desk.registrations.get(registration_id)
    assert kept.state is RegistrationState.SIGNED
    assert kept.entered_by == HELPDESK_USER
    assert desk.files.files[url][1:] == (media_type, data)
    assert (desk.work.mails, desk.uploads.uploads) == ([], {})


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (None, ScanMissing),
        (b"MZ a program called scan.pdf", ScanNotReadable),
        (A_PDF + bytes(10_000_000), ScanTooLarge),
    ],
)
def test_what_is_no_scan_signs_nothing(
    desk: RegistrationDesk, data: bytes | None, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        on_paper(desk, data)

    assert [row.state for row in desk.registrations.rows.values()] == [RegistrationState.SUBMITTED]
    assert desk.vault.scans == {}


@pytest.mark.parametrize("day", [date(2026, 5, 16), date(2009, 12, 31)])
def test_nobody_signed_tomorrow_or_long_ago(desk: RegistrationDesk, day: date) -> None:
    registration_id = desk.registering.enter_paper(desk.helpdesk, form=a_form())

    with pytest.raises(SignedOnInvalid):
        desk.paper.record(desk.helpdesk, registration_id=registration_id, name="Ad", signed_on=day)


def test_only_a_form_on_paper_has_a_scan(desk: RegistrationDesk) -> None:
    registration_id = desk.registering.submit(form=a_form(RegistrationKind.DEREGISTRATION))

    with pytest.raises(NotFound):
        desk.paper.offer_scan(desk.helpdesk, registration_id=registration_id)


def test_only_the_helpdesk_takes_in_paper(desk: RegistrationDesk) -> None:
    with pytest.raises(NotAllowed):
        desk.registering.enter_paper(an_actor(), form=a_form())
