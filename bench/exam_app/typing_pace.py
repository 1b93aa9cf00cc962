"""How a person types: the pauses before each key, the same every time for the same dice.

The medians are those of everyday typists (Dhakal et al., Observations on Typing from 136 Million
Keystrokes, 2018: 52 words a minute, so 0.24 s a key on average), with the time to think that an
exam asks for.
"""

import random
from collections.abc import Iterator

IN_A_WORD_SECONDS = 0.18
BEFORE_A_WORD_SECONDS = 0.35
SPREAD = 0.45
"""Standard deviation of the logarithm: one pause in twenty is twice the median."""
THINKING_SECONDS = (2.0, 8.0)
THINKS_WITHIN_WORDS = 8
"""One word in so many is thought about first."""
SENTENCES = (
    "Ik reken eerst uit hoeveel het per keer kost. ",
    "Daarna neem ik dat bedrag keer zes en trek ik de korting eraf. ",
    "Het abonnement is dus goedkoper, want het scheelt ongeveer twee euro per maand. ",
    "De lijn loopt recht omlaag omdat er elke dag evenveel water uit de ton gaat. ",
)


def keys(text: str, dice: random.Random) -> Iterator[tuple[float, str]]:
    """Give each key of a text with the seconds that pass before it."""
    before = " "
    for key in text:
        yield _pause(before, dice), key
        before = key


def prose(length: int) -> str:
    """Give a text of this length, as somebody writes it in an exam."""
    whole = "".join(SENTENCES)
    return (whole * (length // len(whole) + 1))[:length]


def _pause(before: str, dice: random.Random) -> float:
    if before != " ":
        return dice.lognormvariate(0, SPREAD) * IN_A_WORD_SECONDS
    if dice.randrange(THINKS_WITHIN_WORDS) == 0:
        return dice.uniform(*THINKING_SECONDS)
    return dice.lognormvariate(0, SPREAD) * BEFORE_A_WORD_SECONDS
