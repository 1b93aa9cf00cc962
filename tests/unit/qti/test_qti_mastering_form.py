"""What the exam app must know of a form besides its bodies: demands, controls, time, stimuli."""

import json

import pytest
from lxml import etree

from chalicelib.core.exams import (
    Demand,
    FormItem,
    FormPart,
    FormSection,
    ItemFacts,
    ItemSessionControl,
    Navigation,
    Submission,
    TimeLimits,
)
from chalicelib.core.kernel import ItemId
from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.demands import item_demands
from chalicelib.qti.mastering.rows import item_row, part_row, section_row
from chalicelib.qti.mastering.stimuli import ShownStimuli
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.node import normalise
from chalicelib.qti.packages.media import Asset
from chalicelib.qti.packages.stimuli import Stimulus
from tests.fakes.kernel import CountingIds
from tests.unit.qti.making import PNG, SCORE, item, master_item, response
from tests.unit.qti.rewriting import asking, read

STIMULUS = (
    '<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s" '
    'title="Folder" xml:lang="fr"><qti-stimulus-body><p>Lees</p><img src="p.png" alt=""/>'
    "</qti-stimulus-body></qti-assessment-stimulus>"
)


def asked(interaction: str) -> str:
    return asking(f'<{interaction} responseIdentifier="RESPONSE"/>', correct=[])


@pytest.mark.parametrize(
    ("interaction", "demand"),
    [
        ("associateInteraction", Demand.ASSOCIATE),
        ("graphicAssociateInteraction", Demand.GRAPHIC_ASSOCIATE),
        ("selectPointInteraction", Demand.SELECT_POINT),
        ("positionObjectInteraction", Demand.POSITION_OBJECT),
        ("sliderInteraction", Demand.SLIDER),
        ("uploadInteraction", Demand.UPLOAD),
        ("drawingInteraction", Demand.DRAWING),
        ("mediaInteraction", Demand.MEDIA),
        ("endAttemptInteraction", Demand.END_ATTEMPT),
        ("customInteraction", Demand.CUSTOM_INTERACTION),
    ],
)
def test_an_interaction_demands_an_app_that_knows_it(interaction: str, demand: Demand) -> None:
    assert item_demands(read(asked(interaction))) == {demand}


def test_plain_questions_demand_nothing_and_adaptive_items_a_server() -> None:
    assert item_demands(read(item())) == frozenset()
    assert item_demands(read(item(attributes='adaptive="true"'))) == {Demand.ADAPTIVE_ITEMS}


def form_item() -> FormItem:
    return FormItem(
        ItemId("Q1"),
        "Opgave",
        1.0,
        needs_scorer=False,
        responses=(),
        control=ItemSessionControl(max_attempts=0, allow_skipping=False, show_solution=True),
        time_limits=TimeLimits(max_seconds=90, late_submission=True),
        facts=ItemFacts(calculator=True, tools=("ruler", "calculator")),
    )


def test_an_item_says_what_a_candidate_may_do_and_never_that_a_solution_is_shown() -> None:
    row = item_row(form_item(), "S1")

    assert row["control"] == {
        "max_attempts": 0,
        "allow_skipping": False,
        "validate_responses": False,
        "allow_comment": False,
        "allow_review": True,
    }
    assert row["tools"] == ["calculator", "ruler"]
    assert row["time_limits"] == {
        "min_seconds": None,
        "max_seconds": 90,
        "late_submission": True,
    }


def test_a_part_says_how_candidates_go_through_it_and_a_section_where_it_stands() -> None:
    section = FormSection("S2", "Deel", (), visible=False, time_limits=TimeLimits(60, None))
    part = FormPart("P", Navigation.LINEAR, (section,), Submission.SIMULTANEOUS)

    assert part_row(part) == {
        "id": "P",
        "navigation": "linear",
        "submission": "simultaneous",
        "time_limits": None,
    }
    assert section_row(section, part, None, rubric="") == {
        "id": "S2",
        "part_id": "P",
        "parent_id": None,
        "title": "",
        "time_limits": {"min_seconds": 60, "max_seconds": None, "late_submission": False},
    }


def stimuli(*paths: str) -> ShownStimuli:
    root = etree.fromstring(STIMULUS)
    found = {path: Stimulus(path, root, normalise(root), "Folder") for path in paths}
    picture = Asset("bron/p.png", "image/png", b"p", "hash")
    files = ShownAssets({"bron/p.png": picture}, CountingIds("part"))
    return ShownStimuli(found, files, Stylesheet())


def refers_to(*paths: str) -> str:
    inside = "".join(
        f'<assessmentStimulusRef identifier="x{number}" href="{path}"/>'
        for number, path in enumerate(paths)
    )
    return item(declarations=response(correct="B") + SCORE + inside)


def test_a_stimulus_of_two_items_is_delivered_once_with_its_pictures() -> None:
    shown = stimuli("bron/s.xml")

    first, second = (shown.ids_for(read(refers_to("bron/s.xml"))) for _ in range(2))
    (row,) = shown.shown

    assert first == second == [row["id"]]
    assert row["title"] == "Folder"
    assert row["body"] == (
        '<qti-stimulus-body xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" lang="fr">'
        '<p>Lees</p><img alt="" src="asset:part000000000000000001"/></qti-stimulus-body>'
    )


def test_stimuli_stand_in_a_neutral_order_and_an_item_names_them_in_its_own() -> None:
    shown = stimuli("a.xml", "b.xml", "c.xml", "unused.xml")

    ids = shown.ids_for(read(refers_to("c.xml", "a.xml", "b.xml", "missing.xml")))

    assert [row["id"] for row in shown.shown] == sorted(ids)
    assert len(ids) == 3


def test_a_response_that_stands_there_at_first_is_in_the_outline_and_not_in_the_content() -> None:
    declared = response(correct="B").replace(
        "<correctResponse>", "<defaultValue><value>C</value></defaultValue><correctResponse>"
    )
    form = master_item(item(declarations=declared + SCORE))

    assert form.outline.items[0].presets == {"RESPONSE": "C"}
    assert b"default" not in form.content


def test_what_items_demand_stands_in_the_outline_and_in_the_content() -> None:
    slider = asking(
        '<sliderInteraction responseIdentifier="RESPONSE" lowerBound="0" upperBound="9"/>',
        correct=["3"],
        base_type="integer",
    )
    form = master_item(slider)

    assert form.outline.demands == {Demand.SLIDER}
    assert json.loads(form.content)["demands"] == ["slider"]


def test_a_package_with_a_stimulus_delivers_it_beside_its_items() -> None:
    files = {"bron/s.xml": STIMULUS.encode(), "bron/p.png": PNG}
    content = json.loads(master_item(refers_to("bron/s.xml"), files=files).content)

    assert content["items"][0]["stimulus_ids"] == [one["id"] for one in content["stimuli"]]
    assert "asset:" in content["stimuli"][0]["body"]
    assert len(content["assets"]) == 1
