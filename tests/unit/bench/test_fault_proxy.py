"""The fault proxy does to a line what it was told, to those paths, so often, and writes it down."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
import pytest

from bench.fault_proxy import FaultProxy, a_fault_proxy
from tests.unit.bench.tiny_server import LARGE, TinyServer, serving

PATIENCE_SECONDS = 5
BATCH = "/api/delivery/batches"


@dataclass
class Line:
    """A browser that knows only the proxy, and the server behind it."""

    server: TinyServer
    proxy: FaultProxy
    browser: httpx.Client

    def save(self, text: str) -> int:
        return self.browser.post(BATCH, content=text).status_code

    def reached(self, count: int) -> list[str]:
        patience = time.monotonic() + PATIENCE_SECONDS
        while len(self.server.reached) < count and time.monotonic() < patience:
            time.sleep(0.01)
        return self.server.reached


@pytest.fixture
def line() -> Iterator[Line]:
    server = TinyServer()
    with (
        serving(server) as address,
        a_fault_proxy(address) as proxy,
        httpx.Client(base_url=proxy.origin, timeout=PATIENCE_SECONDS, trust_env=False) as browser,
    ):
        yield Line(server, proxy, browser)


def test_a_sound_line_changes_nothing(line: Line) -> None:
    answer = line.browser.post("/a?b=c", content="é")

    assert (answer.status_code, answer.text) == (201, "é")
    assert line.browser.get("/chunks").content == b"one two " + LARGE
    assert line.browser.get("/nothing").status_code == 204
    assert line.browser.head("/large").headers["content-length"] == str(len(LARGE))
    assert line.server.reached == ["POST /a?b=c é"]


def test_many_requests_pass_over_one_connection(line: Line) -> None:
    for number in range(3):
        assert line.save(str(number)) == 201

    assert [one.path for one in line.proxy.exchanges()] == [BATCH] * 3


def test_what_passed_is_written_down_with_its_bytes_and_times(line: Line) -> None:
    began = time.time()
    line.browser.post(BATCH, content="ab")
    line.browser.get("/large")

    saved, large = line.proxy.exchanges()
    assert (saved.method, saved.path, saved.status, saved.arrived) == ("POST", BATCH, 201, True)
    assert (saved.request_body, saved.answer_body) == (b"ab", b"ab")
    assert saved.bytes_up > len(f"POST {BATCH} HTTP/1.1\r\n\r\nab")
    assert large.bytes_down > len(LARGE)
    assert began <= saved.asked_at <= saved.ended_at <= time.time()
    assert line.proxy.exchanges("/large") == (large,)


def test_a_lost_answer_reached_the_server_and_never_the_browser(line: Line) -> None:
    line.proxy.lose_answers("/delivery/batches", times=1)

    with pytest.raises(httpx.TransportError):
        line.save("first")
    assert line.save("again") == 201

    assert line.server.reached == [f"POST {BATCH} first", f"POST {BATCH} again"]
    lost, arrived = line.proxy.exchanges()
    assert (lost.status, lost.arrived, lost.bytes_down) == (201, False, 0)
    assert arrived.arrived


def test_a_lost_answer_may_leave_the_browser_waiting(line: Line) -> None:
    line.proxy.lose_answers(hangs=True)

    with pytest.raises(httpx.ReadTimeout):
        line.browser.post(BATCH, content="first", timeout=0.2)

    assert line.server.reached == [f"POST {BATCH} first"]


def test_a_cut_breaks_the_answer_after_so_many_bytes(line: Line) -> None:
    line.proxy.cut("/large", after_bytes=1_000)

    with pytest.raises(httpx.TransportError):
        line.browser.get("/large")

    (cut,) = line.proxy.exchanges()
    assert (cut.bytes_down, cut.arrived) == (1_000, False)


def test_a_black_hole_takes_the_request_and_says_nothing(line: Line) -> None:
    line.proxy.black_hole("/delivery", times=1)

    with pytest.raises(httpx.ReadTimeout):
        line.browser.post(BATCH, content="gone", timeout=0.2)
    assert line.save("here") == 201

    assert line.server.reached == [f"POST {BATCH} here"]


def test_a_refused_request_never_reaches_the_server(line: Line) -> None:
    refusing = line.proxy.refuse()

    with pytest.raises(httpx.TransportError):
        line.save("gone")
    refusing.lift()
    assert line.save("here") == 201

    assert line.server.reached == [f"POST {BATCH} here"]
    assert refusing.met == 1
    assert [one.status for one in line.proxy.exchanges()] == [None, 201]


def test_a_duplicate_reaches_the_server_twice_and_is_answered_once(line: Line) -> None:
    line.proxy.duplicate("/delivery/batches", times=1, again_seconds=0.05)

    assert line.save("one") == 201

    assert line.reached(3) == [f"POST {BATCH} one"] * 3
    assert len(line.proxy.exchanges()) == 1


def test_a_delay_counts_each_way(line: Line) -> None:
    with line.proxy.delay(0.1):
        began = time.monotonic()
        line.save("slow")
        slow = time.monotonic() - began
    began = time.monotonic()
    line.save("fast")

    assert slow >= 0.2 > time.monotonic() - began


def test_an_answer_may_be_late_to_a_request_that_was_not(line: Line) -> None:
    line.proxy.delay_answers(0.2)
    began = time.monotonic()

    with ThreadPoolExecutor(1) as browser:
        saving = browser.submit(line.save, "slow")
        line.reached(1)
        reached = time.monotonic() - began
        saving.result()

    assert reached < 0.2 <= time.monotonic() - began


def test_all_connections_share_a_slow_line(line: Line) -> None:
    line.proxy.throttle(100_000, "/large")

    def fetch(_: int) -> int:
        return len(httpx.get(f"{line.proxy.origin}/large", trust_env=False).content)

    began = time.monotonic()
    with ThreadPoolExecutor(2) as both:
        sizes = list(both.map(fetch, range(2)))

    assert sizes == [len(LARGE)] * 2
    assert time.monotonic() - began >= 2 * len(LARGE) / 100_000


def test_a_fault_meets_only_its_paths(line: Line) -> None:
    line.proxy.refuse("/delivery/presence")

    assert line.save("here") == 201


def test_faults_add_up_and_are_lifted_together(line: Line) -> None:
    line.proxy.delay(0.1)
    line.proxy.refuse()

    began = time.monotonic()
    with pytest.raises(httpx.TransportError):
        line.save("gone")
    assert time.monotonic() - began >= 0.1
    line.proxy.heal()

    assert line.save("here") == 201


def test_a_server_that_is_gone_breaks_the_connection() -> None:
    with serving(TinyServer()) as address, a_fault_proxy(address) as proxy:
        gone = proxy
        origin = proxy.origin
        assert httpx.post(origin, content="here", trust_env=False).status_code == 201
    with a_fault_proxy(address) as proxy, pytest.raises(httpx.TransportError):
        httpx.post(proxy.origin, content="gone", trust_env=False)
    assert gone.exchanges()[0].status == 201
