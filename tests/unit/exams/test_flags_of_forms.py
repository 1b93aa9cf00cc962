"""What a browser knows of a form before its start: whether it sounds, and whether it needs us."""

from dataclasses import replace

import pytest

from chalicelib.core.exams import (
    SERVED,
    Demand,
    ExamState,
    FormOutline,
    MasteredAsset,
    MasteredForm,
)
from chalicelib.core.kernel import FormId
from chalicelib.qti import QtiMaster
from tests.builders.exams import PublishingHouse, a_mastered_form, a_publisher, an_outline
from tests.builders.forms import only_form
from tests.builders.sound import AUDIO, SOUND_OBJECT, sound_package, tone


def kept(form: MasteredForm) -> tuple[PublishingHouse, FormId]:
    house = PublishingHouse()
    house.safe.put_away(house.upload().exam_id, form)
    return house, form.outline.form_id


def asking(*demands: Demand) -> FormOutline:
    return replace(an_outline("form-flags"), demands=frozenset(demands))


@pytest.mark.parametrize("sound", [AUDIO, SOUND_OBJECT], ids=["audio", "object"])
def test_a_package_with_a_sound_is_taken_delivered_and_may_be_published(sound: str) -> None:
    form = only_form(sound_package(sound))

    assert [(one.media_type, one.data) for one in form.assets] == [("audio/wav", tone())]
    assert form.assets[0].name.encode() in form.content
    assert form.outline.demands <= SERVED
    assert form.has_sound


@pytest.mark.parametrize("media_type", ["audio/mpeg", "audio/ogg", "video/mp4"])
def test_a_form_with_a_sound_or_a_film_says_so_in_its_manifest(media_type: str) -> None:
    form = replace(
        a_mastered_form(asking()), assets=(MasteredAsset("a-1", media_type, b"la la la"),)
    )

    house, form_id = kept(form)

    assert house.library.manifest(form_id).has_sound


@pytest.mark.parametrize("media_type", ["image/png", "text/vtt", "font/woff2"])
def test_a_form_with_pictures_alone_has_nothing_to_hear(media_type: str) -> None:
    form = replace(a_mastered_form(asking()), assets=(MasteredAsset("a-1", media_type, b"..."),))

    house, form_id = kept(form)

    assert not house.library.manifest(form_id).has_sound


@pytest.mark.parametrize(
    ("demands", "needed"),
    [
        ((), False),
        ((Demand.SEVERAL_PARTS,), False),
        ((Demand.SERVER_NAVIGATION,), True),
        ((Demand.ADAPTIVE_ITEMS, Demand.SEVERAL_PARTS), True),
    ],
)
def test_a_form_says_in_its_manifest_whether_the_exam_stops_where_the_network_does(
    demands: tuple[Demand, ...], needed: bool
) -> None:
    house, form_id = kept(a_mastered_form(asking(*demands)))

    assert house.library.manifest(form_id).server_needed is needed


def test_an_exam_with_a_sound_is_published_and_its_preview_says_that_it_sounds() -> None:
    house = PublishingHouse(packages=QtiMaster())
    exam_id = house.upload(sound_package()).exam_id

    published = house.publish(exam_id)

    assert published.state is ExamState.PUBLISHED
    assert house.previews.preview(a_publisher(), exam_id=exam_id).manifest.has_sound
