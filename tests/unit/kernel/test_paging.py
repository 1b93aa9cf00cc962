"""Long lists come in pages."""

import pytest

from chalicelib.core.kernel import Page, page_of


@pytest.mark.parametrize(
    ("number", "page"),
    [
        (1, Page(("a", "b"), 1, 3)),
        (3, Page(("e",), 3, 3)),
        (4, Page(("e",), 3, 3)),
        (0, Page(("a", "b"), 1, 3)),
    ],
)
def test_the_nearest_page_is_given(number: int, page: Page[str]) -> None:
    assert page_of("abcde", number, size=2) == page


def test_a_full_last_page_is_followed_by_none() -> None:
    assert page_of("abcd", 2, size=2) == Page(("c", "d"), 2, 2)


def test_an_empty_list_has_one_page() -> None:
    assert page_of("", 1, size=2) == Page((), 1, 1)
