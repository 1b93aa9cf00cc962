"""Every e-mail says the same as text and as HTML, in Dutch, with the given link and no other."""

import re
from typing import Any

import pytest
from jinja2 import UndefinedError
from lxml import html

from chalicelib.adapters.queue import from_json, to_json
from chalicelib.core.access.mails import (
    account_opened_mail,
    one_time_password_mail,
    password_changed_mail,
    password_ends_mail,
)
from chalicelib.core.institutions.mails import registration_refused_mail, sign_request_mail
from chalicelib.core.institutions.model import RegistrationKind
from chalicelib.core.kernel import RenderedMail, SendMail
from chalicelib.pages.mail_writer import FACT_CHARACTERS_MAX, MAILS, TemplateMailWriter
from tests.unit.pages.mail_samples import LINK, MAKERS, NOT_SHOWN, Maker, a_mail, takes

ENGLISH = {"the", "your", "you", "and", "password", "username", "please", "dear", "click", "here"}
HOSTILE = '<script>alert("1")</script><a href="https://kwaad.example">'
SUBJECT_MAX = 78
every_mail = pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)


def written(mail: SendMail) -> RenderedMail:
    return TemplateMailWriter().write(mail)


def tree(mail: RenderedMail) -> Any:
    return html.document_fromstring(mail.html)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_every_mail_has_its_templates_and_every_template_its_mail() -> None:
    names = {a_mail(maker).template for maker in MAKERS}

    for kind in ("txt", "html"):
        there = {path.stem for path in MAILS.glob(f"[!_]*.{kind}")}
        assert there == names


@every_mail
def test_a_mail_tells_what_it_was_told_in_both_parts(maker: Maker) -> None:
    mail = written(a_mail(maker))

    for name, value in takes(maker).items():
        if name not in NOT_SHOWN:
            assert str(value) in f"{mail.subject} {plain(mail.text)}", name
            assert str(value) in plain(tree(mail).text_content()), name


@every_mail
def test_the_text_says_nothing_that_the_html_does_not_say(maker: Maker) -> None:
    mail = written(a_mail(maker))

    shown = plain(tree(mail).text_content())
    said = re.split(r"[.:?!](?:\s|$)", plain(mail.text.replace("\n--\n", "\n")))
    assert [each for each in said if plain(each) not in shown] == []


@every_mail
def test_a_mail_has_no_hole(maker: Maker) -> None:
    mail = written(a_mail(maker))

    for part in (mail.subject, mail.text, mail.html):
        assert not re.search(r"\{\{|\}\}|\{%|None|Undefined|[^ -] {2,}| [.,:?](\s|$)", part)
    assert not re.search(r"\n\n\n", mail.text)
    assert all(each.text_content().strip() for each in tree(mail).iter("p", "h1", "li", "strong"))


@every_mail
def test_a_mail_is_dutch(maker: Maker) -> None:
    mail = written(a_mail(maker))

    assert set(re.findall(r"[a-z]+", f"{mail.subject} {mail.text}".lower())) & ENGLISH == set()
    assert tree(mail).get("lang") == "nl"


@every_mail
def test_a_mail_holds_the_given_link_and_no_other(maker: Maker) -> None:
    mail = written(a_mail(maker))

    given = {LINK} if "link" in takes(maker) else set()
    assert set(re.findall(r"https?://\S+", mail.text)) == given
    assert {link for _, _, link, _ in tree(mail).iterlinks()} == given


@every_mail
def test_the_html_is_one_small_document_without_anything_from_elsewhere(maker: Maker) -> None:
    mail = written(a_mail(maker))

    html.document_fromstring(mail.html, parser=html.HTMLParser(recover=False))
    found = tree(mail)
    assert found.findtext("head/title") == found.findtext(".//h1") == mail.subject
    assert found.xpath("//script | //img | //link | //style | //iframe | //form") == []
    assert not re.search(r"url\(|(?<![-\w])(color|background)", mail.html.split("<body")[1])
    assert "max-width: 600px" in mail.html
    assert len(mail.html.encode()) < 10_000


@every_mail
def test_a_name_that_looks_like_html_stays_a_name(maker: Maker) -> None:
    people = ("name", "board_name", "institution", "administrator", "reason", "username")
    mail = written(a_mail(maker, **dict.fromkeys(people, HOSTILE)))

    found = tree(mail)
    assert found.xpath("//script | //a[contains(@href, 'kwaad')]") == []
    assert HOSTILE in plain(found.text_content())
    assert HOSTILE in mail.text


@every_mail
def test_a_subject_is_short_and_one_line(maker: Maker) -> None:
    mail = written(a_mail(maker))

    assert 10 < len(mail.subject) <= SUBJECT_MAX
    assert "Facet" in mail.subject
    assert mail.subject.isprintable()


@every_mail
def test_a_mail_knows_who_is_told_when_it_does_not_arrive(maker: Maker) -> None:
    mail = a_mail(maker)

    rendered = written(mail)
    assert (mail.user_id, mail.institution_id) == ("PIEN", "SCHOOL")
    assert (rendered.user_id, rendered.institution_id) == ("PIEN", "SCHOOL")
    assert (rendered.to, rendered.template) == (mail.to, mail.template)


@every_mail
def test_a_mail_comes_off_the_queue_as_it_was_put_on(maker: Maker) -> None:
    assert from_json(to_json(a_mail(maker))) == a_mail(maker)


def test_every_mail_has_a_subject_of_its_own() -> None:
    subjects = [written(a_mail(maker)).subject for maker in MAKERS]

    assert len(set(subjects)) == len(MAKERS)


@pytest.mark.parametrize("kind", RegistrationKind)
@pytest.mark.parametrize("administrator", ["Mo Jansen", ""])
def test_every_kind_of_form_has_its_words(kind: RegistrationKind, administrator: str) -> None:
    for maker in MAKERS:
        if "kind" in takes(maker):
            mail = written(a_mail(maker, kind=kind, administrator=administrator))
            assert len(mail.subject) <= SUBJECT_MAX
            assert ("Beheerder Facet:" in mail.text) == (
                bool(administrator) and "administrator" in takes(maker)
            )


def test_a_kind_that_nobody_knows_stops_the_mail() -> None:
    with pytest.raises(UndefinedError):
        written(a_mail(sign_request_mail, kind="party"))


def test_a_fact_that_is_missing_stops_the_mail() -> None:
    with pytest.raises(UndefinedError):
        written(SendMail("pien@school.example.nl", "one_time_password", {"name": "Pien"}))


def test_no_fact_breaks_out_of_its_line() -> None:
    broken = "Pien\r\nBcc: kwaad@example.nl\n\nKlik hier"

    mail = written(a_mail(account_opened_mail, name=broken))

    assert "Beste Pien Bcc: kwaad@example.nl Klik hier," in mail.text


def test_nobody_sends_a_book_in_our_name() -> None:
    mail = written(a_mail(registration_refused_mail, reason="x" * 100_000))

    assert mail.text.count("x") < FACT_CHARACTERS_MAX + 100


def test_times_are_those_of_a_dutch_clock() -> None:
    assert "1 juli 2026, 12:00 uur" in written(a_mail(password_changed_mail)).text
    assert "1 januari 2027" in plain(written(a_mail(password_ends_mail)).text)


@pytest.mark.parametrize(("days", "words"), [(14, "over 14 dagen"), (1, "over 1 dag")])
def test_a_password_ends_in_days_or_in_one_day(days: int, words: str) -> None:
    assert written(a_mail(password_ends_mail, days=days)).subject.endswith(words)


def test_what_a_mail_holds_stays_out_of_the_log() -> None:
    mail = a_mail(one_time_password_mail)

    assert "12345678" not in f"{mail!r} {written(mail)!r}"
