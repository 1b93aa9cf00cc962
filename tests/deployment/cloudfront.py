"""CloudFront's stand-in: sends each path where web.yaml says, with the headers that it adds.

The emulated CloudFront takes our template, but does not go to an API of the same emulator.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import httpx

from infrastructure.local.place import HOST, Place
from infrastructure.templates import WEB, load

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

NOT_FORWARDED = ("host", "connection", "content-length", "transfer-encoding", "accept-encoding")
TIMEOUT_SECONDS = 60


@dataclass(frozen=True)
class Api:
    """An API of the emulated gateway: its address, the host it knows itself by, the secret."""

    address: str
    host: str
    secret: str

    def without_secret(self) -> "Api":
        """Give it as somebody reaches it who passes by CloudFront."""
        return replace(self, secret="")

    def send(
        self, method: str, path: str, headers: dict[str, str], body: bytes = b""
    ) -> httpx.Response:
        """Send a request as CloudFront does; ``path`` begins with the stage."""
        added = {"host": self.host, "x-facet-origin-secret": self.secret}
        # A library that asks for compression would not see what a browser without it sees.
        return httpx.request(
            method,
            self.address + path,
            headers={"accept": "*/*"} | headers | added,
            content=body,
            timeout=TIMEOUT_SECONDS,
            trust_env=False,
        )


def target_of(path: str) -> str:
    """Name the origin of a path: the first pattern of web.yaml that fits decides."""
    config = load(WEB)["Resources"]["Distribution"]["Properties"]["DistributionConfig"]
    fitting = (one for one in config["CacheBehaviors"] if fnmatchcase(path, one["PathPattern"]))
    found: str = next(fitting, config["DefaultCacheBehavior"])["TargetOriginId"]
    return found


@contextmanager
def a_cloudfront(
    place: Place, apis: dict[str, Api], buckets: dict[str, str], s3: "S3Client"
) -> Iterator[None]:
    """Answer on the port of a place: APIs and buckets by the names of web.yaml's origins."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            path = self.path.partition("?")[0]
            target = target_of(path)
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            if target in buckets:
                found = s3.get_object(Bucket=buckets[target], Key=path.removeprefix("/"))
                self.reply(200, [("content-type", found["ContentType"])], found["Body"].read())
                return
            given = {k: v for k, v in self.headers.items() if k.lower() not in NOT_FORWARDED}
            answer = apis[target].send(self.command, self.path, given, body)
            self.reply(answer.status_code, answer.headers.multi_items(), answer.content)

        def reply(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers:
                if name not in NOT_FORWARDED:
                    self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = answer  # noqa: N815 - the names that the library looks for

        def log_message(self, *_: object) -> None:
            """Say nothing: the emulator keeps a log."""

    server = ThreadingHTTPServer((HOST, place.port), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
