"""Neighbours of rules: a mutant runs other rules than those that are written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from chalicelib.qti.node import Node
from chalicelib.qti.processing import rulebook
from chalicelib.qti.processing.expression import State
from chalicelib.qti.processing.rulebook import Rulebook

Change = Callable[[Node], Node | None]
"""Makes the rule that runs of the one that is written; None runs none."""


@dataclass(frozen=True)
class RuleMutant:
    """One rule that is wrong in one way."""

    operator: str
    instead: str
    change: Change

    @contextmanager
    def alive(self) -> Iterator[None]:
        """Let every rule be read by this mutant before it runs."""
        honest = Rulebook.run

        def run(book: Rulebook, rules: tuple[Node, ...], state: State) -> None:
            honest(book, _changed(rules, self.change), state)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Rulebook, "run", run)
            yield


@dataclass(frozen=True)
class ConditionMutant:
    """Conditions that hold at the wrong time."""

    instead: str
    holds: Callable[[Node, State], bool]
    operator: str = "Condition"

    @contextmanager
    def alive(self) -> Iterator[None]:
        """Let this mutant decide which branch is taken."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rulebook, "holds", self.holds)
            yield


def _changed(rules: tuple[Node, ...], change: Change) -> tuple[Node, ...]:
    made = [change(rule) for rule in rules]
    return tuple(
        replace(rule, children=_changed(rule.children, change)) for rule in made if rule is not None
    )


def _dropped(name: str) -> RuleMutant:
    return RuleMutant(name, "is not run", lambda rule: None if rule.name == name else rule)


def _renamed(name: str, neighbour: str) -> RuleMutant:
    return RuleMutant(
        name,
        f"is {neighbour}",
        lambda rule: replace(rule, name=neighbour) if rule.name == name else rule,
    )


def _backwards(name: str) -> RuleMutant:
    def change(rule: Node) -> Node:
        branches = tuple(one for one in rule.children if not one.name.endswith("Else"))
        others = tuple(one for one in rule.children if one.name.endswith("Else"))
        return replace(rule, children=branches[::-1] + others) if rule.name == name else rule

    return RuleMutant(name, "takes the last branch that holds", change)


def _processing(kind: str, leaving: str) -> list[RuleMutant]:
    return [
        _dropped(f"{kind}Condition"),
        _backwards(f"{kind}Condition"),
        _dropped(f"{kind}ElseIf"),
        _dropped(f"{kind}Else"),
        _dropped(leaving),
    ]


def _holds_when_null(test: Node, state: State) -> bool:
    value = state.evaluate(test)
    return value is None or value.single is True


def _holds_when_known(test: Node, state: State) -> bool:
    return state.evaluate(test) is not None


def _holds_when_false(test: Node, state: State) -> bool:
    value = state.evaluate(test)
    return value is not None and value.single is False


RULES: list[RuleMutant | ConditionMutant] = [
    *_processing("response", "exitResponse"),
    *_processing("template", "exitTemplate"),
    *_processing("outcome", "exitTest"),
    _dropped("responseProcessingFragment"),
    _dropped("outcomeProcessingFragment"),
    _dropped("setOutcomeValue"),
    _renamed("setOutcomeValue", "lookupOutcomeValue"),
    _dropped("lookupOutcomeValue"),
    _renamed("lookupOutcomeValue", "setOutcomeValue"),
    _dropped("setTemplateValue"),
    _dropped("setCorrectResponse"),
    _renamed("setCorrectResponse", "setDefaultValue"),
    _dropped("setDefaultValue"),
    _renamed("setDefaultValue", "setCorrectResponse"),
    _dropped("templateConstraint"),
    ConditionMutant("holds when it is NULL", _holds_when_null),
    ConditionMutant("holds when it is not NULL", _holds_when_known),
    ConditionMutant("holds when it is false", _holds_when_false),
]
