"""Every state and role has its word, and every sentence its English."""

from babel.messages.pofile import read_po

import chalicelib.pages.words as words
from chalicelib.core.access import Role
from chalicelib.core.exams import ExamState
from chalicelib.core.institutions import (
    InstitutionState,
    RegistrationKind,
    RegistrationState,
)
from chalicelib.core.sessions import GroupState, SessionState
from chalicelib.core.sync import EdgeState
from chalicelib.pages.tools.catalogue_update import TARGET, sentences, updated


def test_every_state_and_role_of_the_core_has_a_word() -> None:
    assert set(words.ROLES) == set(Role)
    assert set(words.GROUP_STATES) == set(GroupState)
    assert set(words.SESSION_STATES) == set(SessionState)
    assert set(words.EXAM_STATES) == set(ExamState)
    assert set(words.EDGE_STATES) == set(EdgeState)
    assert set(words.REGISTRATION_STATES) == set(RegistrationState)
    assert set(words.REGISTRATION_KINDS) == set(RegistrationKind)
    assert set(words.INSTITUTION_STATES) == set(InstitutionState)


def test_roles_are_named_in_the_order_of_the_word_list() -> None:
    assert words.role_words({Role.PROCTOR, Role.PLANNER}) == ("Afnameplanner", "Afnameleider")


def test_every_sentence_is_translated_and_no_translation_is_left_over() -> None:
    with TARGET.open("rb") as source:
        catalogue = read_po(source, locale="en")

    translated = {message.id for message in catalogue if message.id and message.string}
    assert translated == {sentence for sentence, _ in sentences()}
    assert not [message.id for message in catalogue if message.fuzzy]


def test_a_translation_names_the_same_values_as_its_sentence() -> None:
    with TARGET.open("rb") as source:
        catalogue = read_po(source, locale="en")

    for message in catalogue:
        assert not [str(error) for error in message.check(catalogue)], message.id


def test_updating_the_catalogue_keeps_what_was_translated() -> None:
    with TARGET.open("rb") as source:
        catalogue = read_po(source, locale="en")

    kept = updated(catalogue).get("Uitloggen")

    assert kept is not None
    assert kept.string == "Log out"
