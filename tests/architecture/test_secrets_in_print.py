"""A secret stands in no log: the dataclass that carries it leaves it out when it is printed."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import ModuleType

import chalicelib
import fao_edge

SECRETS = frozenset(
    {
        "code_mac",
        "content_key",
        "cookies",
        "device",
        "headers",
        "login_id",
        "mac",
        "outbox_key",
        "password",
        "password_hash",
        "pending_id",
        "plain",
        "secret",
        "server_key",
        "token",
        "verifier",
    }
)


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def dataclasses() -> Iterator[type]:
    for module in (*modules(chalicelib), *modules(fao_edge)):
        for _, found in inspect.getmembers(module, inspect.isclass):
            if is_dataclass(found) and found.__module__ == module.__name__:
                yield found


def test_no_dataclass_prints_a_secret() -> None:
    printed = [
        f"{one.__module__}.{one.__name__}.{field.name}"
        for one in dataclasses()
        for field in fields(one)
        if field.name in SECRETS and field.repr
    ]

    assert printed == []
