"""Draws expressions for property tests: well-typed ones, and any at all."""

from dataclasses import dataclass

from hypothesis import strategies as st

from chalicelib.qti.processing.expressions import EXPRESSIONS
from tests.unit.qti.reckoning import base, declare

Trees = dict[str, list[str]]

_NULL = "<null/>"
_PI = '<mathConstant name="pi"/>'  # makes a float of what could be NULL and integers only
_WORDS = ["A", "B", "a b", "12,5", "é", "(", "aaaa"]
LEAVES: Trees = {
    "boolean": [base("boolean", "true"), base("boolean", "false"), '<variable identifier="FLAG"/>'],
    "integer": [base("integer", n) for n in (0, 1, -7, 10**14)] + ['<variable identifier="N"/>'],
    "float": [base("float", x) for x in (0.0, -0.5, 2.5, 1e308, 5e-324, -1e15)]
    + ['<variable identifier="X"/>', '<mathConstant name="pi"/>', '<randomFloat max="9"/>'],
    "string": [base("string", word) for word in _WORDS] + ['<variable identifier="TEXT"/>'],
    "duration": [base("duration", "0"), base("duration", "1.5")],
    "point": [base("point", "1 1"), base("point", "-5 900")],
}
DECLARED = "".join(
    declare(name, base_type, kind="response")
    for name, base_type in {
        "FLAG": "boolean",
        "N": "integer",
        "X": "float",
        "TEXT": "string",
    }.items()
)

GROWN: dict[str, list[str]] = {
    "boolean": [
        "<and>{boolean}{boolean}</and>",
        "<or>{boolean}{boolean}</or>",
        "<not>{boolean}</not>",
        '<anyN min="1" max="N">{boolean}{boolean}{boolean}</anyN>',
        "<isNull>{float}</isNull>",
        "<match>{string}{string}</match>",
        "<match>{integer}{float}</match>",
        "<member>{integer}<multiple>{integer}{integer}</multiple></member>",
        "<contains><ordered>{string}</ordered><ordered>{string}{string}</ordered></contains>",
        "<lt>{float}{integer}</lt>",
        "<durationLT>{duration}{duration}</durationLT>",
        '<equal toleranceMode="relative" tolerance="X 5">{float}{integer}</equal>',
        '<equalRounded figures="N">{float}{float}</equalRounded>',
        '<stringMatch caseSensitive="false" substring="true">{string}{string}</stringMatch>',
        "<substring>{string}{string}</substring>",
        '<patternMatch pattern="{{TEXT}}">{string}</patternMatch>',
        r'<patternMatch pattern="[a-z]*(\d|,)+">{string}</patternMatch>',
        '<inside shape="ellipse" coords="1,1,2,3"><multiple>{point}{point}</multiple></inside>',
    ],
    "integer": [
        "<sum>{integer}<multiple>{integer}{integer}</multiple></sum>",
        "<product>{integer}{integer}</product>",
        "<subtract>{integer}{integer}</subtract>",
        "<integerDivide>{integer}{integer}</integerDivide>",
        "<integerModulus>{integer}{integer}</integerModulus>",
        "<gcd>{integer}{integer}</gcd>",
        "<lcm>{integer}{integer}</lcm>",
        "<max>{integer}{integer}</max>",
        "<round>{float}</round>",
        "<truncate>{float}</truncate>",
        '<mathOperator name="floor">{float}</mathOperator>',
        '<mathOperator name="signum">{float}</mathOperator>',
        "<containerSize><delete>{string}<ordered>{string}</ordered></delete></containerSize>",
        '<index n="N"><repeat numberRepeats="N">{integer}{integer}</repeat></index>',
        '<randomInteger min="N" max="50"/>',
        "<random><ordered>{integer}{integer}</ordered></random>",
    ],
    "float": [
        f"<sum>{{float}}{{integer}}{_PI}</sum>",
        f"<product>{{float}}{{float}}{_PI}</product>",
        "<divide>{float}{integer}</divide>",
        "<power>{float}{float}</power>",
        f"<min>{{float}}{{integer}}{_PI}</min>",
        "<integerToFloat>{integer}</integerToFloat>",
        '<roundTo roundingMode="decimalPlaces" figures="N">{float}</roundTo>',
        '<roundTo figures="3">{float}</roundTo>',
        *(
            f'<mathOperator name="{name}">{{float}}</mathOperator>'
            for name in ("tan", "sec", "acsc", "acot", "coth", "log", "exp", "toDegrees")
        ),
        '<mathOperator name="atan2">{float}{float}</mathOperator>',
        '<statsOperator name="mean"><multiple>{float}{float}</multiple></statsOperator>',
        '<statsOperator name="sampleSD"><multiple>{float}{float}</multiple></statsOperator>',
        '<customOperator class="depcp:ParseCommaDecimal">{string}</customOperator>',
    ],
    "string": [
        '<customOperator class="depcp:ToAscii">{string}</customOperator>',
        '<customOperator class="depcp:Trim">{string}</customOperator>',
        '<index n="2"><ordered>{string}{string}</ordered></index>',
    ],
}


@st.composite
def trees(draw: st.DrawFn, kind: str, depth: int = 4, *, loose: bool = False) -> str:
    """Write a well-typed expression that yields one value of a base type, or NULL.

    In a ``loose`` one, now and then an operand has another type.
    """
    if depth == 0 or kind not in GROWN or draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from([*LEAVES[kind], _NULL]))
    template = draw(st.sampled_from(GROWN[kind]))
    operands = {name: _Next(draw, name, depth - 1, loose) for name in LEAVES}
    return template.format_map(operands)


@dataclass(frozen=True)
class _Next:
    """Draws another operand each time that it is written."""

    draw: st.DrawFn
    kind: str
    depth: int
    loose: bool

    def __format__(self, spec: str) -> str:
        other = self.loose and self.draw(st.integers(0, 3)) == 0
        kind = self.draw(st.sampled_from(sorted(LEAVES))) if other else self.kind
        return self.draw(trees(kind, self.depth, loose=self.loose))


ANSWERS = st.fixed_dictionaries(
    {
        "FLAG": st.sampled_from(["true", "false", "", "x"]),
        "N": st.sampled_from(["0", "1", "2", "-3", "400", "99999999999", "x", ""]),
        "X": st.sampled_from(["0", "-1", "2,5", "1e300", "", "x"]),
        "TEXT": st.sampled_from([*_WORDS, "", "[a-z", "a*"]) | st.text(max_size=20),
    }
)


def attributes() -> st.SearchStrategy[str]:
    """Write attributes that expressions read, right and wrong ones."""
    names = [
        *("identifier", "baseType", "n", "min", "max", "step", "name", "shape", "coords"),
        *("pattern", "figures", "roundingMode", "tolerance", "toleranceMode", "numberRepeats"),
        *("fieldIdentifier", "class", "definition", "caseSensitive"),
    ]
    values = [
        *("N", "TEXT", "{N}", "1", "0", "-1", "x", "", "float", "string", "mean", "sin", "atan2"),
        *("pi", "circle", "1,1,1", "absolute", "decimalPlaces", "qade:Trim", "[a-"),
    ]
    chosen = st.dictionaries(st.sampled_from(names), st.sampled_from(values), max_size=4)
    return chosen.map(lambda some: "".join(f' {name}="{one}"' for name, one in some.items()))


def element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Write any expression around any operands."""
    operands = st.lists(inside, max_size=3).map("".join)
    parts = st.tuples(st.sampled_from(sorted(EXPRESSIONS)), attributes(), operands)
    return parts.map(lambda one: f"<{one[0]}{one[1]}>{one[2]}</{one[0]}>")


ANY = st.recursive(
    st.sampled_from([leaf for leaves in LEAVES.values() for leaf in leaves]),
    element,
    max_leaves=6,
)
