"""Where the parts and sections of a test lie in the plan of one candidate.

Source: QTI 3.0 ASI, 2.4 and 2.5 (selection, ordering, assessmentSectionRef, templateDefault).
"""

from tests.unit.qti.making import (
    NAMESPACES,
    SCORE,
    assign,
    base,
    item,
    part,
    reference,
    response,
    rules,
    section,
    when,
)
from tests.unit.qti.walking import (
    end,
    forth,
    free,
    go,
    linear,
    read_test,
    refer,
    score,
    walked,
    whole,
)

A, B, C, D = refer("A", "B", "C", "D")
TRUE = base("boolean", "true")
NEVER = f"<preCondition>{base('boolean', 'false')}</preCondition>"
TO_D = f'<branchRule target="D">{TRUE}</branchRule>'
COPIES = {f"{name}.{number}": name for name in "AB" for number in (1, 2)}
TEMPLATED = item(
    declarations=response(correct="A")
    + '<templateDeclaration identifier="T" cardinality="single" baseType="float">'
    "<defaultValue><value>0</value></defaultValue></templateDeclaration>" + SCORE,
    processing=rules(assign('<variable identifier="T"/>')),
)
"""Its score is its template variable."""


def test_a_section_that_was_taken_twice_ends_twice() -> None:
    inner = section(TO_D + A + B, identifier="S2")
    outer = section('<selection select="2" withReplacement="true"/>' + inner, identifier="S1")
    test = whole(part(outer + section(C + D, identifier="S4"), navigation="linear"))

    found = walked(test, forth(), forth(), order="A.1 B.1 A.2 B.2 C D", copies=COPIES)

    assert found.route == ("A.1", "B.1", "D")


def test_an_item_that_was_taken_twice_does_not_end_its_section() -> None:
    inner = section(
        '<selection select="4" withReplacement="true"/>' + TO_D + A + B, identifier="S1"
    )
    test = whole(part(inner + section(C + D, identifier="S4"), navigation="linear"))

    found = walked(test, *[forth()] * 4, order="A.1 B.1 A.2 B.2 C D", copies=COPIES)

    assert found.route == ("A.1", "B.1", "A.2", "B.2", "D")


def test_sections_lie_where_the_plan_puts_them() -> None:
    first, second = section(NEVER + A, identifier="S2"), section(B + C, identifier="S3")

    assert walked(linear(first, second), forth(), forth(), order="C B A").route == ("C", "B")


def test_the_rules_of_a_section_in_a_file_of_its_own_and_of_its_reference_both_hold() -> None:
    inside = f'<assessmentSectionRef identifier="R" href="s.xml">{NEVER}</assessmentSectionRef>'
    test = whole(part(section(A + inside + C + D), navigation="linear"))
    namespace = f'xmlns="{NAMESPACES["2.2"]}" title="Deel" visible="true"'
    own = section(TO_D + B, identifier="S2", attributes=namespace)
    open_to_all = test.replace(NEVER, "")

    assert walked(read_test(test, {"s.xml": own}), forth()).item == "C"
    assert walked(read_test(open_to_all, {"s.xml": own}), forth(), forth()).item == "D"


def test_a_template_default_that_reads_a_result_is_settled_when_the_candidate_comes() -> None:
    reads = (
        '<templateDefault templateIdentifier="T"><sum><variable identifier="A.SCORE"/>'
        f"{base('float', 5)}</sum></templateDefault>"
    )
    test = linear(A, reference("B", inside=reads))

    found = walked(test, end("B"), forth(), end("A"), items={"B": TEMPLATED})

    assert score(found, "B") == 6.0


def test_a_template_default_stays_as_it_was_when_the_candidate_comes_back() -> None:
    reads = (
        '<templateDefault templateIdentifier="T"><variable identifier="A.SCORE"/></templateDefault>'
    )
    test = free(A, reference("B", inside=reads))

    found = walked(test, go("B"), go("A"), end("B"), go("B"), end("A"), items={"B": TEMPLATED})

    assert score(found, "B") == 0.0


def test_a_template_default_without_results_is_the_same_from_the_start() -> None:
    fixed = f'<templateDefault templateIdentifier="T">{base("float", 7)}</templateDefault>'

    found = walked(linear(reference("A", inside=fixed)), end("A"), items={"A": TEMPLATED})

    assert score(found, "A") == 7.0


def test_a_template_default_that_cannot_be_reckoned_is_left_out() -> None:
    broken = '<templateDefault templateIdentifier="T"><variable identifier="X"/></templateDefault>'
    test = linear(A, reference("B", inside=broken))

    found = walked(test, forth(), end("A"), items={"B": TEMPLATED})

    assert score(found, "B") == 0.0


def test_conditions_read_the_default_of_an_outcome_before_any_attempt() -> None:
    start = SCORE.replace(
        "/>", "><defaultValue><value>3</value></defaultValue></outcomeDeclaration>"
    )
    written = item(declarations=response(correct="B") + start, processing=rules(when(TRUE, "")))
    three = f'<gte><variable identifier="B.SCORE"/>{base("float", 3)}</gte>'
    has = f"<preCondition>{three}</preCondition>"

    assert walked(linear(reference("A", inside=has), B), items={"B": written}).item == "A"
