"""Texts leave the school server compressed, once for all candidates; ciphertext never."""

import asyncio
import gzip
import os
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from chalicelib.serving import static_files

SCRIPT = "export const answer = 42;\n" * 100
CHANGED = SCRIPT.replace("42", "43")
FONT = bytes(1000)
OTHER_LENGTH = 10


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "app.js").write_text(SCRIPT)
    (tmp_path / "index.html").write_text("<p>exam app</p>" * 50)
    (tmp_path / "small.json").write_text("{}")
    (tmp_path / "font.woff2").write_bytes(FONT)
    return tmp_path


@pytest.fixture
def browser(folder: Path) -> TestClient:
    return TestClient(static_files.exam_app(folder))


def taking(encoding: str = "gzip, br", **more: str) -> dict[str, str]:
    names = {name.replace("_", "-"): value for name, value in more.items()}
    return {"Accept-Encoding": encoding} | names


def raw(browser: TestClient, path: str) -> bytes:
    with browser.stream("GET", path, headers=taking("gzip")) as answer:
        return b"".join(answer.iter_raw())


async def sent_for_a_head(app: ASGIApp, path: str) -> list[Message]:
    """Ask without a client, as a client drops a body that should not be there."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError

    headers = [(b"accept-encoding", b"gzip")]
    scope = {"type": "http", "method": "HEAD", "path": path, "headers": headers}
    await app(scope, receive, send)
    return sent


@pytest.mark.parametrize("path", ["/app.js", "/index.html", "/"])
def test_a_text_comes_compressed_with_the_length_that_goes_over_the_line(
    browser: TestClient, folder: Path, path: str
) -> None:
    answer = browser.get(path, headers=taking())
    plain = browser.get(path, headers=taking("identity"))
    sent = raw(browser, path)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Length"] == str(len(sent))
    assert answer.headers["Content-Type"] == plain.headers["Content-Type"]
    assert gzip.decompress(sent) == (folder / (path.strip("/") or "index.html")).read_bytes()
    assert len(sent) < len(plain.content)


@pytest.mark.parametrize("encoding", ["", "identity", "br", "gzip;q=0", "br, gzip; q=0.0"])
def test_a_browser_that_takes_no_gzip_gets_the_file_itself(
    browser: TestClient, encoding: str
) -> None:
    answer = browser.get("/app.js", headers=taking(encoding))

    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Content-Length"] == str(len(SCRIPT))
    assert answer.text == SCRIPT


@pytest.mark.parametrize("encoding", ["gzip", "GZIP;q=0.5", "br;q=1.0, gzip;q=0.8, *;q=0.1"])
def test_a_browser_may_say_in_many_ways_that_it_takes_gzip(
    browser: TestClient, encoding: str
) -> None:
    assert browser.get("/app.js", headers=taking(encoding)).headers["Content-Encoding"] == "gzip"


def test_a_part_of_a_file_is_a_part_of_the_file_itself(browser: TestClient) -> None:
    answer = browser.get("/app.js", headers=taking(Range="bytes=0-5"))

    assert (answer.status_code, answer.text) == (206, "export")
    assert "Content-Encoding" not in answer.headers


def test_caches_keep_both_ways_apart(browser: TestClient) -> None:
    packed = browser.get("/app.js", headers=taking())
    plain = browser.get("/app.js", headers=taking("identity"))

    assert {packed.headers["Vary"], plain.headers["Vary"]} == {"Accept-Encoding"}
    assert packed.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_who_has_the_newest_file_is_told_so_and_gets_nothing(
    browser: TestClient, encoding: str
) -> None:
    first = browser.get("/app.js", headers=taking(encoding))

    again = browser.get("/app.js", headers=taking(encoding, If_None_Match=first.headers["ETag"]))
    since = browser.get(
        "/app.js", headers=taking(encoding, If_Modified_Since=first.headers["Last-Modified"])
    )

    for answer in (again, since):
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["ETag"] == first.headers["ETag"]
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_who_asks_for_the_head_gets_no_body(browser: TestClient, folder: Path) -> None:
    answer = browser.head("/app.js", headers=taking("gzip"))
    sent = asyncio.run(sent_for_a_head(static_files.exam_app(folder), "/app.js"))

    assert answer.headers["Content-Length"] == str(len(raw(browser, "/app.js")))
    assert b"".join(message.get("body", b"") for message in sent) == b""


@pytest.mark.parametrize("path", ["/font.woff2", "/small.json"])
def test_what_would_not_get_smaller_stays_as_it_is(browser: TestClient, path: str) -> None:
    assert "Content-Encoding" not in browser.get(path, headers=taking()).headers


def test_files_are_compressed_once_however_many_ask(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = TestClient(static_files.exam_app(folder))
    monkeypatch.setattr(gzip, "compress", None)

    answers = [browser.get("/app.js", headers=taking()) for _ in range(3)]

    assert {answer.text for answer in answers} == {SCRIPT}


@pytest.mark.parametrize("after_seconds", [0, 1])
def test_a_file_that_changed_since_is_never_the_old_one(
    browser: TestClient, folder: Path, after_seconds: int
) -> None:
    before = (folder / "app.js").stat()
    (folder / "app.js").write_text(CHANGED if after_seconds else CHANGED[:-OTHER_LENGTH])
    moment = before.st_mtime_ns + after_seconds * 10**9
    os.utime(folder / "app.js", ns=(moment, moment))

    assert "43" in browser.get("/app.js", headers=taking()).text


def test_ciphertext_is_never_compressed() -> None:
    async def part(_: Request) -> Response:
        return Response(bytes(10_000), media_type="application/octet-stream")

    browser = TestClient(static_files.ciphertext(Route("/{name}", part)))

    assert "Content-Encoding" not in browser.get("/part-1", headers=taking()).headers
