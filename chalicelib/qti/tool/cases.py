"""The lines that ``score`` reads: an item, what was answered, and what it was filled in with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chalicelib.qti.items.answers import Answer
from chalicelib.qti.items.declarations import ResponseVariable, TemplateVariable
from chalicelib.qti.tool.json_values import Json, NotAnAnswer, answer_of


class RequestRefused(Exception):  # noqa: N818 - the word of docs/errors.md
    """What is asked cannot be done; the text is a sentence for whoever asked it."""


@dataclass(frozen=True)
class Case:
    """One line: an item with answers; ``seed`` is what chance draws from, if the line has one."""

    item: Path
    responses: dict[str, Json]
    templates: dict[str, Json]
    seed: int | None


def read_case(line: bytes) -> Case:
    """Read one line. :raises RequestRefused: when it does not say which item was answered how."""
    told = read_json(line)
    if not isinstance(told, dict):
        raise RequestRefused(
            'Deze regel is geen object. Schrijf {"item": PAD, "responses": {...}}.'
        )
    item, seed = told.get("item"), told.get("seed")
    if not isinstance(item, str) or not item or "\0" in item:
        raise RequestRefused('Er staat geen item. Zet bij "item" het pad van een opgave.')
    if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int)):
        raise RequestRefused('De seed is geen heel getal. Verbeter "seed", of laat hem weg.')
    return Case(Path(item), read_object(told, "responses"), read_object(told, "templates"), seed)


def read_json(text: bytes) -> Json:
    """Read JSON. :raises RequestRefused: when it is none."""
    try:
        read: Json = json.loads(text.decode("utf-8-sig"), parse_constant=_refuse_constant)
    # Deep nesting ends the reader by its recursion, an endless number by its digits.
    except (ValueError, RecursionError) as error:
        raise RequestRefused(
            f"Dit is geen JSON ({str(error)[:100]}). Verbeter de regel op die plek."
        ) from error
    return read


def _refuse_constant(constant: str) -> None:
    # Python reads NaN and Infinity, which are no JSON (RFC 8259, section 6).
    raise ValueError(constant)


def read_object(told: dict[str, Json], name: str) -> dict[str, Json]:
    """Return an object that may be left out. :raises RequestRefused: when it is something else."""
    found = told.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise RequestRefused(f'Bij "{name}" staat geen object. Schrijf {{"NAAM": "A"}}.')
    return found


def answers_to(
    told: dict[str, Json], variables: Mapping[str, ResponseVariable | TemplateVariable]
) -> dict[str, Answer]:
    """Return the answers for variables that are there; others are nobody's.

    :raises RequestRefused: when the value of a variable is none.
    """
    answers = {}
    for identifier in told.keys() & variables.keys():
        try:
            answers[identifier] = answer_of(told[identifier], variables[identifier].cardinality)
        except NotAnAnswer as error:
            raise RequestRefused(
                f"De waarde van {identifier} past niet. Geef tekst, een getal, true, false, null "
                "of een lijst daarvan; alleen een record is een object."
            ) from error
    return answers
