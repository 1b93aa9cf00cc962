"""Why an item waits for a scorer although its rules should have scored it, for staff."""

from collections.abc import Sequence

from chalicelib.core.exams import PackageReason

_RULES = "De scoreregels van deze vraag werken niet in deze versie van Facet"
_OTHERWISE = {
    "effort-spent": "De scoreregels van deze vraag rekenen te lang",
    "variant-impossible": "Facet kan deze vraag niet meer maken zoals de kandidaat die kreeg",
}
_FAULT = "Facet maakte een fout bij het scoren van deze vraag."


def why_it_waits(reasons: Sequence[PackageReason]) -> str:
    """Say in one Dutch sentence why a scorer must look; without reasons the fault is our own.

    Planners read it, so it quotes no facts: those may hold a key. The code and the line lead the
    maker of the item to the place.
    """
    if not reasons:
        return _FAULT
    first = reasons[0]
    place = first.code if first.line is None else f"{first.code}, regel {first.line}"
    return f"{_OTHERWISE.get(first.code, _RULES)} ({place})."
