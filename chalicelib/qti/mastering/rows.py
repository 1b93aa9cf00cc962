"""The rows of the content that say how a form works: parts, sections, items and their time."""

from collections.abc import Iterator

from chalicelib.core.exams import (
    FormItem,
    FormOutline,
    FormPart,
    FormSection,
    ItemFacts,
    ItemPlace,
    ItemSessionControl,
    TimeLimits,
)

Row = dict[str, object]

SectionPlace = tuple[FormSection, FormPart, FormSection | None]
"""A section, the part that it stands in, and the section around it."""


def sections_of(outline: FormOutline) -> Iterator[SectionPlace]:
    """Go through every section, each before the sections inside it."""
    for part in outline.parts:
        for section in part.sections:
            yield section, part, None
            yield from _inside(section, part)


def section_places(outline: FormOutline) -> dict[str, str]:
    """Return the section that each item stands in."""
    return {
        child.item_id: section.id
        for section in outline.sections
        for child in section.children
        if isinstance(child, ItemPlace)
    }


def part_row(part: FormPart) -> Row:
    """Say how candidates go through a part."""
    return {
        "id": part.id,
        "navigation": part.navigation,
        "submission": part.submission,
        "time_limits": limits_row(part.time_limits),
    }


def section_row(
    section: FormSection, part: FormPart, parent: FormSection | None, *, rubric: str
) -> Row:
    """Say where a section stands, and what the test says to candidates above its items."""
    row: Row = {
        "id": section.id,
        "part_id": part.id,
        "parent_id": parent.id if parent else None,
        # A section that is not visible groups items without showing its title.
        "title": section.title if section.visible else "",
        "time_limits": limits_row(section.time_limits),
    }
    return {**row, "rubric": rubric} if rubric else row


def item_row(item: FormItem, section_id: str) -> Row:
    """Say what the exam app must know of an item besides its body."""
    return {
        "id": item.id,
        "section_id": section_id,
        "title": item.title,
        "control": _control_row(item.control),
        "time_limits": limits_row(item.time_limits),
        "tools": _tools(item.facts),
        "responses": [
            {"id": one.id, "cardinality": one.cardinality, "base_type": one.base_type or None}
            for one in item.responses
        ],
    }


def limits_row(limits: TimeLimits | None) -> Row | None:
    """Say how much time there is, in seconds; None where nothing limits it."""
    if limits is None:
        return None
    return {
        "min_seconds": limits.min_seconds,
        "max_seconds": limits.max_seconds,
        "late_submission": limits.late_submission,
    }


def _control_row(control: ItemSessionControl) -> Row:
    # Whether feedback or a solution is shown is no business of an exam: it never travels.
    return {
        "max_attempts": control.max_attempts,
        "allow_skipping": control.allow_skipping,
        "validate_responses": control.validate_responses,
        "allow_comment": control.allow_comment,
        "allow_review": control.allow_review,
    }


def _tools(facts: ItemFacts) -> list[str]:
    return sorted({*facts.tools, *(["calculator"] if facts.calculator else [])})


def _inside(section: FormSection, part: FormPart) -> Iterator[SectionPlace]:
    for child in section.children:
        if isinstance(child, FormSection):
            yield child, part, section
            yield from _inside(child, part)
