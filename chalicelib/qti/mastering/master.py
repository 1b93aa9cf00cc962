"""Mastering: from the bytes of a package to a form with a delivery part and a scoring part."""

import hashlib
import json
from dataclasses import dataclass

from chalicelib.core.exams import (
    FormItem,
    FormOutline,
    FormSection,
    MasteredForm,
    ResponseDeclaration,
    Shuffle,
)
from chalicelib.core.kernel import FormId, ItemId, NewId
from chalicelib.qti.checking.interactions import CHOICES, choice_ids, find_interactions
from chalicelib.qti.checking.package import check_package
from chalicelib.qti.findings import Findings
from chalicelib.qti.items.item import Item
from chalicelib.qti.mastering.attributes import Attributes
from chalicelib.qti.mastering.bodies import make_body, section_rubrics
from chalicelib.qti.mastering.pictures import Pictures
from chalicelib.qti.mastering.rewrite import Rewriter
from chalicelib.qti.mastering.scoring_part import ScoredItem, make_scoring_part, score_facts
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.node import Node, qti_name
from chalicelib.qti.packages.limits import EXAM_LIMITS, PackageLimits
from chalicelib.qti.packages.package import Package, read_package

FORMAT = "facet-delivery/1"


@dataclass(frozen=True)
class QtiMaster:
    """Fulfils ``core.exams.PackageMaster`` for QTI 2.1, 2.2 and 3.0."""

    limits: PackageLimits = EXAM_LIMITS

    def master(self, data: bytes, *, form_id: FormId, new_id: NewId) -> MasteredForm:
        """Check the zip and master it. :raises PackageRefused: with every reason found."""
        findings = Findings("pakket")
        package = read_package(data, self.limits, findings)
        check_package(package, findings)
        findings.refuse_if_any()
        scored = [score_facts(item_id, item) for item_id, item in package.items.items()]
        outline = _make_outline(form_id, package, scored)
        pictures = Pictures(package.assets, new_id)
        content = _make_content(outline, package, pictures)
        scoring = make_scoring_part(form_id, package, scored)
        return MasteredForm(outline, content, pictures.shown, scoring)


def _make_outline(form_id: FormId, package: Package, scored: list[ScoredItem]) -> FormOutline:
    return FormOutline(
        form_id,
        package.title,
        package.language,
        package.navigation,
        tuple(
            FormSection(
                section.id, section.title, tuple(map(ItemId, section.item_ids)), section.shuffle
            )
            for section in package.sections
        ),
        tuple(_form_item(one) for one in scored),
    )


def _form_item(scored: ScoredItem) -> FormItem:
    item = scored.item
    responses = tuple(
        ResponseDeclaration(variable.id, variable.cardinality, variable.base_type)
        for variable in item.declarations.responses.values()
    )
    shuffles = tuple(
        _shuffle(node)
        for node in find_interactions(item.tree)
        if node.name in CHOICES and node.flag("shuffle")
    )
    return FormItem(
        scored.id, item.title, scored.max_score, scored.needs_scorer, responses, shuffles
    )


def _shuffle(node: Node) -> Shuffle:
    fixed = [one.get("identifier") for one in node.all(CHOICES[node.name]) if one.flag("fixed")]
    return Shuffle(node.get("responseIdentifier"), choice_ids(node), frozenset(fixed))


def _make_content(outline: FormOutline, package: Package, pictures: Pictures) -> bytes:
    styles = Stylesheet()
    sections = [
        _section_content(section, package, (pictures, styles)) for section in outline.sections
    ]
    # The order of the test can tell something (from easy to hard, a theme that gives the answer);
    # a hash of the id tells nothing.
    ids = sorted(package.items, key=lambda item_id: hashlib.sha256(item_id.encode()).digest())
    by_id = {str(item.id): item for item in outline.items}
    items = [
        _item_content(by_id[item_id], package.items[item_id], (pictures, styles)) for item_id in ids
    ]
    content = {
        "format": FORMAT,
        "form_id": outline.form_id,
        "title": outline.title,
        "language": outline.language,
        "navigation": outline.navigation,
        "stylesheet": styles.text,
        "sections": sections,
        "items": items,
        "assets": [{"name": one.name, "media_type": one.media_type} for one in pictures.shown],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _section_content(
    section: FormSection, package: Package, rewriting: tuple[Pictures, Stylesheet]
) -> dict[str, object]:
    content: dict[str, object] = {
        "id": section.id,
        "title": section.title,
        "item_ids": list(section.item_ids),
    }
    authored = next(one.authored_id for one in package.sections if one.id == section.id)
    rubric = _rubric(package, authored, rewriting)
    return {**content, "rubric": rubric} if rubric else content


def _rubric(package: Package, section_id: str, rewriting: tuple[Pictures, Stylesheet]) -> str:
    if package.test is None:
        return ""
    rewriter = Rewriter(Attributes(package.test.path, *rewriting))
    for element in package.test.xml.iter("*"):
        if qti_name(element) == "assessmentSection" and element.get("identifier") == section_id:
            return section_rubrics(element, rewriter)
    return ""


def _item_content(
    form_item: FormItem, item: Item, rewriting: tuple[Pictures, Stylesheet]
) -> dict[str, object]:
    return {
        "id": form_item.id,
        "title": form_item.title,
        "body": make_body(form_item.id, item, *rewriting),
        "responses": [
            {"id": one.id, "cardinality": one.cardinality, "base_type": one.base_type}
            for one in form_item.responses
        ],
    }
