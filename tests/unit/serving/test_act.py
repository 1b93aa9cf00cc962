"""An act that lacks a part stops the build."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.core.access import Role, Scope
from chalicelib.serving.act import BadDeclarationError, Example, Registry
from chalicelib.serving.call import Call

GOOD: dict[str, Any] = {
    "method": "POST",
    "path": "/things/{thing_id}/use",
    "scope": Scope.PORTAL,
    "roles": {Role.PLANNER},
    "audits": "thing_used",
    "example": Example(path={"thing_id": "thing-1"}),
}


def use_thing(_call: Call, thing_id: str) -> str:
    """Use a thing."""
    return thing_id


def declare(handler: Callable[..., Any] = use_thing, **changes: Any) -> Registry:
    registry = Registry()
    given = GOOD | changes
    registry.act(given.pop("method"), given.pop("path"), **given)(handler)
    return registry


def test_a_complete_act_is_declared() -> None:
    assert list(declare().acts) == ["use_thing"]


@pytest.mark.parametrize(
    ("lacking", "complaint"),
    [
        ({"roles": ()}, "names no roles"),
        ({"audits": ""}, "no audit event"),
        ({"example": Example()}, "without all path parameters"),
        ({"method": "PATCH"}, "is not one of"),
        ({"path": "/Things/{thing_id}/useNow"}, "not kebab-case"),
        ({"scope": Scope.PUBLIC}, "has none"),
        ({"method": "GET"}, "a GET changes nothing"),
        ({"scope": Scope.DELIVERY, "roles": ()}, "in the answer journal"),
        ({"audits_refusal": "use_refused"}, "is no door"),
    ],
)
def test_an_act_that_lacks_a_part_is_refused(lacking: dict[str, Any], complaint: str) -> None:
    with pytest.raises(BadDeclarationError, match=complaint):
        declare(**lacking)


def test_an_act_without_a_docstring_is_refused() -> None:
    def silent(_call: Call, thing_id: str) -> str:
        return thing_id

    with pytest.raises(BadDeclarationError, match="no docstring"):
        declare(silent)


def test_an_act_whose_function_does_not_take_the_path_is_refused() -> None:
    def forgetful(_call: Call) -> str:
        """Forget the thing."""
        return ""

    with pytest.raises(BadDeclarationError, match="the path has"):
        declare(forgetful)


def test_two_acts_on_one_address_are_refused() -> None:
    registry = declare()

    with pytest.raises(BadDeclarationError, match="declared twice"):
        registry.take(declare())
