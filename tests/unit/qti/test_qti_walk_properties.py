"""Whatever a candidate does in whatever test, the walk answers, and always the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import Response
from chalicelib.qti.assessing.walk import Act, Event, TestWay, Walk, Walking
from tests.unit.qti.making import part, reference, section
from tests.unit.qti.walking import Taking, plan_of, read_test, walked, whole

NAMES = [f"Q{number}" for number in range(6)]
TARGETS = [*NAMES, "S0", "S1", "EXIT_TEST", "EXIT_TESTPART", "EXIT_SECTION"]
CONDITION = '<gte><variable identifier="{}.SCORE"/><baseValue baseType="float">1</baseValue></gte>'

conditions = st.sampled_from(NAMES).map(CONDITION.format)
rules = st.one_of(
    st.just(""),
    conditions.map(lambda one: f"<preCondition>{one}</preCondition>"),
    st.builds(
        lambda target, one: f'<branchRule target="{target}">{one}</branchRule>',
        st.sampled_from(TARGETS),
        conditions,
    ),
)
controls = st.sampled_from(
    [
        "",
        '<itemSessionControl maxAttempts="2" allowSkipping="false"/>',
        '<itemSessionControl maxAttempts="0" allowReview="false" validateResponses="true"/>',
    ]
)
limits = st.sampled_from(
    [
        "",
        '<timeLimits maxTime="30"/>',
        '<timeLimits minTime="5" maxTime="50" allowLateSubmission="true"/>',
        '<timeLimits minTime="20"/>',
    ]
)


@st.composite
def exam_tests(draw: st.DrawFn) -> TestWay:
    """Make a test of two parts with three items each."""
    parts = []
    for number in range(2):
        inside = "".join(
            reference(name, inside=draw(rules) + draw(controls) + draw(limits))
            for name in NAMES[number * 3 : number * 3 + 3]
        )
        inner = section(draw(rules) + draw(limits) + inside, identifier=f"S{number}")
        parts.append(
            part(
                draw(limits) + inner,
                navigation=draw(st.sampled_from(["linear", "nonlinear"])),
                submission=draw(st.sampled_from(["individual", "simultaneous"])),
                identifier=f"P{number}",
            )
        )
    return read_test(whole("".join(parts), before=draw(limits)))


events = st.lists(
    st.builds(
        Event,
        st.sampled_from(Act),
        st.floats(0, 200),
        st.none() | st.sampled_from([*NAMES, "NONE"]).map(ItemId),
        st.none() | st.fixed_dictionaries({"RESPONSE": st.sampled_from(["A", "B", None])}),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(exam_tests(), events)
def test_nothing_that_a_candidate_does_makes_the_walk_fail(way: TestWay, done: list[Event]) -> None:
    found = walked(way, *done)

    assert (found.item is None) == found.finished
    assert set(found.route) == {one.id for one in found.sessions.values() if one.presented}
    assert found.finished or found.item == found.route[-1]


@settings(max_examples=100, deadline=None)
@given(exam_tests(), events)
def test_what_happened_later_changes_nothing_of_what_was_before(
    way: TestWay, done: list[Event]
) -> None:
    assert walked(way, *done) == walked(way, *done)
    for count in range(len(done)):
        before = walked(way, *done[:count])
        after = walked(way, *done[: count + 1])
        _goes_on(before, after)


@settings(max_examples=100, deadline=None)
@given(exam_tests(), events)
def test_who_has_the_events_one_by_one_sees_what_replaying_them_gives(
    way: TestWay, done: list[Event]
) -> None:
    plan = plan_of(way, "", {})
    walking = Walking(way, plan, take=Taking(plan, {}).take)
    seen, denials = [walking.look()], []
    for event in done:
        denials.append(walking.then(event))
        seen.append(walking.look())

    assert seen == [walked(way, *done[:count]) for count in range(len(done) + 1)]
    assert [one for one in denials if one] == [denial for _, denial in seen[-1].refused]
    assert (walking.part, walking.item) == (seen[-1].part, seen[-1].item)


def _goes_on(before: Walk, after: Walk) -> None:
    assert after.route[: len(before.route)] == before.route
    assert after.refused[: len(before.refused)] == before.refused
    for one, session in before.sessions.items():
        assert after.sessions[one].attempts >= session.attempts


@settings(max_examples=150, deadline=None)
@given(exam_tests(), events)
def test_what_the_candidate_may_do_is_never_refused_and_all_else_always_is(
    way: TestWay, done: list[Event]
) -> None:
    found = walked(way, *done)
    at = max((event.at for event in done), default=0.0)
    right: Response = {"RESPONSE": "B"}
    offers: dict[Act, tuple[bool, Response | None]] = {
        Act.ANSWER: (found.may.answer, right),
        Act.END_ATTEMPT: (found.may.end_attempt, right),
        Act.NEXT: (found.may.skip, None),
        Act.END_PART: (found.may.end_part, None),
    }

    for act, (may, response) in offers.items():
        event = Event(act, at, response=response)
        assert (event not in _refused(walked(way, *done, event), found)) == may
    for name in NAMES:
        event = Event(Act.GO_TO, at, ItemId(name))
        may_go = name in found.may.go_to or name == found.item
        assert (event not in _refused(walked(way, *done, event), found)) == may_go


def _refused(after: Walk, before: Walk) -> list[Event]:
    return [event for event, _ in after.refused[len(before.refused) :]]
