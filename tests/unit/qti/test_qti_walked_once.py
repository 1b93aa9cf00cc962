"""What an item holds a lot of is walked once, however many of its rules ask about it."""

from collections.abc import Iterator
from typing import TypeVar

from chalicelib.core.exams import Cardinality
from chalicelib.qti.items.areas import Area, AreaMapping, Shape
from chalicelib.qti.items.mapping import MapEntry, Mapping
from chalicelib.qti.items.values import BaseType, Value, single

Entry = TypeVar("Entry", covariant=True)


class Walked(tuple[Entry, ...]):
    """A tuple that counts how often somebody goes through it."""

    times = 0

    def __iter__(self) -> Iterator[Entry]:
        """Count one more walk."""
        self.times += 1
        return super().__iter__()


def test_a_mapping_knows_whether_it_is_whole_after_one_walk() -> None:
    entries = Walked([MapEntry("A", 1.0, case_sensitive=True)])
    mapping = Mapping(entries, default=0.0, lower=None, upper=None)

    assert [mapping.is_whole for _ in range(3)] == [True] * 3
    assert entries.times == 1


def test_areas_know_whether_they_are_whole_after_one_walk() -> None:
    entries = Walked([(Area(Shape.DEFAULT, ()), 0.5)])
    mapping = AreaMapping(entries, default=0.0, lower=None, upper=None)

    assert [mapping.is_whole for _ in range(3)] == [False] * 3
    assert entries.times == 1


def test_a_record_finds_all_its_fields_after_one_walk() -> None:
    one, two = single(BaseType.INTEGER, 1), single(BaseType.INTEGER, 2)
    assert one is not None
    assert two is not None
    fields = Walked([("x", one), ("y", two)])
    record = Value(Cardinality.RECORD, None, (), fields)

    assert [record.field(name) for name in ("x", "y", "z")] == [one, two, None]
    assert fields.times == 1
