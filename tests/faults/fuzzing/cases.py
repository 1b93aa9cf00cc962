"""The cases of a run: a seed and a number say what is mutated, and how."""

from dataclasses import dataclass
from random import Random

from tests.faults.fuzzing.documents import mutate_document
from tests.faults.fuzzing.others import mutate_file
from tests.faults.fuzzing.seeds import seeds
from tests.faults.fuzzing.zips import ZIP_MUTATIONS, rezip, unzip

_OF_THE_ZIP = 0.2
_OF_A_FILE = 0.35
"""Below these a die of 0 to 1 chooses; what is left are mutations of XML."""


@dataclass(frozen=True)
class Case:
    """One package that somebody damaged; ``made`` says how."""

    number: int
    made: str
    data: bytes


def make_case(seed: int, number: int) -> Case:
    """Make a case; the same every time as long as the seeds are the same."""
    dice = Random(f"{seed}|{number}")
    name, data = dice.choice(seeds())
    kind = dice.random()
    if kind < _OF_THE_ZIP:
        change = dice.choice(ZIP_MUTATIONS)
        return Case(number, f"{name}, {change.__name__}", change(data, dice))
    files = unzip(data)
    others = [place for place, (path, _) in enumerate(files) if not path.endswith(".xml")]
    if kind < _OF_A_FILE and others:
        place = dice.choice(others)
        files[place] = (files[place][0], mutate_file(files[place][1], dice))
        return Case(number, f"{name}, {files[place][0]}", rezip(files))
    documents = [place for place, (path, _) in enumerate(files) if path.endswith(".xml")]
    changed = dice.sample(documents, min(len(documents), dice.choice((1, 1, 1, 2))))
    for place in changed:
        files[place] = (files[place][0], mutate_document(files[place][1], dice))
    made = ", ".join([name, *(files[place][0] for place in changed)])
    return Case(number, made, rezip(files))
