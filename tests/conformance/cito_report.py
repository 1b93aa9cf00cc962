"""Counts what of Cito's items, tests and results comes out right, with what does not by name."""

from pathlib import Path

from chalicelib.qti.assessing.scoring import score_item
from tests.conformance.cito import (
    differing,
    held_by_test,
    outcomes_of_tests,
    packs,
    scored,
    without_item,
    written,
)
from tests.conformance.cito_facts import (
    ANSWERS,
    ENGINE_OTHERWISE,
    HELD_OTHERWISE,
    ITEMS,
    TEST_HELD_OTHERWISE,
    TESTS,
    WITHOUT_ITEM,
)


def cito() -> list[str]:
    """Say how many files load, and how many outcomes are as the results and the engine have them.

    What results hold is counted where a result holds an outcome of an item or test that is there.
    """
    if not packs():
        return []
    unreadable = [f"      {path}: {why}" for one in packs() for path, why in one.unreadable.items()]
    kinds = {
        "items": sum(len(one.items) for one in packs()),
        "tests": sum(len(one.tests) for one in packs()),
        "results": sum(len(one.results) for one in packs()),
    }
    read = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return [
        f"  read: {read}; not: {len(unreadable)}",
        *unreadable,
        *_held_by_items(),
        *_held_by_tests(),
        *_of_the_engine(),
    ]


def _held_by_items() -> list[str]:
    holding = [one for one in scored() if one.held.keys() & one.ours.keys()]
    right = [one for one in holding if not one.differing]
    lines = [f"  items with the outcomes that their result holds: {len(right)} / {len(holding)}"]
    for one in holding:
        if one.differing:
            why = HELD_OTHERWISE.get(one.names, "WRONG")
            lines.append(f"      {' with '.join(one.names)}: {why}")
    missing = without_item()
    lines.append(f"  items of results that are not in the corpus: {_count(missing)}")
    lines += [f"      {result}: {WITHOUT_ITEM[result][1]}" for result in missing]
    return lines


def _held_by_tests() -> list[str]:
    holding = [
        (test, result, differing(held, made))
        for test, result, made in outcomes_of_tests()
        if (held := held_by_test(test, result))
    ]
    right = sum(not wrong for _, _, wrong in holding)
    lines = [f"  tests with the outcomes that a result holds: {right} / {len(holding)}"]
    return lines + [
        f"      {test} with {result}: {TEST_HELD_OTHERWISE.get(result, 'WRONG')}"
        for test, result, wrong in holding
        if wrong
    ]


def _of_the_engine() -> list[str]:
    ours = {one.names: one.ours for one in scored()}
    tests = {(test, result): made for test, result, made in outcomes_of_tests()}
    files = {Path(path).name: item for one in packs() for path, item in one.items.items()}
    right = sum(not differing(ITEMS[names], ours[names]) for names in ITEMS)
    right_tests = sum(not differing(TESTS[names], tests[names]) for names in TESTS)
    right_answers = sum(
        not differing({"SCORE": score}, written(score_item(files[name], {"RESPONSE": answer})))
        for name, answer, score in ANSWERS
    )
    every = len(ITEMS) + len(ENGINE_OTHERWISE)
    return [
        f"  items of results as Cito's engine scores them: {right} / {every}",
        *(f"      {' with '.join(names)}: {why}" for names, (_, why) in ENGINE_OTHERWISE.items()),
        f"  other answers as Cito's engine scores them: {right_answers} / {len(ANSWERS)}",
        f"  tests as Cito's engine reckons them: {right_tests} / {len(TESTS)}",
    ]


def _count(missing: dict[str, list[str]]) -> int:
    return sum(len(items) for items in missing.values())
