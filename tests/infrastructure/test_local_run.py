"""The local run stands in for CloudFront and Lambda, and says in one line what is wrong."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from chalicelib.config import settings
from infrastructure.local.emulator import start_emulator
from infrastructure.local.front import front
from infrastructure.local.place import HOST, REPOSITORY, LocalRunError, Place, check_port_is_free
from infrastructure.local.seeding import seed_once
from infrastructure.local.worker import Worker
from tests.cloud import EmulatedCloud, free_port
from tests.infrastructure.headers_of_files import headers_of

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

NOWHERE = Place(Path("/nonexistent"), port=1, emulator_port=1)


@contextmanager
def a_taken_port() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        listening.listen()
        yield listening.getsockname()[1]


def until(true: Callable[[], object], seconds: float = 20) -> None:
    patience = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < patience, "it never happened"
        time.sleep(0.02)


@pytest.fixture
def browser(cloud: None, tmp_path: Path) -> TestClient:
    (tmp_path / "index.html").write_text("<p>exam app</p>")
    routes = front(boto3.client("s3"), settings().content_bucket, exam_app=tmp_path)
    return TestClient(Starlette(routes=routes), follow_redirects=False)


def test_the_bare_address_leads_to_the_portal(browser: TestClient) -> None:
    answer = browser.get("/")

    assert (answer.status_code, answer.headers["location"]) == (302, "/api/portal")


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/exam/", "ExamHeaders"),
        ("/exam/nothing.js", "ExamHeaders"),
        ("/static/nothing.css", "StaticHeaders"),
        ("/content/F/nothing", "ContentHeaders"),
    ],
)
def test_every_file_carries_the_headers_of_its_path(
    browser: TestClient, path: str, policy: str
) -> None:
    answer = browser.get(path)

    assert answer.status_code == (200 if path == "/exam/" else 404)
    for name, value in headers_of(policy):
        assert answer.headers[name] == value


def test_exam_content_comes_from_its_bucket(browser: TestClient) -> None:
    boto3.client("s3").put_object(
        Bucket=settings().content_bucket, Key="content/F/part-1", Body=b"sealed"
    )

    assert browser.get("/content/F/part-1").content == b"sealed"


def test_an_exam_app_that_was_not_built_says_how_to_build_it(cloud: None, tmp_path: Path) -> None:
    routes = front(boto3.client("s3"), "none", exam_app=tmp_path / "dist")

    answer = TestClient(Starlette(routes=routes)).get("/exam/")

    assert answer.status_code == 503
    assert "make build" in answer.text


def test_a_taken_port_gives_one_line_that_says_what_to_do() -> None:
    with a_taken_port() as port, pytest.raises(LocalRunError) as refused:
        check_port_is_free(port)

    assert str(port) in str(refused.value)
    assert "FACET_PORT=" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_deployment_is_seeded_once(cloud: None) -> None:
    seeded = []

    for _ in range(2):
        seed_once(boto3.client("dynamodb"), settings().table_prefix, lambda: seeded.append("x"))

    assert seeded == ["x"]


def test_seeding_that_failed_begins_again(cloud: None) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        seed_once(boto3.client("dynamodb"), settings().table_prefix, fail)

    assert seed_once(boto3.client("dynamodb"), settings().table_prefix, lambda: None)


@pytest.mark.emulator
def test_work_leaves_the_queue_only_when_it_is_done(emulated_cloud: EmulatedCloud) -> None:
    sqs = boto3.client("sqs")
    queue = "only-when-done"
    url = sqs.create_queue(QueueName=queue, Attributes={"VisibilityTimeout": "1"})["QueueUrl"]
    tried: list[str] = []

    def fail_once(body: str) -> None:
        tried.append(body)
        if len(tried) == 1:
            raise LookupError(body)

    worker = Worker(sqs, queue, fail_once)
    worker.start()
    try:
        sqs.send_message(QueueUrl=url, MessageBody="score")
        until(lambda: len(tried) == 2)
        until(lambda: _left(url) == 0)
    finally:
        worker.stop()

    assert tried == ["score", "score"]


@pytest.mark.emulator
def test_what_was_stored_is_there_again_after_a_clean_stop(tmp_path: Path) -> None:
    place = Place(tmp_path, port=free_port(), emulator_port=free_port())
    first = start_emulator(place, keep=True)
    _queues(place).create_queue(QueueName="kept")
    first.stop()

    second = start_emulator(replace(place, emulator_port=free_port()), keep=True)
    try:
        found = _queues(second.place).list_queues()["QueueUrls"]
    finally:
        second.stop()

    assert [url.rsplit("/")[-1] for url in found] == ["kept"]


@pytest.mark.emulator
def test_an_emulator_that_stopped_by_itself_gives_one_line(tmp_path: Path) -> None:
    place = Place(tmp_path, port=free_port(), emulator_port=free_port())
    emulator = start_emulator(place, keep=False)
    emulator.process.kill()
    emulator.process.wait()

    with pytest.raises(LocalRunError) as refused:
        emulator.check()

    assert "make run" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.emulator
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM])
def test_stopping_stops_everything_that_was_started(way: signal.Signals, tmp_path: Path) -> None:
    place = Place(tmp_path, port=free_port(), emulator_port=free_port())
    program = (
        "import sys; from pathlib import Path; from starlette.applications import Starlette;"
        "from infrastructure.local.place import Place; from infrastructure.local.running import *;"
        "run(Place(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])),"
        " lambda: Facet(lambda routes: Starlette(routes=routes), print, None, *[lambda: None] * 2,"
        " list))"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", program, tmp_path, str(place.port), str(place.emulator_port)],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stdout is not None
        welcome = iter(running.stdout.readline, "")
        assert any("Klaar in" in line for line in welcome)
        assert httpx.get(place.origin, trust_env=False).status_code == 302
    finally:
        running.send_signal(way)
        code = running.wait(40)

    assert code == 0
    check_port_is_free(place.port)
    check_port_is_free(place.emulator_port)


def _left(url: str) -> int:
    found = boto3.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    counts = found["Attributes"]
    return int(counts["ApproximateNumberOfMessages"]) + int(
        counts["ApproximateNumberOfMessagesNotVisible"]
    )


def _queues(place: Place) -> "SQSClient":
    return boto3.client("sqs", endpoint_url=place.cloud)
