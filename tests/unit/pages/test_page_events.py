"""Every audit event has a sentence, in Dutch and in English."""

from chalicelib.acts.catalogue import all_acts
from chalicelib.core.audit import EDGE_CHAIN_ANCHORED, is_secret
from chalicelib.pages.catalogue import translations
from chalicelib.pages.events import EVENTS, OBJECTS, event_sentence, object_word


def test_every_event_that_an_act_declares_has_a_sentence() -> None:
    acts = all_acts().acts.values()
    declared = {name for act in acts for name in (act.audits, act.audits_refusal) if name}

    assert declared | {EDGE_CHAIN_ANCHORED} <= set(EVENTS)


def test_every_event_says_something_else_in_english() -> None:
    english = translations("en")

    assert not [text for text in EVENTS.values() if english.gettext(text) == text]


def test_every_id_in_the_path_of_an_audited_act_has_a_word() -> None:
    audited = [act for act in all_acts().acts.values() if act.audits]

    named = {name for act in audited for name in act.path_names if not is_secret(name)}
    assert named <= set(OBJECTS)


def test_an_event_of_a_later_version_is_shown_by_its_name() -> None:
    assert event_sentence("something_new") == "something_new"
    assert object_word("planet_id") == "planet_id"
