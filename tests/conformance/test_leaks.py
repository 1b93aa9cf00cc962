"""No item of the corpus gives anything away, whether or not its package would be taken."""

import pytest

from tests.conformance.corpus import corpus
from tests.conformance.leaks import leaks_of
from tests.conformance.walk import CorpusItem, corpus_folders, items_of

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(corpus() is None, reason="FACET_CORPUS names no corpus"),
]

FOLDERS = corpus_folders()
ITEMS = list(items_of(FOLDERS))


@pytest.mark.parametrize("one", ITEMS, ids=lambda one: one.name)
def test_an_item_of_the_corpus_masters_without_a_leak(one: CorpusItem) -> None:
    assert leaks_of(one) == []


def test_the_walk_does_not_pass_items_by() -> None:
    assert len(ITEMS) >= 203
    assert [name for folder in FOLDERS for name in folder.unreadable] == []
