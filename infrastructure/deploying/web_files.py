"""Fills the bucket behind CloudFront with the exam app and the static files of pages."""

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from infrastructure.deploying.deployment import ROOT, DeployRefused

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

EXAM_APP = ROOT / "web" / "dist"
STATIC = ROOT / "chalicelib" / "pages" / "static"
NAMED_BY_CONTENT = re.compile(r"exam/assets/.+-[\w-]{8}\.\w+")
FOREVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
KINDS = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
"""Not left to the table of the operator's machine: a browser refuses a script of another kind."""


def upload(s3: "S3Client", bucket: str, *, exam_app: Path = EXAM_APP) -> int:
    """Upload every file and give their number; what older pages still ask for stays.

    :raises DeployRefused: if the exam app was not built.
    """
    if not (exam_app / "index.html").exists():
        raise DeployRefused(f"{exam_app} is not there yet. Do: make build")
    files = [*_files(STATIC, "static"), *_files(exam_app, "exam")]
    for key, path in sorted(files, key=lambda file: turn(file[0])):
        s3.put_object(
            Bucket=bucket,
            Key=key,
            Body=path.read_bytes(),
            ContentType=content_type(path),
            CacheControl=cache_control(key),
        )
    return len(files)


def turn(key: str) -> int:
    """Tell when a file goes: a page after what it names, the service worker after what it lists."""
    if key.endswith("/service-worker.js"):
        return 2
    return 1 if key.endswith(".html") else 0


def content_type(path: Path) -> str:
    """Name what a file is."""
    kind = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return kind or "application/octet-stream"


def cache_control(key: str) -> str:
    """Tell how long a browser may keep a file: for ever if its name changes with its content."""
    return FOREVER if NAMED_BY_CONTENT.fullmatch(key) else ASK_FIRST


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"{prefix}/{path.relative_to(folder).as_posix()}", path
