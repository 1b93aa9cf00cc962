"""Runs examples against mutants: a mutant that makes no example red has survived."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from inspect import signature
from pathlib import Path
from typing import Protocol

import pytest

_SILENTLY = (
    *("--collect-only", "--import-mode=importlib", "-o", "addopts="),
    *("-p", "no:cacheprovider", "-p", "no:terminal"),
)


class Changed(Protocol):
    """A rule of scoring that is wrong in one way."""

    @property
    def operator(self) -> str: ...
    @property
    def instead(self) -> str: ...
    def alive(self) -> AbstractContextManager[None]:
        """Let the wrong rule hold."""


@dataclass(frozen=True)
class Example:
    """A test function with its parameters."""

    name: str
    test: Callable[..., object]
    parameters: dict[str, object]

    @property
    def is_red(self) -> bool:
        """Run it, and tell whether it fails."""
        try:
            self.test(**self.parameters)
        # A test is red whatever it fails with.
        except (Exception, pytest.fail.Exception):  # noqa: BLE001
            return True
        return False

    def names(self, operator: str) -> bool:
        """Tell whether it is about an operator, so that it is worth trying first."""
        return operator in self.name or operator in str(self.parameters)


@dataclass(frozen=True)
class Verdict:
    """What came of a mutant; without a killer it survived."""

    mutant: Changed
    killer: str | None


@dataclass(frozen=True)
class Suite:
    """Examples from the quickest to the slowest, all green as long as nothing is wrong."""

    examples: Sequence[Example]

    @classmethod
    def of(cls, paths: Sequence[Path]) -> "Suite":
        """Find the examples in files with tests.

        Tests that need a fixture, and those that draw their cases, are left out: what is drawn
        kills on one day and not on another. :raises AssertionError: when an example is red.
        """
        gathering = _Gathering()
        ended = pytest.main([*_SILENTLY, *map(str, paths)], plugins=[gathering])
        assert ended == pytest.ExitCode.OK
        seconds = [_seconds(example) for example in gathering.examples]
        order = sorted(range(len(seconds)), key=seconds.__getitem__)
        return cls([gathering.examples[at] for at in order])

    def judge(self, mutant: Changed) -> Verdict:
        """Run the examples against a mutant, until the first that turns red."""
        first = sorted(self.examples, key=lambda one: not one.names(mutant.operator))
        with mutant.alive():
            return Verdict(mutant, next((one.name for one in first if one.is_red), None))


def _seconds(example: Example) -> float:
    start = time.process_time()
    assert not example.is_red, example.name
    return time.process_time() - start


class _Gathering:
    """A pytest plugin that keeps what was found."""

    def __init__(self) -> None:
        self.examples: list[Example] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            assert isinstance(item, pytest.Function)
            parameters = item.callspec.params if hasattr(item, "callspec") else {}
            drawn = hasattr(item.obj, "hypothesis")
            if not drawn and set(signature(item.obj).parameters) <= set(parameters):
                self.examples.append(Example(item.name, item.obj, parameters))
