"""The end of the day: what everyone scored, and whether that is what the answers deserve."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from demonstration.day.program import Json
from demonstration.day.scripts import Script, maximum

HEADING = f"{'Naam':<28}{'Beantwoord':>11}{'Score':>8}{'Maximum':>9}  {'Nog te beoordelen':>17}"
WRONG = "  <- verwacht: {answered} beantwoord, score {score:g} van {maximum:g}"


@dataclass(frozen=True)
class Ending:
    """The result of one candidate as the portal shows it, beside the script that was played."""

    name: str
    answered: int
    score: float | None
    maximum: float | None
    waits_for_scorer: int
    script: Script

    @property
    def is_right(self) -> bool:
        """Tell whether the portal says what the answers deserve."""
        expected = (self.script.answered, self.script.score, maximum())
        return (self.answered, self.score, self.maximum) == expected


def ending(result: Json, script: Script) -> Ending:
    """Put a result beside its script."""
    return Ending(
        name=result["name"],
        answered=result["answered"],
        score=result["score"],
        maximum=result["maximum"],
        waits_for_scorer=result["waits_for_scorer"],
        script=script,
    )


def table(endings: Iterable[Ending]) -> str:
    """Write a line for each candidate; a wrong one says what it should have been."""
    return "\n".join((HEADING, "-" * len(HEADING), *map(_line, endings)))


def verdict(endings: Sequence[Ending]) -> str:
    """Say in one sentence how it went."""
    wrong = sum(not one.is_right for one in endings)
    if wrong:
        return f"Let op: {wrong} van {len(endings)} resultaten zijn anders dan verwacht."
    right = f"{len(endings)} van {len(endings)} kandidaten"
    return f"{right} hebben precies de score die bij hun antwoorden hoort."


def _line(one: Ending) -> str:
    score, most = _number(one.score), _number(one.maximum)
    line = f"{one.name:<28.27}{one.answered:>11}{score:>8}{most:>9}  {one.waits_for_scorer:>17}"
    if one.is_right:
        return line
    script = one.script
    return line + WRONG.format(answered=script.answered, score=script.score, maximum=maximum())


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}".replace(".", ",")
