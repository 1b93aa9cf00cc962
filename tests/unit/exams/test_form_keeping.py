"""What is stored of a form, who can open which part of it, and what a preview shows."""

import hashlib
import json

import pytest

from chalicelib.core.exams import (
    ContentDamaged,
    ContentKeys,
    ExamWithoutContent,
    FormLibrary,
    KeyPurpose,
    KeyRefused,
    OutlineKeys,
    PartKind,
)
from chalicelib.core.exams.service.library import FORMS_KEPT
from chalicelib.core.kernel import FormId, NotFound
from tests.builders.exams import PublishingHouse, a_publisher, an_outline
from tests.fakes.keys import FakeKeyVault, FakePartSealer


def a_house_with_a_form() -> tuple[PublishingHouse, FormId]:
    house = PublishingHouse()
    form_id = house.upload().forms[0].form_id
    return house, form_id


def test_the_manifest_tells_sizes_and_hashes_of_what_is_stored() -> None:
    house, form_id = a_house_with_a_form()

    manifest = house.library.manifest(form_id)

    assert manifest.base_url == f"/content/{form_id}/"
    assert [part.kind for part in manifest.parts] == [PartKind.CONTENT, PartKind.ASSET]
    for part in manifest.parts:
        blob = house.content.get(form_id, part.name)
        assert (part.size_bytes, part.sha256) == (len(blob), hashlib.sha256(blob).hexdigest())


def test_the_outline_comes_back_as_mastering_made_it() -> None:
    house, form_id = a_house_with_a_form()

    assert house.library.outline(form_id) == an_outline(form_id)


def test_the_scoring_part_comes_back_as_mastering_made_it() -> None:
    house, form_id = a_house_with_a_form()

    assert house.scoring_parts.scoring_part(form_id) == b"<key>Hoeveel?</key>"


def test_an_outline_is_opened_once() -> None:
    house, form_id = a_house_with_a_form()
    house.library.outline(form_id)
    house.wrapped_keys.rows.clear()  # type: ignore[attr-defined]

    assert house.library.outline(form_id).total_items == 2


def test_a_manifest_is_read_once() -> None:
    house, form_id = a_house_with_a_form()
    listed = house.library.manifest(form_id)
    house.forms.rows.clear()  # type: ignore[attr-defined]

    assert house.library.manifest(form_id) == listed


def test_a_library_forgets_outlines_before_it_fills_the_memory() -> None:
    house, form_id = a_house_with_a_form()
    house.library.outline(form_id)
    for _ in range(FORMS_KEPT):
        other = house.upload().forms[0].form_id
        house.library.outline(other)
    house.wrapped_keys.rows.clear()  # type: ignore[attr-defined]

    with pytest.raises(NotFound):
        house.library.outline(form_id)


def test_the_library_works_without_permission_for_the_content_key() -> None:
    house, form_id = a_house_with_a_form()
    outlines_only = FakeKeyVault(purposes=frozenset({"outline"}))
    library = FormLibrary(
        house.forms, OutlineKeys(house.wrapped_keys, outlines_only), FakePartSealer()
    )

    assert library.outline(form_id).total_items == 2
    with pytest.raises(KeyRefused):
        ContentKeys(house.wrapped_keys, outlines_only).open_key(form_id)


def test_a_content_key_does_not_open_as_a_key_of_another_purpose() -> None:
    house, form_id = a_house_with_a_form()
    rows = house.wrapped_keys.rows  # type: ignore[attr-defined]
    rows[form_id, KeyPurpose.OUTLINE] = rows[form_id, KeyPurpose.CONTENT]

    with pytest.raises(KeyRefused):
        house.library.outline(form_id)


def test_each_purpose_has_a_key_of_its_own() -> None:
    house, form_id = a_house_with_a_form()
    opened = {
        house.content_keys.open_key(form_id),
        house.library.outline_keys.open_key(form_id),
        house.scoring_parts.vault_keys.open_key(form_id),
    }

    assert len(opened) == 3
    assert {len(key) for key in opened} == {32}


def test_a_preview_shows_what_a_candidate_would_get() -> None:
    house = PublishingHouse()
    exam = house.upload()

    preview = house.previews.preview(a_publisher(), exam_id=exam.exam_id)

    shown = house.shown(preview)
    (content,) = shown[PartKind.CONTENT]
    assert json.loads(content)["title"] == "Rekenen 2F"
    assert shown[PartKind.ASSET] == [b"<svg>Hoeveel?</svg>"]
    assert set(preview.plan.item_order) == {"ITM-1", "ITM-2"}
    assert (preview.title, preview.duration_minutes) == ("Rekenen 2F", 60)


def test_a_preview_does_not_print_its_key() -> None:
    house = PublishingHouse()

    preview = house.previews.preview(a_publisher(), exam_id=house.upload().exam_id)

    assert repr(preview.content_key) not in repr(preview)


def test_a_preview_of_a_published_exam_counts_down_from_its_duration() -> None:
    house = PublishingHouse()
    exam_id = house.publish(house.upload().exam_id).exam_id

    assert house.previews.preview(a_publisher(), exam_id=exam_id).duration_minutes == 90


def test_a_form_of_another_exam_is_not_previewed() -> None:
    house = PublishingHouse()
    exam, other = house.upload(), house.upload()

    with pytest.raises(NotFound):
        house.previews.preview(a_publisher(), exam_id=exam.exam_id, form_id=other.forms[0].form_id)


def test_there_is_no_preview_before_a_package_was_read_in() -> None:
    house = PublishingHouse()
    upload = house.publishing.start_upload(a_publisher(), file_name="a.zip")

    with pytest.raises(ExamWithoutContent):
        house.previews.preview(a_publisher(), exam_id=upload.exam_id)


def test_a_damaged_part_is_noticed() -> None:
    house, form_id = a_house_with_a_form()
    blob = house.vault.get(form_id, "scoring")
    house.vault.put(form_id, "scoring", blob[:-1] + bytes([blob[-1] ^ 1]))

    with pytest.raises(ContentDamaged):
        house.scoring_parts.scoring_part(form_id)


def test_an_unknown_form_is_not_found() -> None:
    house = PublishingHouse()

    for ask in (house.library.manifest, house.library.outline, house.scoring_parts.scoring_part):
        with pytest.raises(NotFound):
            ask(FormId("nowhere"))
