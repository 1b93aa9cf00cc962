"""On a network a school server speaks https; http leads there and shows how to trust it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chalicelib.core.sync import Activated
from fao_edge.adapters.identity import keep_identity
from fao_edge.bootstrap import Opened, opened
from fao_edge.config import EdgeSettings, read_settings
from fao_edge.running import chores, listeners
from tests.builders.line_to_the_cloud import CLOUD
from tests.builders.sessions import NINE
from tests.fakes.kernel import StandingClock

NETWORK = {"FACET_EDGE_HOST": "0.0.0.0", "FACET_EDGE_NAMES": "fao.school.example"}


@contextmanager
def started(folder: Path, **settings: str) -> Iterator[tuple[Opened, EdgeSettings]]:
    env = {"FACET_EDGE_STATE": str(folder), "FACET_EDGE_CLOUD": CLOUD, **settings}
    keep_identity(folder / "edge.json", Activated("fao-1", "SCHOOL", "FAO Noord", NINE))
    edge = opened(read_settings(env), StandingClock())
    try:
        yield edge, edge.services.settings
    finally:
        edge.database.close()


def test_on_its_own_machine_it_has_one_plain_door(tmp_path: Path) -> None:
    with started(tmp_path) as (edge, settings):
        (door,), own = listeners(edge)

    assert (door.host, door.port, door.certificate) == ("127.0.0.1", settings.port, None)
    assert own is None


def test_on_a_network_it_makes_a_certificate_and_has_a_plain_door_beside_it(
    tmp_path: Path,
) -> None:
    with started(tmp_path, **NETWORK) as (edge, settings):
        (secure, plain), own = listeners(edge)

    assert own is not None
    assert (secure.port, secure.certificate, secure.key) == (
        settings.port,
        own.certificate,
        own.key,
    )
    assert (plain.port, plain.certificate) == (settings.plain_port, None)


def test_a_certificate_of_the_school_is_used_as_it_is(tmp_path: Path) -> None:
    given = {"FACET_EDGE_CERTIFICATE": "/certificaat/fao.pem", "FACET_EDGE_KEY": "/c/fao.key"}

    with started(tmp_path, **NETWORK, **given) as (edge, settings):
        (secure, _), own = listeners(edge)

    assert own is None
    assert (secure.certificate, secure.key) == (settings.certificate, settings.certificate_key)
    assert not (tmp_path / "certificates").exists()


def test_it_renews_the_certificate_that_it_made_and_no_other(tmp_path: Path) -> None:
    with started(tmp_path, **NETWORK) as (edge, _):
        _, own = listeners(edge)
        ours, theirs = chores(edge.services, own), chores(edge.services, None)

    assert [one.name for one in ours] == ["ophalen", "inleveren", "certificaat"]
    assert [one.name for one in theirs] == ["ophalen", "inleveren"]
