"""Every stored record says what it knows of people, and for how long."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

from chalicelib.adapters import dynamodb
from chalicelib.adapters.dynamodb.base import Record
from chalicelib.adapters.personal_data import PersonalData


def below(record: type[Record]) -> Iterator[type[Record]]:
    for one in record.__subclasses__():
        yield one
        yield from below(one)


def stored() -> list[type[Record]]:
    for module in pkgutil.walk_packages(dynamodb.__path__, f"{dynamodb.__name__}."):
        importlib.import_module(module.name)
    ours = [one for one in below(Record) if one.__module__.startswith(dynamodb.__name__)]
    return sorted(ours, key=lambda one: one.__qualname__)


def is_declared(record: type[Record]) -> bool:
    declared = vars(record).get("personal_data")
    return isinstance(declared, PersonalData) and bool(declared.kept)


@pytest.mark.parametrize("record", stored(), ids=lambda record: record.__name__)
def test_a_record_declares_the_personal_data_it_holds(record: type[Record]) -> None:
    # In its own class: what a parent declares was not thought of for this record.
    assert is_declared(record) or record.__subclasses__()


def test_a_record_without_a_declaration_is_seen() -> None:
    class Forgotten(Record):
        pass

    assert not is_declared(Forgotten)
