"""The page of mails that did not arrive says who, what, why, and what to do."""

import re
from dataclasses import replace

import pytest

from chalicelib.core.kernel import MailFailureKind
from chalicelib.pages import words
from tests.unit.pages.gallery import real_pages
from tests.unit.pages.mail_failure_samples import OF_PIEN
from tests.unit.pages.mail_samples import MAKERS, a_mail

PAGES = {page.name: page for page in real_pages("nl")}


def text(name: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", PAGES[name].render().decode()).split())


def test_every_mail_and_every_way_to_fail_has_a_word() -> None:
    assert set(words.MAILS) == {a_mail(maker).template for maker in MAKERS} | {"unknown"}
    assert set(words.MAIL_FAILURES) == set(MailFailureKind)


@pytest.mark.parametrize("word", [word.text for word in words.MAIL_FAILURES.values()])
def test_every_way_to_fail_is_said_in_dutch(word: str) -> None:
    assert word in text("mail-failures")


def test_a_failure_says_who_did_not_get_what_and_when() -> None:
    shown = text("mail-failures")

    for part in (OF_PIEN.name, OF_PIEN.to_masked, "Nieuw account, met wachtwoord", "15-05-2026"):
        assert part in shown
    assert "Bladzijde 2 van 3" in shown


def test_every_way_to_fail_has_something_to_do() -> None:
    page = PAGES["mail-failures"]
    advice = [
        re.findall(r'data-label="Wat u kunt doen">(.*?)</td>', replaced.render().decode(), re.S)
        for kind in MailFailureKind
        for replaced in [
            replace(page, view=replace(page.view, failures=(replace(OF_PIEN, kind=kind),)))
        ]
    ]

    assert all(len(found) == 1 and re.search(r"\w+ \w+", found[0]) for found in advice)


def test_only_the_helpdesk_sees_institutions_and_the_words_of_mail_servers() -> None:
    assert "550 5.1.1" in text("mail-failures-everywhere")
    assert OF_PIEN.institution_name in text("mail-failures-everywhere")
    assert "550 5.1.1" not in text("mail-failures")


def test_without_failures_the_page_says_that_all_is_well() -> None:
    assert "Alle e-mails zijn bezorgd" in text("mail-failures-none")
