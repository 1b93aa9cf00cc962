"""Every value that is written can be read back: as an answer, as JSON, and under other names."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.exams import Cardinality
from chalicelib.core.scoring import Response
from chalicelib.qti.items.answers import read_answer
from chalicelib.qti.items.declarations import ResponseVariable
from chalicelib.qti.items.values import BaseType, Value, read_scalar, write_scalar, write_value
from chalicelib.qti.mastering.aliases import aliased, aliases_of, originals
from chalicelib.qti.tool.json_values import answer_of, json_of
from tests.unit.qti.generated import ITEMS, Generated
from tests.unit.qti.templated import read
from tests.unit.qti.valued import SCALARS, records, variables

quick = settings(max_examples=60, deadline=None)
RECORD = ResponseVariable("R", Cardinality.RECORD, None)


@quick
@given(st.sampled_from(list(BaseType)), st.data())
def test_a_scalar_that_is_written_is_read_back(base_type: BaseType, data: st.DataObject) -> None:
    scalar = data.draw(SCALARS[base_type])

    assert read_scalar(base_type, write_scalar(scalar)) == scalar


@quick
@given(variables())
def test_a_value_that_is_written_is_read_back_as_an_answer(
    drawn: tuple[ResponseVariable, Value | None],
) -> None:
    variable, value = drawn

    assert read_answer(variable, write_value(value)) == value


@quick
@given(records())
def test_a_record_that_is_written_is_read_back_as_an_answer(record: Value | None) -> None:
    assert read_answer(RECORD, write_value(record)) == record


@quick
@given(variables())
def test_a_value_goes_through_json_unchanged(drawn: tuple[ResponseVariable, Value | None]) -> None:
    variable, value = drawn
    told = json.loads(json.dumps(json_of(value)))

    assert read_answer(variable, answer_of(told, variable.cardinality)) == value


@quick
@given(records())
def test_a_record_goes_through_json_unchanged(record: Value | None) -> None:
    told = json.loads(json.dumps(json_of(record)))

    assert read_answer(RECORD, answer_of(told, Cardinality.RECORD)) == record


@quick
@given(ITEMS, st.data())
def test_an_answer_under_other_names_is_the_same_answer(
    one: Generated, data: st.DataObject
) -> None:
    item = read(one.text)
    pair = st.sampled_from(one.key)
    given = data.draw(st.lists(pair if one.kind == "match" else st.sampled_from(one.choices)))
    answer: Response = {"RESPONSE": given, "OTHER": "untouched"}

    sent = aliased(item, answer)

    assert originals(item, sent) == answer
    assert not aliases_of(item) or not set(one.choices) & set(str(sent["RESPONSE"]).split("'"))
