"""Every refusal can be said in Dutch and looked up by its reference."""

import re
from collections.abc import Iterator

from chalicelib.acts.catalogue import all_acts
from chalicelib.core.kernel import Refusal
from chalicelib.serving.problem import STATUS
from chalicelib.serving.refusals import SENTENCES

KEBAB = re.compile(r"^[a-z]+(-[a-z]+)*$")


def refusals(base: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    all_acts()
    for refusal in base.__subclasses__():
        if refusal.__module__.startswith("chalicelib"):
            yield refusal
        yield from refusals(refusal)


def test_every_refusal_has_a_dutch_sentence() -> None:
    silent = [refusal.__name__ for refusal in refusals() if refusal not in SENTENCES]

    assert silent == []


def test_every_refusal_has_a_stable_reference_in_kebab_case() -> None:
    odd = [refusal.__name__ for refusal in refusals() if not KEBAB.match(refusal.reference)]

    assert odd == []


def test_every_kind_of_refusal_has_a_status() -> None:
    assert [refusal.__name__ for refusal in refusals() if refusal.kind not in STATUS] == []
