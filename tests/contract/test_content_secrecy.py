"""No word of an item can be read in what is stored: canaries are searched in every byte."""

import base64
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from chalicelib.core.exams import ChoiceSet, FormOutline, MasteredForm, PackageReason
from chalicelib.core.kernel import ExamId
from tests.builders.exams import PublishingHouse, a_mastered_form, a_publisher, an_outline
from tests.builders.exams_in_the_cloud import a_house_in_the_cloud
from tests.canaries import readable, stored_in_cloud
from tests.fakes.exams import FakePackageMaster

CANARY = "kanarie"
A_REASON = PackageReason(
    "mapping-missing", f"items/{CANARY}.xml", {"value": f"de sleutel is {CANARY}"}, line=3
)


def an_outline_of_canaries() -> FormOutline:
    """A form whose every word is a canary, but for the title that the catalogue shows."""
    outline = an_outline()
    choices = ChoiceSet(f"{CANARY}-r", (f"{CANARY}-a", f"{CANARY}-b"))
    items = tuple(
        replace(item, title=f"{CANARY} titel", choice_sets=(choices,)) for item in outline.items
    )
    sections = tuple(replace(section, title=f"{CANARY} deel") for section in outline.sections)
    part = replace(outline.parts[0], sections=sections)
    return replace(outline, items=items, parts=(part,))


def a_form_of_canaries() -> MasteredForm:
    return a_mastered_form(an_outline_of_canaries(), text=f"Hoe zingt een {CANARY}?")


def a_package_of_canaries() -> bytes:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("item.xml", f"<p>{CANARY}</p>" * 50)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("inner.zip", inner.getvalue())
    return outer.getvalue()


@dataclass
class Place:
    """A publishing house, and how to read every byte that lies in its stores."""

    house: PublishingHouse
    stored: Callable[[], Iterator[bytes]]

    def upload(self) -> ExamId:
        view = self.house.publishing.start_upload(a_publisher(), file_name="rekenen-2f.zip")
        self.house.uploads.post(view.fields, a_package_of_canaries())
        return view.exam_id


@pytest.fixture(params=["fake", "cloud"])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    packages = FakePackageMaster(a_form_of_canaries(), remarks=(A_REASON,))
    if request.param == "fake":
        house = PublishingHouse(packages=packages)
        yield Place(house, lambda: _of_fakes(house))
        return
    request.getfixturevalue("cloud")
    house = a_house_in_the_cloud(packages)
    yield Place(house, stored_in_cloud)


def _of_fakes(house: PublishingHouse) -> Iterator[bytes]:
    stores: list[Any] = [house.exams, house.forms, house.wrapped_keys, house.progress]
    for store in stores:
        yield repr(store.rows).encode()
        yield from (form.sealed_outline for form in store.rows.values() if store is house.forms)
    yield from house.content.blobs.values()  # type: ignore[attr-defined]
    yield from house.vault.blobs.values()  # type: ignore[attr-defined]
    yield from house.uploads.uploads.values()


def test_the_search_finds_a_canary_in_a_zip_in_a_zip(place: Place) -> None:
    place.upload()

    assert readable(place.stored(), CANARY.encode()) == 1


def test_after_reading_in_no_canary_can_be_read_anywhere(place: Place) -> None:
    exam_id = place.upload()
    place.house.receive(exam_id)

    place.house.publish(exam_id)

    assert readable(place.stored(), b"Rekenen 2F") >= 1, "a published title is no secret"
    assert readable(place.stored(), CANARY.encode()) == 0


def test_what_an_import_found_can_be_read_by_the_publisher_alone(place: Place) -> None:
    exam_id = place.upload()
    refusing = replace(place.house.importing, packages=FakePackageMaster(reasons=(A_REASON,)))
    refusing.receive_upload(a_publisher(), exam_id=exam_id)

    refusing.import_package(exam_id)

    assert readable(place.stored(), CANARY.encode()) == 0
    assert refusing.report(a_publisher(), exam_id=exam_id).reasons == (A_REASON,)


def test_no_key_is_stored_in_the_clear(place: Place) -> None:
    house = place.house
    exam = house.receive(place.upload())
    keys = [
        house.content_keys.open_key(exam.forms[0].form_id),
        house.library.outline_keys.open_key(exam.forms[0].form_id),
        house.scoring_parts.vault_keys.open_key(exam.forms[0].form_id),
    ]

    for key in keys:
        for written in (key, key.hex().encode(), base64.b64encode(key)):
            assert readable(place.stored(), written) == 0


def test_whoever_holds_the_key_reads_it_all(place: Place) -> None:
    exam_id = place.upload()
    place.house.receive(exam_id)

    preview = place.house.previews.preview(a_publisher(), exam_id=exam_id)

    assert CANARY in repr(place.house.shown(preview))
