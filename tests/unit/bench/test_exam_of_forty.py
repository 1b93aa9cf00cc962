"""The exam that is measured: forty questions that can be imported, none of them twice."""

from functools import cache

from bench.exam_app.package import TOTAL, exam_of_forty
from chalicelib.core.exams import MasteredForm
from tests.builders.forms import only_form


@cache
def mastered() -> MasteredForm:
    return only_form(exam_of_forty())


def test_the_exam_has_forty_questions_with_names_of_their_own() -> None:
    items = mastered().outline.items

    assert len(items) == len({item.id for item in items}) == TOTAL == 40


def test_no_picture_is_kept_once_for_two_questions() -> None:
    # Ten questions of the twelve have a picture, and the first four come again.
    assert len(mastered().assets) == 3 * 10 + 3


def test_the_same_sources_always_give_the_same_bytes() -> None:
    assert exam_of_forty() == exam_of_forty()
