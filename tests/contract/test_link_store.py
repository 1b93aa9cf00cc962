"""What every store of mailed links does, whatever it is made of."""

from datetime import timedelta

import pytest

from chalicelib.adapters.dynamodb.links import DynamoLinkStore
from chalicelib.core.access import Link, LinkPurpose, LinkStore
from chalicelib.core.kernel import NotFound, UserId
from tests.builders.access import NINE
from tests.fakes.access import FakeLinkStore

LINK = Link(
    id_hash="hash of a token",
    purpose=LinkPurpose.EMAIL_CONFIRMATION,
    user_id=UserId("PLANNER"),
    ends_at=NINE + timedelta(hours=1),
    facts={"email": "pien@nieuw.example.nl"},
)


@pytest.fixture(params=["fake", "dynamodb"])
def links(request: pytest.FixtureRequest) -> LinkStore:
    if request.param == "fake":
        return FakeLinkStore()
    request.getfixturevalue("cloud")
    return DynamoLinkStore()


def test_a_link_comes_back_as_it_was_added(links: LinkStore) -> None:
    links.add(LINK)

    assert links.get(LINK.id_hash) == LINK


def test_an_unknown_link_is_not_found(links: LinkStore) -> None:
    with pytest.raises(NotFound):
        links.get("hash of another token")


def test_a_link_is_used_up_once(links: LinkStore) -> None:
    links.add(LINK)
    links.remove(LINK.id_hash)

    with pytest.raises(NotFound):
        links.remove(LINK.id_hash)
    with pytest.raises(NotFound):
        links.get(LINK.id_hash)
