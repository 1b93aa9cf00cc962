from dataclasses import replace
from typing import Any

import pytest

from chalicelib.core.access import Role
from chalicelib.core.exams import Demand, ExamPurpose, ExamState, FormSummary
from chalicelib.core.kernel import CandidateId, EdgeId, ExamId, FormId, SiteId, UserId
from chalicelib.core.sessions import (
    CandidatesUnknown,
    ExamNotOffered,
    FieldMissing,
    FormNeedsPortal,
    FormUnknown,
    GroupState,
    PlanInvalid,
    ProctorUnknown,
    SiteUnknown,
    TooManyCandidates,
    WindowEndsBeforeItStarts,
    WindowInThePast,
    WindowTooShort,
)
from tests.builders.exam_hall import ExamHall
from tests.builders.sessions import EXAM, FORM, NINE, PROCTOR, SCHOOL, SITE, minutes


@pytest.fixture
def hall() -> ExamHall:
    return ExamHall()


@pytest.mark.parametrize(
    ("refusal", "field", "changes"),
    [
        (FieldMissing, "name", {"name": "  "}),
        (FieldMissing, "proctor_ids", {"proctor_ids": frozenset()}),
        (FieldMissing, "candidate_ids", {"candidate_ids": frozenset()}),
        (
            TooManyCandidates,
            "candidate_ids",
            {"candidate_ids": frozenset(CandidateId(f"{n}") for n in range(501))},
        ),
        (WindowEndsBeforeItStarts, "closes_at", {"closes_at": NINE - minutes(15)}),
        (
            WindowInThePast,
            "closes_at",
            {"opens_at": NINE - minutes(90), "closes_at": NINE - minutes(1)},
        ),
        (WindowTooShort, "closes_at", {"closes_at": NINE + minutes(44)}),
        (SiteUnknown, "site_id", {"site_id": SiteId("ELSEWHERE")}),
        (ExamNotOffered, "exam_id", {"exam_id": ExamId("NONE")}),
        (ProctorUnknown, "proctor_ids", {"proctor_ids": frozenset({UserId("NOBODY")})}),
        (CandidatesUnknown, "candidate_ids", {"candidate_ids": frozenset({CandidateId("x")})}),
    ],
)
def test_a_plan_that_cannot_be_carried_out_is_refused_at_its_field(
    hall: ExamHall, refusal: type[PlanInvalid], field: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(refusal) as refused:
        hall.planning.plan_group(hall.proctor, plan=hall.plan(**changes))

    assert refused.value.field == field
    assert hall.planning.list_groups(hall.proctor) == ()


def test_a_candidate_of_another_site_is_not_planned(hall: ExamHall) -> None:
    anna = hall.directory.people[SCHOOL, CandidateId("anna")]
    hall.directory.people[SCHOOL, anna.id] = replace(anna, site_id=SiteId("OTHER-SITE"))

    with pytest.raises(CandidatesUnknown) as refused:
        hall.plan_group("anna", "bram")

    assert refused.value.facts == {"count": 1}


def test_a_proctor_of_another_site_is_not_named(hall: ExamHall) -> None:
    elsewhere = UserId("ELSEWHERE")
    hall.directory.proctors[SCHOOL, SiteId("OTHER-SITE"), Role.PROCTOR] = frozenset({elsewhere})

    with pytest.raises(ProctorUnknown):
        hall.planning.plan_group(
            hall.proctor, plan=hall.plan(proctor_ids=frozenset({PROCTOR, elsewhere}))
        )


def test_who_tries_out_computers_watches_a_system_check_and_no_exam(hall: ExamHall) -> None:
    checker = UserId("CHECKER")
    hall.directory.proctors[SCHOOL, SITE, Role.SYSTEM_CHECK_PROCTOR] = frozenset({checker})
    hall.directory.publish(ExamId("CHECK"), FormId(FORM), NINE, ExamPurpose.SYSTEM_CHECK)
    named = {"proctor_ids": frozenset({checker})}

    with pytest.raises(ProctorUnknown):
        hall.planning.plan_group(hall.proctor, plan=hall.plan(**named))
    view = hall.planning.plan_group(hall.proctor, plan=hall.plan(exam_id="CHECK", **named))

    assert view.proctor_ids == (checker,)


def test_a_window_that_just_holds_the_exam_is_long_enough(hall: ExamHall) -> None:
    plan = hall.plan(closes_at=NINE + minutes(45))

    assert hall.planning.plan_group(hall.proctor, plan=plan).state is GroupState.DISTRIBUTED


def test_the_window_must_hold_the_extra_time_too(hall: ExamHall) -> None:
    plan = hall.plan("anna", "cem", closes_at=NINE + minutes(74))

    with pytest.raises(WindowTooShort):
        hall.planning.plan_group(hall.proctor, plan=plan)


def test_an_exam_that_is_not_published_is_not_planned(hall: ExamHall) -> None:
    exam = hall.directory.exams[EXAM]
    hall.directory.exams[EXAM] = replace(exam, state=ExamState.WITHDRAWN)

    with pytest.raises(ExamNotOffered):
        hall.plan_group()


def test_an_exam_of_another_level_than_the_site_offers_is_not_planned(hall: ExamHall) -> None:
    hall.directory.levels[SCHOOL, SITE] = frozenset({"3F"})

    with pytest.raises(ExamNotOffered):
        hall.plan_group()


def test_a_site_that_the_institution_does_not_have_is_refused(hall: ExamHall) -> None:
    del hall.directory.levels[SCHOOL, SITE]

    with pytest.raises(SiteUnknown):
        hall.plan_group()


EDGE = EdgeId("EDGE")
OTHER_FORM = FormId("FORM-B")


def with_two_forms(hall: ExamHall, demands: frozenset[Demand] = frozenset()) -> None:
    exam = hall.directory.exams[EXAM]
    other = FormSummary(OTHER_FORM, "Variant B", 9, 0, 15.0, demands)
    hall.directory.exams[EXAM] = replace(exam, forms=(*exam.forms, other))


def test_without_a_choice_a_group_takes_the_first_form(hall: ExamHall) -> None:
    with_two_forms(hall)

    assert hall.planning.plan_group(hall.proctor, plan=hall.plan()).form_id == FORM


def test_a_group_takes_the_form_that_the_planner_chose_and_carries_its_name(
    hall: ExamHall,
) -> None:
    with_two_forms(hall)

    view = hall.planning.plan_group(hall.proctor, plan=hall.plan(form_id=OTHER_FORM))

    assert (view.form_id, view.total_items) == (OTHER_FORM, 9)
    assert view.exam_title == "Rekenen 2F: Variant B"


def test_a_form_of_another_exam_is_refused_at_its_field(hall: ExamHall) -> None:
    with pytest.raises(FormUnknown) as refused:
        hall.planning.plan_group(hall.proctor, plan=hall.plan(form_id=OTHER_FORM))

    assert refused.value.field == "form_id"


@pytest.mark.parametrize("demand", [Demand.SERVER_NAVIGATION, Demand.ADAPTIVE_ITEMS])
def test_a_form_that_needs_the_portal_is_not_planned_on_a_school_server(
    hall: ExamHall, demand: Demand
) -> None:
    with_two_forms(hall, frozenset({demand}))
    hall.directory.edges[SCHOOL, EDGE] = "Lokaal 12"
    online = hall.plan(form_id=OTHER_FORM)

    with pytest.raises(FormNeedsPortal) as refused:
        hall.planning.plan_group(hall.proctor, plan=replace(online, edge_id=EDGE))

    assert refused.value.field == "edge_id"
    assert hall.planning.plan_group(hall.proctor, plan=online).edge_id is None


def test_a_form_that_asks_for_something_else_is_planned_on_a_school_server(
    hall: ExamHall,
) -> None:
    with_two_forms(hall, frozenset({Demand.SLIDER}))
    hall.directory.edges[SCHOOL, EDGE] = "Lokaal 12"
    plan = hall.plan(form_id=OTHER_FORM, edge_id=EDGE)

    assert hall.planning.plan_group(hall.proctor, plan=plan).edge_id == EDGE
