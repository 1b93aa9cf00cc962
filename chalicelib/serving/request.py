"""A request and an answer as every mount understands them; no framework's own objects pass."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie


@dataclass(frozen=True)
class Request:
    """One HTTP request; header names are lower case, the path has no ``PUBLIC_BASE_PATH``."""

    method: str
    path: str
    query: Mapping[str, tuple[str, ...]]
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    id: str
    address: str = field(default="", repr=False)
    """Whose network it came from, as the mount knows it for sure; empty where it does not."""

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case; empty if none is given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def cookie(self, name: str) -> str | None:
        """Read one cookie; a malformed cookie header is no cookie."""
        try:
            found = SimpleCookie(self.headers.get("cookie", "")).get(name)
        except CookieError:
            return None
        return found.value if found else None


@dataclass(frozen=True)
class Answer:
    """One HTTP answer; a header may occur twice (cookies), so headers are pairs."""

    status: int
    body: bytes = b""
    media_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def content_type(self) -> str:
        """The header; JSON is UTF-8 by definition (RFC 8259) and takes no charset."""
        ending = "" if self.media_type.endswith("json") else "; charset=utf-8"
        return self.media_type + ending

    def with_headers(self, *headers: tuple[str, str]) -> "Answer":
        """Return the same answer with more headers."""
        return Answer(self.status, self.body, self.media_type, (*self.headers, *headers))

    def without_body(self) -> "Answer":
        """Return what HEAD gets."""
        return Answer(self.status, b"", self.media_type, self.headers)
