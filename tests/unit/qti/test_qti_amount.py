"""What a package may make us read and reckon is bounded, however it is divided over its files."""

import time
from dataclasses import replace

import pytest

from bench.packages import largest_package
from chalicelib.core.exams import EXAM_LIMITS, PackageLimits, PackageRefused, tell_nobody
from chalicelib.qti import QtiMaster
from tests.builders.media import png
from tests.fakes.kernel import CountingIds
from tests.unit.qti.making import (
    SCORE,
    assign,
    base,
    choice,
    exam_test,
    item,
    package,
    part,
    reference,
    response,
    rules,
    section,
    when,
)
from tests.unit.qti.templated import DRAW, KEY, templated

HAS_A = '<member><baseValue baseType="identifier">A</baseValue>{}</member>'
MUCH = item(
    choice("A B C D E F G H I J", attributes='maxChoices="0"'),
    declarations=response(correct="A", cardinality="multiple") + SCORE,
    processing=rules(
        when(HAS_A.format('<variable identifier="RESPONSE"/>'), assign(base("float", 1)))
    ),
)


def codes(data: bytes, limits: PackageLimits) -> list[str]:
    try:
        QtiMaster(limits).master(data, new_id=CountingIds("part"), tell=tell_nobody)
    except PackageRefused as refused:
        return [reason.code for reason in refused.reasons]
    return []


def shown(times: int) -> bytes:
    references = "".join(reference(f"R{number}") for number in range(times))
    return package({"item.xml": item()}, test=exam_test(part(section(references))))


def test_an_item_counts_at_every_place_where_it_stands() -> None:
    tags = replace(EXAM_LIMITS, tags=500)
    text = replace(EXAM_LIMITS, text_bytes=20_000)

    assert [codes(shown(2), limits) for limits in (tags, text)] == [[], []]
    assert [codes(shown(60), limits) for limits in (tags, text)] == [["text-too-much"]] * 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_file_that_nobody_shows_counts_in_every_encoding(encoding: str) -> None:
    spare = f"\n {'<p/>' * 1000}".lstrip() if encoding != "utf-8" else f"\n {'<p/>' * 1000}"
    data = package(files={"spare.txt": spare.encode(encoding)})

    assert codes(data, replace(EXAM_LIMITS, tags=900)) == ["text-too-much"]
    assert codes(data, EXAM_LIMITS) == []


@pytest.mark.parametrize(
    "text", [item(), templated(), templated(DRAW * 9 + KEY), MUCH], ids=["item", "a", "b", "much"]
)
def test_the_work_of_all_items_together_is_bounded(text: str) -> None:
    few = package({"0.xml": text})
    many = package({f"{number}.xml": text for number in range(60)})
    limits = replace(EXAM_LIMITS, steps=1_000 if text == item() else 50_000)

    assert (codes(few, limits), codes(many, limits)) == ([], ["work-too-much"])


def test_a_package_that_asks_endless_work_is_refused_in_time() -> None:
    inside = "<variable identifier='B'/>" * 400
    endless = f"<sum>{inside}</sum>"
    rule = f'<setTemplateValue identifier="A">{endless}</setTemplateValue>'
    data = package({f"{number}.xml": templated(DRAW + rule * 9 + KEY) for number in range(50)})
    started = time.process_time()

    assert codes(data, replace(EXAM_LIMITS, steps=EXAM_LIMITS.steps // 100)) == ["work-too-much"]
    assert time.process_time() - started < 5


def test_an_encoding_in_which_tags_can_hide_is_refused() -> None:
    hidden = f'<?xml version="1.0" encoding="UTF-7"?>{item()}'.replace("<p/>", "+ADw-p/+AD4-")

    assert codes(package({"item.xml": hidden}), EXAM_LIMITS) == ["xml-broken"]


def test_the_pixels_of_all_pictures_together_are_bounded() -> None:
    files = {f"{number}.png": png(100, 100) for number in range(3)}
    body = "".join(f'<p><img src="{path}" alt=""/></p>' for path in [*files, *files])
    data = package({"item.xml": item(body + choice())}, files=files)

    assert codes(data, replace(EXAM_LIMITS, all_pixels=30_000)) == []
    assert codes(data, replace(EXAM_LIMITS, all_pixels=29_999)) == ["pictures-too-large"]


def test_a_package_that_uses_every_limit_is_accepted_and_a_little_less_room_refuses_it() -> None:
    limits = replace(
        EXAM_LIMITS,
        unpacked_bytes=2_000_000,
        file_bytes=400_000,
        text_bytes=400_000,
        tags=8_000,
        files=60,
        items=10,
        pixels=10_000,
        all_pixels=100_000,
    )
    data = largest_package(limits)

    assert codes(data, limits) == []
    for name in ("unpacked_bytes", "text_bytes", "tags", "files", "items", "all_pixels"):
        less = replace(limits, **{name: int(getattr(limits, name) * 0.9)})
        assert codes(data, less), name
