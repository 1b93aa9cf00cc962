"""Mastering: from the bytes of a package to forms with a delivery part and a scoring part."""

from dataclasses import dataclass

from chalicelib.core.exams import (
    EXAM_LIMITS,
    NO_NAMES,
    AllowedNames,
    ImportStep,
    MasteredForm,
    MasteredPackage,
    PackageLimits,
    PackageRefused,
    TellProgress,
)
from chalicelib.core.kernel import FormId, NewId
from chalicelib.qti.checking.package import check_package
from chalicelib.qti.findings import Findings
from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.content import ContentMaker
from chalicelib.qti.mastering.outline import make_outline
from chalicelib.qti.mastering.presets import check_presets
from chalicelib.qti.mastering.scoring_part import ScoredItem, make_scoring_part, score_facts
from chalicelib.qti.mastering.stimuli import ShownStimuli
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.mastering.stylesheets import ShownSheets
from chalicelib.qti.mastering.variants import ItemVariants, make_variants
from chalicelib.qti.packages.package import Package, PackagedTest, read_package
from chalicelib.qti.processing.effort import Effort, EffortSpent


@dataclass(frozen=True)
class QtiMaster:
    """Fulfils ``core.exams.PackageMaster`` for QTI 2.1, 2.2 and 3.0."""

    limits: PackageLimits = EXAM_LIMITS
    allowed: AllowedNames = NO_NAMES

    def master(self, data: bytes, *, new_id: NewId, tell: TellProgress) -> MasteredPackage:
        """Check the zip and master it. :raises PackageRefused: with every reason found."""
        findings = Findings("pakket")
        package = read_package(data, self.limits, findings, tell)
        check_package(package, findings, limits=self.limits, allowed=self.allowed, tell=tell)
        work = Effort(self.limits.steps)
        try:
            return self._master(package, findings, work, new_id, tell)
        except EffortSpent:
            findings.add("work-too-much")
            raise PackageRefused(tuple(findings.reasons)) from None

    def _master(
        self,
        package: Package,
        findings: Findings,
        work: Effort,
        new_id: NewId,
        tell: TellProgress,
    ) -> MasteredPackage:
        variants = [make_variants(test, findings, self.allowed, work) for test in package.tests]
        findings.refuse_if_any()
        forms = []
        for number, (test, made) in enumerate(zip(package.tests, variants, strict=True)):
            tell(ImportStep.MASTERING, number, len(package.tests))
            scored = _scored(test, made, work)
            check_presets(scored, findings, work)
            forms.append(_master_test(test, package, new_id, scored, findings))
        findings.refuse_if_any()
        return MasteredPackage(tuple(forms), package.facts, tuple(findings.remarks))


def _scored(test: PackagedTest, variants: ItemVariants, work: Effort) -> list[ScoredItem]:
    places = test.structure.places
    return [
        score_facts(item_id, item, places[item_id].template_defaults, variants[item_id], work)
        for item_id, item in test.items.items()
    ]


def _master_test(
    test: PackagedTest,
    package: Package,
    new_id: NewId,
    scored: list[ScoredItem],
    findings: Findings,
) -> MasteredForm:
    form_id = FormId(new_id())
    assets = ShownAssets(package.assets, new_id)
    styles = Stylesheet(ShownSheets(package.stylesheets, assets, findings))
    maker = ContentMaker(test, assets, styles, ShownStimuli(package.stimuli, assets, styles))
    bodies = maker.bodies()
    texts = {one.id: bodies[one.id].texts(one.variants) for one in scored}
    outline = make_outline(form_id, test, package, scored, texts)
    content = maker.make(outline, bodies)
    scoring = make_scoring_part(form_id, test, scored)
    return MasteredForm(outline, content, assets.shown, scoring)
