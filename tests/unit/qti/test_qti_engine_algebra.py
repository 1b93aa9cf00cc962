"""The laws of QTI's arithmetic and three-valued logic hold for whatever is put in."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.unit.qti.reckoning import base, multiple, names, ordered, reckon, whole

quick = settings(max_examples=60, deadline=None)
TRUE, FALSE, NULL = base("boolean", "true"), base("boolean", "false"), "<null/>"
FLAG = st.sampled_from([TRUE, FALSE, NULL])
FLAGS = st.lists(FLAG, min_size=1, max_size=5)
NUMBER = st.integers(-(10**6), 10**6)
NUMBERS = st.lists(NUMBER, min_size=1, max_size=5)
WORDS = st.lists(st.sampled_from("ABC"), min_size=1, max_size=5)

ANY_COUNT = ("sum", "product", "min", "max", "gcd", "lcm")
TWO = ("subtract", "divide", "power", "integerDivide", "integerModulus", "lt", "lte", "gt", "gte")


def of(operator: str, *operands: str, attributes: str = "") -> str:
    return f"<{operator} {attributes}>{''.join(operands)}</{operator}>"


def negated(flags: list[str]) -> list[str]:
    return [of("not", flag) for flag in flags]


def number(expression: str) -> int:
    return int(str(reckon(expression)))


@quick
@given(FLAG)
def test_not_undoes_itself_and_keeps_null(flag: str) -> None:
    assert reckon(of("not", of("not", flag))) == reckon(flag)


@quick
@given(FLAGS)
def test_not_turns_and_into_or_and_or_into_and(flags: list[str]) -> None:
    assert reckon(of("not", of("and", *flags))) == reckon(of("or", *negated(flags)))
    assert reckon(of("not", of("or", *flags))) == reckon(of("and", *negated(flags)))


@quick
@given(FLAGS, st.data())
def test_the_order_of_flags_does_not_matter(flags: list[str], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(flags))

    for operator in ("and", "or"):
        assert reckon(of(operator, *flags)) == reckon(of(operator, *shuffled))


@quick
@given(FLAGS)
def test_any_n_of_all_is_and_any_n_of_one_is_or(flags: list[str]) -> None:
    count = len(flags)

    every = of("anyN", *flags, attributes=f'min="{count}" max="{count}"')
    some = of("anyN", *flags, attributes=f'min="1" max="{count}"')
    none = of("anyN", *flags, attributes='min="0" max="0"')

    assert reckon(every) == reckon(of("and", *flags))
    assert reckon(some) == reckon(of("or", *flags))
    assert reckon(none) == reckon(of("not", of("or", *flags)))


@quick
@given(FLAGS, st.integers(0, 5), st.integers(0, 5))
def test_what_any_n_knows_stays_so_whatever_null_turns_out_to_be(
    flags: list[str], least: int, most: int
) -> None:
    attributes = f'min="{least}" max="{most}"'
    known = reckon(of("anyN", *flags, attributes=attributes))
    ends = [[end if flag == NULL else flag for flag in flags] for end in (TRUE, FALSE)]

    for end in ends:
        assert known in (None, reckon(of("anyN", *end, attributes=attributes)))


@quick
@given(FLAG)
def test_is_null_always_knows(flag: str) -> None:
    assert reckon(of("isNull", flag)) == ("true" if flag == NULL else "false")


@quick
@given(st.sampled_from(ANY_COUNT), NUMBERS, st.integers(0, 5))
def test_one_null_makes_the_whole_null(operator: str, numbers: list[int], place: int) -> None:
    operands = [whole(one) for one in numbers]
    operands.insert(place, NULL)

    assert reckon(of(operator, *operands)) is None
    assert reckon(of(operator, whole(1), of(operator, *operands))) is None


@quick
@given(st.sampled_from(TWO), NUMBER, st.booleans())
def test_null_on_either_side_makes_two_null(operator: str, one: int, first: bool) -> None:
    operands = (NULL, whole(one)) if first else (whole(one), NULL)

    assert reckon(of(operator, *operands)) is None


@quick
@given(st.sampled_from(ANY_COUNT), NUMBERS, NUMBERS)
def test_numbers_in_a_container_count_as_numbers_beside_each_other(
    operator: str, one: list[int], other: list[int]
) -> None:
    apart = of(operator, whole(*one), whole(*other))

    assert reckon(of(operator, multiple(whole(*one)), ordered(whole(*other)))) == reckon(apart)


@quick
@given(NUMBER, NUMBER)
def test_numbers_are_compared_in_one_way_or_the_other(one: int, other: int) -> None:
    pair = whole(one, other)
    lt, equal, gt = (reckon(of(name, pair)) for name in ("lt", "equal", "gt"))

    assert sorted([str(lt), str(equal), str(gt)]) == ["false", "false", "true"]
    assert reckon(of("lte", pair)) == reckon(of("not", of("gt", pair)))
    assert reckon(of("gte", pair)) == reckon(of("not", of("lt", pair)))
    assert reckon(of("match", pair)) == equal


@quick
@given(NUMBER, NUMBER)
def test_what_is_taken_away_can_be_put_back(one: int, other: int) -> None:
    assume(other)
    pair = whole(one, other)

    assert number(of("sum", of("subtract", pair), whole(other))) == one
    quotient, rest = of("integerDivide", pair), of("integerModulus", pair)
    assert number(of("sum", of("product", quotient, whole(other)), rest)) == one


@quick
@given(NUMBER, NUMBER)
def test_divisor_and_multiple_make_the_product(one: int, other: int) -> None:
    pair = whole(one, other)

    assert number(of("product", of("gcd", pair), of("lcm", pair))) == abs(one * other)


@quick
@given(WORDS, st.sampled_from("ABCD"))
def test_what_is_deleted_is_no_member_any_more(words: list[str], word: str) -> None:
    container = multiple(names(*words))
    left = of("delete", names(word), container)

    assert reckon(of("member", names(word), container)) == str(word in words).lower()
    assert reckon(of("member", names(word), left)) in ("false", None)
    assert number(of("containerSize", left)) == len(words) - words.count(word)


@quick
@given(WORDS, WORDS)
def test_containers_match_when_each_contains_the_other(one: list[str], other: list[str]) -> None:
    for container in (multiple, ordered):
        first, second = container(names(*one)), container(names(*other))
        both = of("and", of("contains", first, second), of("contains", second, first))

        assert reckon(of("match", first, second)) == reckon(both)


@quick
@given(WORDS, st.integers(1, 6))
def test_an_index_finds_what_stands_there(words: list[str], place: int) -> None:
    found = reckon(of("index", ordered(names(*words)), attributes=f'n="{place}"'))

    assert found == (words[place - 1] if place <= len(words) else None)
