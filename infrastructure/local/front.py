"""What CloudFront does in the cloud, on one machine: files, exam content and the way to the portal.

The same paths as web.yaml; chalicelib/serving/static_files.py has its security headers.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from chalicelib.serving import static_files
from infrastructure.local.place import REPOSITORY

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

EXAM_APP = REPOSITORY / "web" / "dist"


def front(s3: "S3Client", content_bucket: str, *, exam_app: Path = EXAM_APP) -> list[BaseRoute]:
    """Give the routes for everything on our one address that is no act."""
    return [
        Route("/", _portal),
        Mount("/exam", static_files.exam_app(exam_app)),
        Mount("/static", static_files.static_files()),
        Mount("/content", _content(s3, content_bucket)),
    ]


async def _portal(_: Request) -> Response:
    return RedirectResponse("/api/portal", 302)


def _content(s3: "S3Client", bucket: str) -> ASGIApp:
    def fetch(request: Request) -> Response:
        try:
            found = s3.get_object(Bucket=bucket, Key=f"content/{request.path_params['key']}")
        except s3.exceptions.NoSuchKey:
            return PlainTextResponse("Niet gevonden", 404)
        return Response(found["Body"].read(), media_type="application/octet-stream")

    return static_files.ciphertext(Route("/{key:path}", fetch))
