"""Makes mutants: an expression that reckons as a neighbour of it does, for as long as it lives."""

from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import cast

from chalicelib.qti.items.values import BaseType, Scalar, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Evaluate, Expression, State
from chalicelib.qti.processing.expressions import EXPRESSIONS

Expressions = MutableMapping[str, Expression]
_ITEMS = cast(Expressions, EXPRESSIONS)


@dataclass(frozen=True)
class Mutant:
    """One operator that is wrong in one way; ``instead`` says what it does."""

    operator: str
    instead: str
    evaluate: Evaluate
    expressions: Expressions

    @contextmanager
    def alive(self) -> Iterator[None]:
        """Let every item be scored with this mutant."""
        honest = self.expressions[self.operator]
        self.expressions[self.operator] = replace(honest, evaluate=self.evaluate)
        try:
            yield
        finally:
            self.expressions[self.operator] = honest


@dataclass(frozen=True)
class Mutating:
    """Makes the mutants of one operator out of its honest evaluation and those of others."""

    operator: str
    expressions: Expressions = field(default_factory=lambda: _ITEMS)

    def as_another(self, *neighbours: str) -> list[Mutant]:
        """Reckon as each of these expressions does."""
        return [self.mutant(f"is {one}", self.expressions[one].evaluate) for one in neighbours]

    def reading(self, attribute: str, *pairs: tuple[str, str]) -> list[Mutant]:
        """Read one value of an attribute as another; an empty one is as if it were not there."""
        return [
            self.changing(attribute, _exchange(said, read), f"reads {said or 'no value'} as {read}")
            for said, read in pairs
        ]

    def ignoring(self, attribute: str) -> list[Mutant]:
        """Reckon as if an attribute were not there."""
        return [self.changing(attribute, lambda _: "", "ignored")]

    def changing(self, attribute: str, change: Callable[[str], str], told: str) -> Mutant:
        """Reckon with a changed attribute."""
        honest = self._honest

        def evaluate(node: Node, state: State) -> Value | None:
            changed = change(node.get(attribute))
            others = {key: one for key, one in node.attributes.items() if key != attribute}
            attributes = others | ({attribute: changed} if changed else {})
            return honest(replace(node, attributes=attributes), state)

        return self.mutant(f"{attribute} {told}", evaluate)

    def turned_round(self) -> list[Mutant]:
        """Take the operands in the other order."""
        honest = self._honest
        return [
            self.mutant(
                "operands turned round",
                lambda node, state: honest(replace(node, children=node.children[::-1]), state),
            )
        ]

    def opposite(self) -> list[Mutant]:
        """Answer true for false, and false for true."""
        honest = self._honest

        def evaluate(node: Node, state: State) -> Value | None:
            value = honest(node, state)
            return None if value is None else single(BaseType.BOOLEAN, not value.single)

        return [self.mutant("the opposite", evaluate)]

    def null_is(self, base_type: BaseType, scalar: Scalar) -> list[Mutant]:
        """Answer with a value where the answer is NULL."""
        honest = self._honest

        def evaluate(node: Node, state: State) -> Value | None:
            value = honest(node, state)
            return value if value is not None else single(base_type, scalar)

        return [self.mutant(f"{scalar} for NULL", evaluate)]

    def leaving_null_out(self) -> list[Mutant]:
        """Reckon with the operands that are not NULL."""
        honest = self._honest

        def evaluate(node: Node, state: State) -> Value | None:
            known = tuple(one for one in node.children if state.evaluate(one) is not None)
            return honest(replace(node, children=known), state) if known else None

        return [self.mutant("leaves NULL out", evaluate)]

    def yielding(self, told: str, change: Callable[[Value], Value | None]) -> list[Mutant]:
        """Change the answer, where there is one."""
        honest = self._honest

        def evaluate(node: Node, state: State) -> Value | None:
            value = honest(node, state)
            return None if value is None else change(value)

        return [self.mutant(told, evaluate)]

    def computing(
        self, told: str, base_type: BaseType, compute: Callable[..., Scalar]
    ) -> list[Mutant]:
        """Reckon single operands in another way; NULL spreads."""

        def evaluate(node: Node, state: State) -> Value | None:
            known = [one.single for one in state.evaluate_children(node) if one is not None]
            if len(known) < len(node.children):
                return None
            try:
                return single(base_type, compute(*known))
            except ArithmeticError:
                return None

        return [self.mutant(told, evaluate)]

    def mutant(self, instead: str, evaluate: Evaluate) -> Mutant:
        """Make a mutant that reckons in any way."""
        return Mutant(self.operator, instead, evaluate, self.expressions)

    @property
    def _honest(self) -> Evaluate:
        return self.expressions[self.operator].evaluate


def _exchange(said: str, read: str) -> Callable[[str], str]:
    return lambda text: read if text == said else text
