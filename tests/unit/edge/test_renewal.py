"""A school server that is never started again does not let its certificate end in silence."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chalicelib.core.kernel import Fault
from fao_edge.adapters.certificates import LASTS, OwnCertificate, own_certificate
from fao_edge.background import Chore
from fao_edge.renewal import DAY_SECONDS, renewal
from tests.fakes.kernel import StandingClock

MADE = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(MADE)


@pytest.fixture
def own(tmp_path: Path) -> OwnCertificate:
    return own_certificate(tmp_path, ["fao.school.example"], MADE)


@pytest.fixture
def chore(own: OwnCertificate, clock: StandingClock) -> Chore:
    return renewal(own, clock)


def test_it_looks_once_a_day_and_says_nothing_while_the_certificate_is_good(
    chore: Chore, own: OwnCertificate, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    before = own.certificate.read_bytes()
    clock.move(days=336)

    assert chore.work() == chore.every_seconds == DAY_SECONDS
    assert own.certificate.read_bytes() == before
    assert caplog.messages == []


def test_a_certificate_near_its_end_is_renewed_and_the_log_asks_for_a_start_every_day(
    chore: Chore, own: OwnCertificate, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        clock.move(days=338 if clock() == MADE else 1)
        with caplog.at_level(logging.WARNING):
            chore.work()

    assert own.ends_at == MADE + timedelta(days=338) + LASTS
    assert len(caplog.messages) == 2
    assert all("verloopt op 25-12-2027. Start de FAO" in line for line in caplog.messages)


def test_after_the_start_it_is_quiet_again(
    chore: Chore, own: OwnCertificate, clock: StandingClock, caplog: pytest.LogCaptureFixture
) -> None:
    clock.move(days=338)
    chore.work()
    caplog.clear()

    renewal(own_certificate(own.key.parent, own.names, clock()), clock).work()

    assert caplog.messages == []


def test_a_disk_that_fails_is_a_fault_that_is_said(
    chore: Chore, own: OwnCertificate, clock: StandingClock
) -> None:
    clock.move(days=338)
    own.authority.write_bytes(b"bit rot")

    with pytest.raises(Fault):
        chore.work()
