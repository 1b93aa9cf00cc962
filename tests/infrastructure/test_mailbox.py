"""The mailbox of the local run shows both parts of a mail, and can make it come back."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3
import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chalicelib.adapters.queue import from_json, to_json
from chalicelib.adapters.ses import SesMailer
from chalicelib.config import settings
from chalicelib.core.access.mails import account_opened_mail
from chalicelib.core.kernel import (
    GroupId,
    InstitutionId,
    MailFailureKind,
    RecordMailFailure,
    ScoreGroup,
)
from chalicelib.pages.mail_writer import TemplateMailWriter
from infrastructure.local.bounces import Bounces
from infrastructure.local.mailbox import Mail, MailboxError, mails
from infrastructure.local.mailbox_page import list_page, mail_page
from infrastructure.local.mailbox_routes import mailbox_routes
from infrastructure.local.place import HOST, Place
from tests.cloud import EmulatedCloud, free_port
from tests.unit.pages.mail_samples import a_mail

NOWHERE = Place(Path("/nonexistent"), port=1, emulator_port=1)
SENT_AT = datetime(2026, 5, 15, 7, 0, tzinfo=UTC)
WORK = a_mail(account_opened_mail)
WRITTEN = TemplateMailWriter().write(WORK)
MAIL = Mail("M-1", WORK.to, WRITTEN.subject, WRITTEN.text, WRITTEN.html, SENT_AT)


def of(mail: Mail, **parts: str) -> Mail:
    return Mail(**(vars(mail) | parts))


def never(_: Mail) -> bool:
    return False


def a_browser(place: Place, bounces: Bounces) -> TestClient:
    app = Starlette(routes=mailbox_routes(place, bounces, lambda: None))
    return TestClient(app, follow_redirects=False)


def test_a_mail_is_shown_as_text_at_amsterdam_time() -> None:
    shown = list_page([of(MAIL, subject="<b>Code</b>", text="uw <i>:\n123456")], can_bounce=never)

    assert "&lt;b&gt;Code&lt;/b&gt;" in shown
    assert "15-05-2026 09:00:00" in shown
    assert "uw &lt;i&gt;:\n123456" in shown


def test_the_link_of_a_mail_can_be_followed() -> None:
    (text,) = html.document_fromstring(list_page([MAIL], can_bounce=never)).iter("pre")

    assert [link for _, _, link, _ in text.iterlinks()] == [WORK.facts["link"]]
    assert text.text_content() == MAIL.text


def test_the_html_of_a_mail_stands_in_a_frame_that_can_do_nothing() -> None:
    hostile = of(MAIL, html='"><script>alert(1)</script>' + MAIL.html)

    tree = html.document_fromstring(mail_page(hostile))

    (frame,) = tree.iter("iframe")
    assert frame.get("sandbox") == ""
    assert frame.get("srcdoc") == hostile.html
    assert tree.xpath("//script") == []


def test_only_a_mail_of_this_run_can_be_made_to_come_back() -> None:
    bounces = Bounces(TemplateMailWriter(), print)
    assert "/bounce" not in list_page([MAIL], can_bounce=bounces.can_bounce)

    bounces.watching(lambda _: None)(to_json(WORK))

    assert "/mailbox/M-1/bounce" in list_page([MAIL], can_bounce=bounces.can_bounce)
    assert not bounces.can_bounce(of(MAIL, to="mo@school.example.nl"))


def test_a_mail_that_comes_back_is_told_as_ses_tells_it() -> None:
    told: list[str] = []
    bounces = Bounces(TemplateMailWriter(), told.append)
    bounces.watching(lambda _: None)(to_json(WORK))

    bounces.play(MAIL)

    (news,) = map(from_json, told)
    assert isinstance(news, RecordMailFailure)
    assert (news.to, news.kind, news.template) == (
        WORK.to,
        MailFailureKind.NO_MAILBOX,
        "account_opened",
    )
    assert (news.user_id, news.institution_id) == (WORK.user_id, WORK.institution_id)


def test_other_work_is_done_and_not_remembered() -> None:
    done: list[str] = []
    work = to_json(ScoreGroup(InstitutionId("SCHOOL"), GroupId("GROUP")))

    Bounces(TemplateMailWriter(), print).watching(done.append)(work)

    assert done == [work]


def test_work_that_fails_fails_for_its_caller_too() -> None:
    def fail(_: str) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Bounces(TemplateMailWriter(), print).watching(fail)(to_json(WORK))


@pytest.mark.parametrize("path", ["/mailbox", "/mailbox/M-1"])
def test_the_mailbox_of_a_stopped_emulator_says_what_to_do(path: str) -> None:
    answer = a_browser(NOWHERE, Bounces(TemplateMailWriter(), print)).get(path)

    assert answer.status_code == 503
    assert "make run" in answer.text


def test_a_mailbox_without_a_cloud_is_refused() -> None:
    with pytest.raises(MailboxError):
        mails(f"http://{HOST}:{free_port()}")


@pytest.fixture
def sent(emulated_cloud: EmulatedCloud) -> tuple[TestClient, list[str], str]:
    """Give a mailbox with one mail of ours, what the queue was told, and where the mail stands."""
    told: list[str] = []
    bounces = Bounces(TemplateMailWriter(), told.append)
    mailer = SesMailer(settings().sender)
    handle = bounces.watching(lambda _: mailer.send(WRITTEN))
    handle(to_json(WORK))
    newest = mails(emulated_cloud.endpoint)[0]
    place = Place(Path("/nonexistent"), 1, int(emulated_cloud.endpoint.rpartition(":")[2]))
    return a_browser(place, bounces), told, f"/mailbox/{newest.id}"


@pytest.mark.emulator
def test_a_mail_that_was_sent_is_read_in_both_parts(sent: Any) -> None:
    browser, _, path = sent

    assert path in browser.get("/mailbox").text
    answer = browser.get(path)

    (frame,) = html.document_fromstring(answer.text).iter("iframe")
    assert str(frame.get("srcdoc")).strip() == WRITTEN.html.strip()
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert browser.get("/mailbox/unknown").status_code == 404


@pytest.mark.emulator
def test_pressing_the_button_makes_it_come_back(sent: Any) -> None:
    browser, told, path = sent

    answer = browser.post(f"{path}/bounce")

    assert (answer.status_code, answer.headers["location"]) == (303, "/mailbox")
    assert json.loads(told[0])["detail"]["mail"]["destination"] == [WORK.to]
    assert browser.post("/mailbox/unknown/bounce").status_code == 404


@pytest.mark.emulator
def test_the_newest_mail_is_on_top(emulated_cloud: EmulatedCloud) -> None:
    client = boto3.client("sesv2")
    for subject in ("Eerste", "Tweede"):
        client.send_email(
            FromEmailAddress=settings().sender,
            Destination={"ToAddresses": ["pien@school.example"]},
            Content={"Simple": {"Subject": {"Data": subject}, "Body": {"Text": {"Data": "x"}}}},
        )

    newest, before = mails(emulated_cloud.endpoint)[:2]

    assert (newest.subject, before.subject) == ("Tweede", "Eerste")
