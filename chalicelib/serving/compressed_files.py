"""Files as they are, and texts compressed for browsers that take it.

Every text is compressed once, when serving begins: a whole school that opens the app at once costs
no more than sending it. CloudFront does the same in the cloud.
"""

import gzip
import os
import re
from collections.abc import Iterator
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, PathLike, StaticFiles
from starlette.types import Scope

_TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest"})
_GZIP = re.compile(r"\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?", re.IGNORECASE)
"""One way that a browser takes, unless its weight is 0 (RFC 9110, 12.5.3)."""
_Version = tuple[str, int, int]


class CompressedFiles(StaticFiles):
    """Serves the files of a folder; those that changed since it began go uncompressed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True)
        self._compressed = dict(_compressed(folder))

    def file_response(
        self,
        full_path: PathLike,
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer with the file in the way that the browser takes, or with "not modified"."""
        compressed = self._compressed.get(_version(full_path, stat_result))
        if compressed is None:
            return super().file_response(full_path, stat_result, scope, status_code)
        asked = Headers(scope=scope)
        answer: Response = FileResponse(full_path, status_code, stat_result=stat_result)
        if _takes_gzip(asked):
            answer = _packed(answer, compressed, with_body=scope["method"] != "HEAD")
        answer.headers["Vary"] = "Accept-Encoding"
        if self.is_not_modified(answer.headers, asked):
            return NotModifiedResponse(answer.headers)
        return answer


def _compressed(folder: Path) -> Iterator[tuple[_Version, bytes]]:
    for path in sorted(folder.resolve().rglob("*")):
        if path.suffix not in _TEXTS or not path.is_file():
            continue
        version = _version(path.resolve(), path.stat())
        data = path.read_bytes()
        compressed = gzip.compress(data, mtime=0)
        if len(compressed) < len(data):
            yield version, compressed


def _version(path: PathLike, found: os.stat_result) -> _Version:
    return os.fspath(path), found.st_mtime_ns, found.st_size


def _takes_gzip(asked: Headers) -> bool:
    # A range counts the bytes of the file itself.
    ways = asked.get("Accept-Encoding", "").split(",")
    return "Range" not in asked and any(_GZIP.fullmatch(way) for way in ways)


def _packed(plain: Response, compressed: bytes, *, with_body: bool) -> Response:
    """Give the same file compressed; it has a tag of its own, as caches keep both."""
    headers = {
        "Content-Encoding": "gzip",
        "Content-Length": str(len(compressed)),
        "ETag": f'{plain.headers["etag"][:-1]}-gzip"',
        "Last-Modified": plain.headers["last-modified"],
    }
    body = compressed if with_body else b""
    return Response(body, plain.status_code, headers, media_type=plain.media_type)
