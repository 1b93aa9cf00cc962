"""A test becomes the sections that a candidate walks through, or is refused."""

import json

from chalicelib.core.exams import (
    FormSection,
    ItemPlace,
    ItemSessionControl,
    Navigation,
    Selection,
    Submission,
    TimeLimits,
    make_plan,
)
from chalicelib.core.kernel import ItemId
from tests.builders.forms import master_package
from tests.unit.qti.making import (
    exam_test,
    item,
    master,
    package,
    part,
    reference,
    refusal_codes,
    section,
)

ITEMS = {"item.xml": item()}
RUBRIC = '<rubricBlock view="{view}"><p>{text}</p></rubricBlock>'


def codes_of(test: str) -> list[str]:
    return refusal_codes(package(ITEMS, test=test))


def sections_of(test: str) -> list[tuple[str, str, list[str]]]:
    outline = master(package(ITEMS, test=test)).outline
    return [(one.id, one.title, children_of(one)) for one in outline.sections]


def children_of(one: FormSection) -> list[str]:
    return [child.item_id if isinstance(child, ItemPlace) else child.id for child in one.children]


def test_sections_keep_their_order_and_items_get_the_id_of_their_reference() -> None:
    first = section(reference("Q2") + reference("Q1"))
    second = section(reference("Q3"), identifier="S2")

    found = sections_of(exam_test(part(first + second)))

    assert found == [("S1", "Deel", ["Q2", "Q1"]), ("S2", "Deel", ["Q3"])]


def test_nested_sections_keep_their_place_in_the_order_of_the_test() -> None:
    inner = section(reference("B"), identifier="S2")
    test = exam_test(part(section(reference("A") + inner + reference("C"))))

    found = sections_of(test)

    assert found == [("S1", "Deel", ["A", "S2", "C"]), ("S2", "Deel", ["B"])]
    plan = make_plan(master(package(ITEMS, test=test)).outline, "seed")
    assert plan.item_order == ("A", "B", "C")


def test_a_section_that_is_not_visible_does_not_show_its_title() -> None:
    hidden = section(reference("A"), attributes='title="Geheim" visible="false"')

    assert b"Geheim" not in master(package(ITEMS, test=exam_test(part(hidden)))).content


def test_a_package_without_test_shows_its_items_freely_in_the_order_of_the_manifest() -> None:
    outline = master(package({"z.xml": item(), "a.xml": item()})).outline

    assert [one.navigation for one in outline.parts] == [Navigation.NONLINEAR]
    assert [children_of(one) for one in outline.sections] == [["ITEM-1", "ITEM-2"]]


def test_no_word_of_an_item_becomes_the_title_that_the_catalogue_tells() -> None:
    mastered = master_package(package())

    assert (mastered.facts.title, mastered.forms[0].outline.title) == ("", "")


def test_parts_that_are_all_linear_follow_each_other() -> None:
    parts = part(section(reference("A")), navigation="linear")
    parts += part(section(reference("B"), identifier="S2"), navigation="linear", identifier="P2")

    outline = master(package(ITEMS, test=exam_test(parts))).outline

    assert [one.navigation for one in outline.parts] == [Navigation.LINEAR, Navigation.LINEAR]
    assert [one.id for one in outline.sections] == ["S1", "S2"]


def test_a_section_that_shuffles_says_so_to_the_session_plan() -> None:
    items = "".join(reference(f"Q{number}") for number in range(8))
    outline = master(
        package(ITEMS, test=exam_test(part(section('<ordering shuffle="true"/>' + items))))
    ).outline

    assert outline.sections[0].shuffle
    assert make_plan(outline, "a").item_order != make_plan(outline, "b").item_order


def test_a_section_may_select_all_that_it_has() -> None:
    inside = '<selection select="1"/>' + reference("A")

    (found,) = master(package(ITEMS, test=exam_test(part(section(inside))))).outline.sections

    assert found.selection == Selection(1)


def test_what_a_section_selects_and_keeps_is_in_the_outline() -> None:
    attributes = 'visible="0" fixed="1" required="true" keepTogether="false"'
    inner = section(reference("B"), identifier="S2", attributes=attributes)
    inside = (
        '<selection select="3" withReplacement="true"/>'
        + reference("A", attributes='fixed="true" required="true"')
        + inner
    )

    outer, kept = master(package(ITEMS, test=exam_test(part(section(inside))))).outline.sections

    assert outer.selection == Selection(3, with_replacement=True)
    assert outer.children[0] == ItemPlace(ItemId("A"), fixed=True, required=True)
    assert (kept.visible, kept.fixed, kept.required, kept.keep_together) == (
        False,
        True,
        True,
        False,
    )


def test_what_a_section_does_not_say_is_what_qti_says() -> None:
    test = exam_test(part(section(reference("A"), attributes="")))
    (found,) = master(package(ITEMS, test=test)).outline.sections

    assert (found.visible, found.keep_together) == (True, True)
    assert (found.fixed, found.required, found.shuffle, found.selection) == (
        False,
        False,
        False,
        None,
    )


def test_categories_and_weights_come_along_with_an_item() -> None:
    inside = '<weight identifier="W" value="2.5"/><weight identifier="MINUS" value="-1"/>'
    placed = reference("A", inside=inside, attributes='category="rekenen  getallen"')

    (found,) = master(package(ITEMS, test=exam_test(part(section(placed))))).outline.items

    assert found.categories == ("rekenen", "getallen")
    assert found.weights == {"W": 2.5, "MINUS": -1.0}


def test_what_a_candidate_may_do_is_inherited_piece_by_piece() -> None:
    inner = reference("B", inside='<itemSessionControl showFeedback="true" maxAttempts="1"/>')
    sections = section('<itemSessionControl allowReview="false"/>' + reference("A") + inner)
    test = exam_test(part('<itemSessionControl maxAttempts="3"/>' + sections))

    first, second = master(package(ITEMS, test=test)).outline.items

    assert first.control == ItemSessionControl(max_attempts=3, allow_review=False)
    assert second.control == ItemSessionControl(show_feedback=True, allow_review=False)


def test_a_part_that_is_submitted_as_a_whole_has_one_attempt_and_asks_no_answer() -> None:
    control = '<itemSessionControl maxAttempts="0" allowSkipping="0" validateResponses="1"/>'
    parts = part(control + section(reference("A")), submission="simultaneous")

    outline = master(package(ITEMS, test=exam_test(parts))).outline

    assert outline.parts[0].submission is Submission.SIMULTANEOUS
    assert outline.items[0].control == ItemSessionControl()
    assert outline.demands == set()


def test_times_stand_where_the_test_says_them() -> None:
    limits = '<timeLimits minTime="10" maxTime="60.5" allowLateSubmission="true"/>'
    inside = limits + section(limits + reference("A", inside=limits))
    test = exam_test(part(inside, navigation="linear"), before='<timeLimits maxTime="3600"/>')
    known = TimeLimits(10, 60.5, late_submission=True)

    outline = master(package(ITEMS, test=test)).outline

    assert outline.time_limits == TimeLimits(max_seconds=3600)
    assert outline.parts[0].time_limits == known
    assert outline.sections[0].time_limits == known
    assert outline.items[0].time_limits == known


def test_who_walks_freely_has_no_least_time_for_a_section_or_item() -> None:
    limits = '<timeLimits minTime="10"/>'
    test = exam_test(part(section(limits + reference("A", inside=limits))))

    outline = master(package(ITEMS, test=test)).outline

    assert (outline.sections[0].time_limits, outline.items[0].time_limits) == (None, None)
    assert outline.demands == set()


def test_rubrics_for_candidates_come_along_outermost_first() -> None:
    outer = RUBRIC.format(view="candidate", text="Lees eerst dit.")
    secret = RUBRIC.format(view="scorer", text="Reken ruim.")
    inner = section(
        RUBRIC.format(view="candidate author", text="En dan dit.") + reference("A"), identifier="S2"
    )

    form = master(package(ITEMS, test=exam_test(part(section(outer + secret + inner)))))
    sections = json.loads(form.content)["sections"]
    (rubric,) = [one["rubric"] for one in sections if one["id"] == "S2"]

    assert rubric.index("Lees eerst dit.") < rubric.index("En dan dit.")
    assert "Reken ruim." not in rubric
    assert rubric.count("<qti-content-body>") == 2


def test_the_time_of_the_whole_test_is_left_to_the_publication() -> None:
    limits = '<timeLimits maxTime="3600"/>'

    assert codes_of(exam_test(part(section(reference("A"))), before=limits)) == []


def test_outcome_processing_and_feedback_of_the_test_are_kept_but_not_delivered() -> None:
    before = '<outcomeDeclaration identifier="S" cardinality="single" baseType="float"/>'
    after = (
        '<outcomeProcessing><setOutcomeValue identifier="S"><baseValue baseType="float">7'
        "</baseValue></setOutcomeValue></outcomeProcessing>"
        '<testFeedback identifier="f" outcomeIdentifier="S" access="atEnd" showHide="show">'
        "<p>Geslaagd met glans</p></testFeedback>"
    )

    test = exam_test(part(section(reference("A"))), before=before, after=after)
    form = master(package(ITEMS, test=test))

    assert b"glans" not in form.content
    assert json.loads(form.scoring)["test"]


def test_a_test_that_is_no_test_is_refused() -> None:
    assert codes_of(item()) == ["qti-version"]


def test_two_tests_in_one_package_become_two_forms() -> None:
    manifest = (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>'
        '<resource type="imsqti_test_xmlv2p2" href="a.xml"/>'
        '<resource type="imsqti_test_xmlv2p2" href="b.xml"/></resources></manifest>'
    )
    files = {
        "imsmanifest.xml": manifest.encode(),
        "a.xml": exam_test(part(section(reference("A")))).encode(),
        "b.xml": exam_test(part(section(reference("B") + reference("C")))).encode(),
    }

    forms = master_package(package(files=files)).forms

    assert [form.outline.total_items for form in forms] == [1, 2]
    assert len({form.outline.form_id for form in forms}) == 2
