"""Reads the sections of a test: in place, in each other, and in files of their own."""

from collections.abc import Iterator
from dataclasses import replace

from chalicelib.core.exams import FormSection, ItemPlace, Selection
from chalicelib.qti.node import Node
from chalicelib.qti.packages.names import resolve
from chalicelib.qti.packages.structure.contents import check_contents
from chalicelib.qti.packages.structure.items import read_place
from chalicelib.qti.packages.structure.model import OpenSection, SectionFile
from chalicelib.qti.packages.structure.progress import Here, Met
from chalicelib.qti.packages.structure.values import read_control, read_flag, read_selection

MOST_LEVELS = 50
"""Sections in sections, across files; real tests use about four."""

_CHILDREN = ("assessmentSection", "assessmentSectionRef", "assessmentItemRef")


class SectionReader:
    """Reads sections; what it meets goes to ``met``."""

    def __init__(self, met: Met, open_section: OpenSection) -> None:
        self._met = met
        self._open = open_section

    def read_children(self, node: Node, here: Here) -> Iterator[FormSection | ItemPlace]:
        """Read what stands in a part or section, in authored order."""
        readers = dict(zip(_CHILDREN, (self._read_section, self._follow, self._place), strict=True))
        for child in node.all(*_CHILDREN):
            found = readers[child.name](child, here)
            if found is not None:
                yield found

    def _place(self, node: Node, here: Here) -> ItemPlace | None:
        return read_place(node, here, self._met)

    def _read_section(self, node: Node, above: Here) -> FormSection | None:
        if above.level == MOST_LEVELS:
            above.findings.on(node.line).add("section-too-deep", most=str(MOST_LEVELS))
            return None
        findings = above.findings
        check_contents(node, findings)
        self._met.rules.read(node, findings, followed=above.linear)
        name = self._met.name(node, above)
        control = read_control(node, above.control, findings)
        here = replace(above, control=control, level=above.level + 1)
        children = tuple(self.read_children(node, here))
        if not node.all(*_CHILDREN):
            findings.on(node.line).add("section-empty", identifier=node.get("identifier"))
        return self._section(node, name or "", children, here)

    def _section(
        self, node: Node, name: str, children: tuple[FormSection | ItemPlace, ...], here: Here
    ) -> FormSection:
        findings = here.findings
        ordering = node.child("ordering")
        return FormSection(
            id=name,
            title=node.get("title"),
            children=children,
            visible=read_flag(node, "visible", findings, default=True),
            shuffle=ordering is not None and _shuffles(ordering, here),
            selection=_selection(node, children, here),
            fixed=read_flag(node, "fixed", findings),
            required=read_flag(node, "required", findings),
            keep_together=read_flag(node, "keepTogether", findings, default=True),
            time_limits=self._met.limits(node, here, with_least=here.linear),
        )

    def _follow(self, reference: Node, above: Here) -> FormSection | None:
        """Read a section of another file; what the reference says holds for it too."""
        findings = above.findings
        check_contents(reference, findings)
        self._met.rules.read(reference, findings, followed=above.linear)
        limits = self._met.limits(reference, above, with_least=above.linear)
        fixed, required = (read_flag(reference, one, findings) for one in ("fixed", "required"))
        file = self._file(reference, above)
        if file is None:
            return None
        here = replace(
            above,
            path=file.path,
            findings=findings.at(file.path),
            control=read_control(reference, above.control, findings),
            files=(*above.files, file.path),
        )
        section = self._read_section(file.tree, here)
        return section and replace(
            section,
            fixed=section.fixed or fixed,
            required=section.required or required,
            time_limits=section.time_limits or limits,
        )

    def _file(self, reference: Node, here: Here) -> SectionFile | None:
        findings = here.findings.on(reference.line)
        path = resolve(here.path, reference.get("href"))
        if path is None:
            findings.add("reference-unsafe", reference=reference.get("href"))
        elif path in here.files:
            findings.add("section-in-itself", file=path)
        elif path in self._met.files:
            findings.add("section-twice", file=path)
        else:
            file = self._open(path, findings)
            if file is not None:
                self._met.files[path] = file
            return file
        return None


def _shuffles(ordering: Node, here: Here) -> bool:
    check_contents(ordering, here.findings)
    return read_flag(ordering, "shuffle", here.findings)


def _selection(
    section: Node, children: tuple[FormSection | ItemPlace, ...], here: Here
) -> Selection | None:
    node, findings = section.child("selection"), here.findings
    if node is None:
        return None
    check_contents(node, findings)
    selection = read_selection(section, findings)
    there = len(section.all(*_CHILDREN))
    if selection is None or not there:
        return None
    required = sum(child.required for child in children)
    facts = {"identifier": section.get("identifier"), "select": str(selection.select)}
    if selection.select > there and not selection.with_replacement:
        findings.on(node.line).add("selection-too-large", count=str(there), **facts)
    if selection.select < required:
        findings.on(node.line).add("selection-too-small", count=str(required), **facts)
    return selection
