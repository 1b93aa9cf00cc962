"""Masters and scores packages with one call each, with ids that count and one fixed seed."""

from collections.abc import Mapping

from chalicelib.core.exams import MasteredForm, MasteredPackage, make_plan, tell_nobody
from chalicelib.core.kernel import ItemId
from chalicelib.core.scoring import ItemScore, Response
from chalicelib.qti import QtiMaster, QtiScorer
from tests.fakes.kernel import CountingIds

SEED = "seed"


def master_package(data: bytes) -> MasteredPackage:
    """Master a package. :raises PackageRefused: when it is refused."""
    return QtiMaster().master(data, new_id=CountingIds("part"), tell=tell_nobody)


def only_form(data: bytes) -> MasteredForm:
    """Master a package with one test. :raises PackageRefused: when it is refused."""
    (form,) = master_package(data).forms
    return form


def scores_of(
    form: MasteredForm, responses: Mapping[ItemId, Response | None]
) -> dict[ItemId, ItemScore]:
    """Score responses of the candidate with :data:`SEED`."""
    plan = make_plan(form.outline, SEED)
    marks = QtiScorer().score(form.scoring, plan, dict(responses))
    return {score.item_id: score for score in marks.items}
