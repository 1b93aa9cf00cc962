"""Neighbours of expressions without operands, of chance, and of what makers added."""

from chalicelib.qti.items.values import BaseType, Value, single
from chalicelib.qti.node import Node
from chalicelib.qti.processing.expression import State
from tests.mutation.mutants import Mutant, Mutating


def _first(node: Node, state: State) -> Value | None:
    value = state.evaluate(node.children[0])
    if value is None or value.base_type is None:
        return None
    return single(value.base_type, value.items[0])


def _as_text(value: Value) -> Value | None:
    return single(BaseType.STRING, str(value.single).replace("True", "true"))


def _of_maker(maker: str) -> list[Mutant]:
    operator = Mutating("customOperator")
    trim, ascii_, parse = (f"{maker}:{one}" for one in ("Trim", "ToAscii", "ParseCommaDecimal"))
    pairs = ((trim, ascii_), (ascii_, trim), (parse, trim))
    return [*operator.reading("class", *pairs), *operator.reading("definition", *pairs)]


_RANDOM = Mutating("random")
_INTEGER = Mutating("randomInteger")
_FLOAT = Mutating("randomFloat")

VARIABLES = [
    *Mutating("variable").as_another("default", "correct", "null"),
    *Mutating("default").as_another("variable", "null"),
    *Mutating("correct").as_another("variable", "default", "null"),
    *Mutating("mapResponse").as_another("variable", "null"),
    *Mutating("mapResponse").yielding("half", lambda one: single(BaseType.FLOAT, _half(one))),
    *Mutating("mapResponsePoint").as_another("mapResponse", "null"),
    *Mutating("mapResponsePoint").yielding("half", lambda one: single(BaseType.FLOAT, _half(one))),
    *Mutating("baseValue").as_another("null"),
    *Mutating("baseValue").yielding("is a string", _as_text),
    *Mutating("null").null_is(BaseType.BOOLEAN, scalar=False),
    *Mutating("null").null_is(BaseType.INTEGER, 0),
    *Mutating("mathConstant").reading("name", ("pi", "e"), ("e", "pi")),
    *_INTEGER.as_another("randomFloat"),
    *_INTEGER.ignoring("min"),
    *_INTEGER.ignoring("step"),
    _INTEGER.changing("max", lambda text: _less_one(text), "less 1"),
    *_FLOAT.as_another("randomInteger"),
    *_FLOAT.ignoring("min"),
    _FLOAT.changing("max", lambda text: _less_one(text), "less 1"),
    _RANDOM.mutant("the first", _first),
    *_of_maker("depcp"),
    *_of_maker("questify"),
    *_of_maker("qade"),
    *Mutating("customOperator").null_is(BaseType.FLOAT, 0.0),
]


def _half(value: Value) -> float:
    return float(str(value.single)) / 2


def _less_one(text: str) -> str:
    return str(float(text) - 1).removesuffix(".0") if text.lstrip("-").isdigit() else text
