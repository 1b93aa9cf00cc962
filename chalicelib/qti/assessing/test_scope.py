"""What checking and running the rules of a test need besides what those of an item do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from chalicelib.qti.assessing.item_session import ItemSession
from chalicelib.qti.assessing.test_rules import ItemVariableName, TestRules
from chalicelib.qti.items.declarations import Declarations, Variable
from chalicelib.qti.items.values import Value
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import Expression, Scope, State
from chalicelib.qti.processing.forgiven import Forgiven
from chalicelib.qti.processing.signature import Signature


@dataclass(frozen=True, kw_only=True)
class TestScope(Scope):
    """What checking the rules of a test needs; ``items`` by the identifier of their reference.

    An item that could not be read is not among them: its own findings say why.
    """

    __test__ = False

    test: TestRules
    items: Mapping[str, Declarations]

    def forgives(self, what: Forgiven) -> bool:
        """Tell whether this may be run; the outcomes of a test hang on all of its rules at once."""
        return what is not Forgiven.UNREACHED and super().forgives(what)

    def item_variable(self, place: str, name: str) -> Variable | None:
        """Return the variable that the item at a place has under this name in the test."""
        own, declarations = self.test.name_in_item(place, name), self.items.get(place)
        return declarations.find(own) if own is not None and declarations is not None else None


@dataclass(kw_only=True)
class TestState(State):
    """The values of a test's outcomes while its rules run, and what candidates did with the items.

    ``sessions`` are those of the items that were selected for this candidate.
    """

    __test__ = False

    test: TestRules
    sessions: tuple[ItemSession, ...]
    _copies: dict[str, list[ItemSession]] = field(init=False)

    def __post_init__(self) -> None:
        """Sort out which sessions are of the same item."""
        self._copies = {}
        for session in self.sessions:
            self._copies.setdefault(session.place, []).append(session)

    def value_of(self, identifier: str) -> Value | None:
        """Return the present value of a variable of the test, or of an item in it."""
        if self.declarations.find(identifier) is not None:
            return super().value_of(identifier)
        found = self._in_item(identifier)
        return found[0].value_of(found[1]) if found is not None else None

    def declared(self, identifier: str) -> Variable | None:
        """Return a variable of the test, or of an item as this candidate had it."""
        own, found = self.declarations.find(identifier), self._in_item(identifier)
        return found[0].declarations.find(found[1]) if own is None and found is not None else own

    def _in_item(self, identifier: str) -> tuple[ItemSession, str] | None:
        """Return the session that a name means, and what its item calls the variable."""
        name = self.test.item_variable(identifier)
        session = self._session_of(name) if name is not None else None
        own = self.test.name_in_item(name.place, name.variable) if name is not None else None
        return (session, own) if session is not None and own is not None else None

    def _session_of(self, name: ItemVariableName) -> ItemSession | None:
        """Return the session of the item that a name means; None when it was not selected.

        An item that was taken more than once and is named without a number stands for the last
        copy in a part that is submitted as a whole, and else for none (QTI 3.0, variable).
        """
        copies = self._copies.get(name.place, [])
        if name.copy is not None:
            return copies[name.copy - 1] if name.copy <= len(copies) else None
        if len(copies) > 1 and not self.test.submits_whole(name.place):
            return None
        return copies[-1] if copies else None


def for_tests(
    infer: Callable[[Node, TestScope], Signature | None],
    evaluate: Callable[[Node, TestState], Value | None],
) -> Expression:
    """Make an expression that only stands in the rules of a test."""

    def check(node: Node, scope: Scope) -> Signature | None:
        if not isinstance(scope, TestScope):
            raise OutsideTestError(node.name)
        return infer(node, scope)

    def reckon(node: Node, state: State) -> Value | None:
        if not isinstance(state, TestState):
            raise OutsideTestError(node.name)
        return evaluate(node, state)

    return Expression(check, reckon)


class OutsideTestError(TypeError):
    """The table of a test's expressions was used for an item: a mistake of ours."""
