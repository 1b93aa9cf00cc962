"""Prints how much of the corpus imports, scores right and masters without a leak.

``FACET_CORPUS=... python -m tests.conformance.report``
"""

import sys

from chalicelib.core.exams import EXAM_LIMITS, AllowedNames, PackageRefused
from chalicelib.qti import describe
from chalicelib.qti.assessing.scoring import ItemUnscorable, read_scorable, score_item
from chalicelib.qti.checking.item import check_item
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import read_item
from chalicelib.qti.packages.archive import read_archive
from chalicelib.qti.packages.manifest import read_manifest
from tests.builders.forms import only_form
from tests.conformance.cito_report import cito
from tests.conformance.corpus import corpus, package, scored_fixtures
from tests.conformance.excluded import EXCLUDED_CASES
from tests.conformance.judge import judge
from tests.conformance.leaks import leaks_of
from tests.conformance.walk import corpus_folders


def packages() -> list[str]:
    """Say for each package whether it imports."""
    folder = corpus()
    lines = []
    for path in sorted(folder.glob("packages/*.zip")) if folder else ():
        try:
            form = only_form(package(path.name))
        except PackageRefused as refusal:
            files = read_archive(package(path.name), EXAM_LIMITS)
            items = set(read_manifest(files, Findings(path.name)).items)
            blamed = items & {reason.place for reason in refusal.reasons}
            lines.append(
                f"  {path.name}: refused, {len(refusal.reasons)} reasons; "
                f"{len(items - blamed)} / {len(items)} items would import"
            )
            lines.extend(f"      {describe(reason)}" for reason in refusal.reasons[:3])
        else:
            total = form.outline.total_items
            lines.append(f"  {path.name}: {total} / {total} items, {len(form.assets)} pictures")
    return lines


def scored_items() -> list[str]:
    """Say for the scored items what counts and what comes out right."""
    verdicts = [judge(fixture) for fixture in scored_fixtures()]
    counted = [verdict for verdict in verdicts if not verdict.excluded]
    right, judged = sum(one.right for one in counted), sum(one.judged for one in counted)
    every = sum(len(one.fixture.cases) for one in verdicts)
    lines = [
        f"  items that count: {len(counted)} / {len(verdicts)}",
        f"  of these deliverable as they stand: {sum(one.deliverable for one in counted)}",
        f"  cases right: {right} / {judged}; excluded: {every - judged} / {every}",
    ]
    lines += [f"  WRONG {one.fixture.name}: {wrong}" for one in counted for wrong in one.wrong]
    lines += [
        f"  excluded: {one.fixture.name} ({len(one.fixture.cases)}): {one.excluded}"
        for one in verdicts
        if one.excluded
    ]
    return lines + [
        f"  excluded: {item}: {case}: {why}" for (item, case), why in EXCLUDED_CASES.items()
    ]


def scorable_items() -> list[str]:
    """Say for each folder how many items the rules can score, and why not the others."""
    lines: list[str] = []
    for folder in corpus_folders():
        reasons = {one.name: reasons_against(one.item.path, one.data) for one in folder.items}
        failed = {name: found for name, found in reasons.items() if found}
        every = len(folder.items) + len(folder.unreadable)
        lines.append(f"  {folder.name}: {len(folder.items) - len(failed)} / {every}")
        lines += [f"      {name}: {', '.join(found)}" for name, found in failed.items()]
    return lines


def reasons_against(path: str, data: bytes) -> list[str]:
    """Return the codes for which an item cannot be scored; none when it can."""
    try:
        score_item(read_scorable(path, data), {})
    except ItemUnscorable as unscorable:
        return sorted({reason.code for reason in unscorable.reasons})
    return []


def separate_items() -> list[str]:
    """Say how many items of Cito's scoring engine we would take, and why not the others."""
    folder = corpus()
    taken: list[str] = []
    lines: list[str] = []
    for path in sorted(folder.glob("citolab-scoring/**/*.xml")) if folder else ():
        findings = Findings(path.name)
        item = read_item(path.name, path.read_bytes(), findings)
        if item is None and [reason.code for reason in findings.reasons] == ["qti-version"]:
            continue
        if item is not None:
            check_item(item, findings, limits=EXAM_LIMITS, allowed=AllowedNames())
        codes = sorted({reason.code for reason in findings.reasons})
        (lines if codes else taken).append(f"  {path.name}: {', '.join(codes)}")
    return [f"  items would import: {len(taken)} / {len(taken) + len(lines)}", *lines]


def leaks() -> list[str]:
    """Say for each folder how many items master without a leak, and what leaks from the others."""
    lines: list[str] = []
    for folder in corpus_folders():
        leaky = {one.name: found for one in folder.items if (found := leaks_of(one))}
        every = len(folder.items) + len(folder.unreadable)
        lines.append(f"  {folder.name}: {len(folder.items) - len(leaky)} / {every}")
        lines += [f"      {name}: {', '.join(found)}" for name, found in leaky.items()]
        lines += [f"      {name}: cannot be read" for name in folder.unreadable]
    return lines


if __name__ == "__main__":
    if corpus() is None:
        sys.exit("Set FACET_CORPUS to the folder that holds qti-corpus.")
    parts = {
        "packages": packages,
        "scored items (scored-items)": scored_items,
        "items that the rules can score / all": scorable_items,
        "separate items (citolab-scoring)": separate_items,
        "items, tests and results of Cito (citolab-scoring)": cito,
        "items mastered without a leak / all": leaks,
    }
    for title, lines in parts.items():
        sys.stdout.write("\n".join([title, *lines(), "", ""]))
