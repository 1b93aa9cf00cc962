"""What every store of remembered browsers does, whatever it is made of."""

from datetime import datetime

import pytest

from chalicelib.adapters.dynamodb.remembered import DynamoRememberedBrowserStore
from chalicelib.core.access import RememberedBrowser, RememberedBrowserStore
from chalicelib.core.kernel import NotFound, UserId
from tests.builders.access import NINE
from tests.fakes.access import FakeRememberedBrowserStore

PIEN, JAN = UserId("PIEN"), UserId("JAN")


@pytest.fixture(params=["fake", "dynamodb"])
def browsers(request: pytest.FixtureRequest) -> RememberedBrowserStore:
    if request.param == "fake":
        return FakeRememberedBrowserStore()
    request.getfixturevalue("cloud")
    return DynamoRememberedBrowserStore()


def _browser(id_hash: str, user_id: UserId = PIEN, at: datetime = NINE) -> RememberedBrowser:
    return RememberedBrowser(id_hash, user_id, "mac", created_at=at)


def test_a_browser_comes_back_as_it_was(browsers: RememberedBrowserStore) -> None:
    browsers.add(_browser("first"))

    assert browsers.get(PIEN, "first") == _browser("first")


def test_a_browser_of_somebody_else_is_not_found(browsers: RememberedBrowserStore) -> None:
    browsers.add(_browser("first"))

    with pytest.raises(NotFound):
        browsers.get(JAN, "first")


def test_forgetting_a_user_forgets_all_browsers_of_nobody_else(
    browsers: RememberedBrowserStore,
) -> None:
    for browser in (_browser("first"), _browser("second"), _browser("third", JAN)):
        browsers.add(browser)

    browsers.forget_all_of(PIEN)
    browsers.forget_all_of(PIEN)

    for id_hash in ("first", "second"):
        with pytest.raises(NotFound):
            browsers.get(PIEN, id_hash)
    assert browsers.get(JAN, "third")
