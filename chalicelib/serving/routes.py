"""Finds the acts of a path, as API Gateway would: a fixed segment goes before a parameter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.serving.act import Act, Registry

IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,128}")


@dataclass(frozen=True)
class Match:
    """The acts of one path, by method, and the values of its parameters."""

    acts: Mapping[str, Act]
    path_values: Mapping[str, str]


class Routes:
    """The paths of a registry."""

    def __init__(self, registry: Registry) -> None:
        """Sort the paths so that fixed segments are tried first."""
        self._paths = sorted(
            ((tuple(path.split("/")[1:]), acts) for path, acts in registry.by_path().items()),
            key=lambda row: [segment.startswith("{") for segment in row[0]],
        )

    def find(self, path: str) -> Match | None:
        """Find the acts of a path; like API Gateway, one slash at the end makes no difference."""
        wanted = tuple((path[:-1] if len(path) > 1 and path.endswith("/") else path).split("/")[1:])
        for segments, acts in self._paths:
            values = _values(segments, wanted)
            if values is not None:
                return Match(acts, values)
        return None


def _values(segments: tuple[str, ...], wanted: tuple[str, ...]) -> dict[str, str] | None:
    if len(segments) != len(wanted):
        return None
    values = {}
    for segment, given in zip(segments, wanted, strict=True):
        if segment.startswith("{"):
            values[segment[1:-1]] = given
        elif segment != given:
            return None
    return values


def are_identifiers(values: Mapping[str, str]) -> bool:
    """Tell whether every path parameter looks like an id; anything else cannot exist."""
    return all(IDENTIFIER.fullmatch(value) for value in values.values())
