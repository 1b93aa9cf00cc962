"""Which trouble meets which request: rules that are put up and lifted while the proxy runs."""

from threading import Lock
from types import TracebackType
from typing import Self

from bench.fault_proxy.trouble import Trouble


class Rule:
    """A trouble for the requests whose path holds ``path``, the next ``times`` only if given.

    In a ``with`` it is lifted at the end.
    """

    def __init__(self, board: "Rules", path: str, trouble: Trouble, times: int | None) -> None:
        self._board = board
        self.path = path
        self.trouble = trouble
        self.left = times
        """How often it still happens; None is without end."""
        self.met = 0
        """How many requests it met."""

    def lift(self) -> None:
        """End it; once more is harmless."""
        self._board.lift(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.lift()


class Rules:
    """All rules of a proxy. The test puts them up in its thread, the proxy asks in another."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []
        self._lock = Lock()

    def put_up(self, path: str, trouble: Trouble, times: int | None) -> Rule:
        """Let a trouble happen from now on."""
        rule = Rule(self, path, trouble, times)
        with self._lock:
            self._rules.append(rule)
        return rule

    def lift(self, rule: Rule) -> None:
        """End a rule; harmless where it ended by itself."""
        with self._lock:
            self._rules = [one for one in self._rules if one is not rule]

    def lift_all(self) -> None:
        """Let everything pass."""
        with self._lock:
            self._rules = []

    def meet(self, path: str) -> Trouble:
        """Give what befalls a request, and count it for the rules that do it."""
        found = Trouble()
        with self._lock:
            for rule in self._rules:
                if rule.path in path and rule.left != 0:
                    found = found.plus(rule.trouble)
                    rule.met += 1
                    rule.left = None if rule.left is None else rule.left - 1
        return found
