"""``validate``: says of packages whether the system would take them, and if not, why."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from chalicelib.core.exams import SERVED, MasteredForm, PackageReason
from chalicelib.qti.reasons import describe, explain
from chalicelib.qti.tool.reading import Verdict


def as_text(verdicts: Iterable[Verdict]) -> str:
    """Write the verdicts for a person."""
    return "".join(f"{_shown(line)}\n" for verdict in verdicts for line in _lines(verdict))


def as_json(verdicts: Iterable[Verdict]) -> str:
    """Write the verdicts for a program: one object with a list of packages."""
    packages = [_row(verdict) for verdict in verdicts]
    return json.dumps({"packages": packages}, ensure_ascii=False, indent=2) + "\n"


def _shown(line: str) -> str:
    # A name in a package may hold what moves a terminal's cursor or paints over other lines.
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in line)


def _lines(verdict: Verdict) -> Iterator[str]:
    if verdict.package is None:
        yield f"{verdict.path}: AFGEKEURD, {count(len(verdict.reasons), 'reden', 'redenen')}"
    else:
        yield f"{verdict.path}: GOED"
        yield from (f"  {_form_line(form)}" for form in verdict.package.forms)
    yield from (f"  - {describe(reason)}" for reason in verdict.reasons)
    yield from (f"  - Let op: {describe(remark)}" for remark in verdict.remarks)


def _form_line(form: MasteredForm) -> str:
    outline = form.outline
    for_scorer = sum(item.needs_scorer for item in outline.items)
    line = f"{outline.title or 'Zonder titel'}: {count(outline.total_items, 'vraag', 'vragen')}"
    line += f", {for_scorer} voor een corrector"
    if not_yet := sorted(outline.demands - SERVED):
        line += f"; nog niet te publiceren, want Facet kan dit nog niet: {', '.join(not_yet)}"
    return line


def count(number: int, one: str, more: str) -> str:
    """Say how many there are."""
    return f"{number} {one if number == 1 else more}"


def _row(verdict: Verdict) -> dict[str, object]:
    forms = verdict.package.forms if verdict.package else ()
    return {
        "path": str(verdict.path),
        "accepted": verdict.package is not None,
        "forms": [_form_row(form) for form in forms],
        "reasons": [_reason_row(reason) for reason in verdict.reasons],
        "remarks": [_reason_row(remark) for remark in verdict.remarks],
    }


def _form_row(form: MasteredForm) -> dict[str, object]:
    outline = form.outline
    return {
        "title": outline.title,
        "total_items": outline.total_items,
        "items_for_scorer": sum(item.needs_scorer for item in outline.items),
        "demands": sorted(outline.demands),
    }


def _reason_row(reason: PackageReason) -> dict[str, object]:
    return {"code": reason.code, **asdict(explain(reason))}
