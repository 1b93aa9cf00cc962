"""Every stored record says what it knows of people, and for how long."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from chalicelib.adapters import dynamodb
from chalicelib.adapters.dynamodb.base import Record
from chalicelib.adapters.personal_data import PersonalData
from fao_edge import adapters as edge
from fao_edge.adapters.sqlite.database import Database


def below(record: type[Record]) -> Iterator[type[Record]]:
    for one in record.__subclasses__():
        yield one
        yield from below(one)


def modules_of(package: ModuleType) -> list[ModuleType]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(module.name) for module in found]


def stored() -> list[type[Record]]:
    modules_of(dynamodb)
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


def declared_at_a_school() -> dict[str, PersonalData]:
    """Give what the stores of a school server declare: for each table, and for the folder."""
    classes = {
        one for module in modules_of(edge) for _, one in inspect.getmembers(module, inspect.isclass)
    }
    declarations: list[dict[str, Any]] = [vars(one).get("personal_data", {}) for one in classes]
    return {name: data for declared in declarations for name, data in declared.items()}


def test_every_table_and_folder_of_a_school_server_is_declared(database: Database) -> None:
    tables = database.read("SELECT name FROM sqlite_master WHERE type = 'table'")
    kept = {name for (name,) in tables if not name.startswith("sqlite_")} | {"blobs"}

    assert kept == declared_at_a_school().keys()
    assert all(data.kept for data in declared_at_a_school().values())
