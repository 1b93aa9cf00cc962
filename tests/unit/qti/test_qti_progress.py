"""An import tells how far it is, for whoever watches the page."""

from chalicelib.core.exams import ImportStep
from chalicelib.qti import QtiMaster
from tests.fakes.kernel import CountingIds
from tests.unit.qti.making import item, package


def test_an_import_tells_how_far_it_is_step_by_step_and_item_by_item() -> None:
    told: list[tuple[ImportStep, int, int]] = []
    data = package({"a.xml": item(), "b.xml": item()})

    QtiMaster().master(data, new_id=CountingIds(), tell=lambda *one: told.append(one))

    steps = list(dict.fromkeys(step for step, _, _ in told))
    assert steps == [step for step in ImportStep if step is not ImportStep.KEEPING]
    assert (ImportStep.CHECKING, 1, 2) in told
    assert all(done <= total for _, done, total in told)
