"""As much of HTTP/1.1 as browsers and our servers speak: heads, lengths and chunks (RFC 9112)."""

from asyncio import IncompleteReadError, LimitOverrunError, StreamReader
from dataclasses import dataclass

HEAD_END = b"\r\n\r\n"
HEAD_BYTES_MAX = 65_536
HOP_BY_HOP = {"connection", "keep-alive", "proxy-connection", "transfer-encoding"}
WITHOUT_BODY = {204, 304}


class NotHttp(Exception):  # noqa: N818 - a name that says what happened
    """What came in is no message of HTTP/1.1, or it broke off."""


@dataclass(frozen=True)
class Message:
    """A request or an answer: its first line, its headers as they came, its whole body."""

    first_line: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def method(self) -> str:
        """The method of a request."""
        return self.first_line.split(" ")[0]

    @property
    def path(self) -> str:
        """The path of a request, with its query."""
        return self.first_line.split(" ")[1]

    @property
    def status(self) -> int:
        """The status of an answer."""
        return int(self.first_line.split(" ")[1])

    def wire(self, connection: str) -> bytes:
        """Write it with a length, for a connection that is kept (``keep-alive``) or not."""
        kept = [one for one in self.headers if one[0].lower() not in HOP_BY_HOP]
        if self.body and not any(name.lower() == "content-length" for name, _ in kept):
            kept.append(("Content-Length", str(len(self.body))))
        lines = [self.first_line, *(f"{name}: {value}" for name, value in kept)]
        head = "\r\n".join((*lines, f"Connection: {connection}"))
        return head.encode("latin-1") + HEAD_END + self.body


async def read_request(reader: StreamReader) -> Message | None:
    """Read a request; None where the browser closed the connection. :raises NotHttp:"""
    head = await _head(reader)
    if head is None:
        return None
    first_line, headers = head
    if first_line.count(" ") != 2:
        raise NotHttp(first_line)
    return Message(first_line, headers, await _body(reader, headers, until_end=False))


async def read_answer(reader: StreamReader, method: str) -> Message:
    """Read the answer to a request of this method. :raises NotHttp: if it broke off."""
    head = await _head(reader)
    if head is None:
        raise NotHttp("the server closed the connection without an answer")
    first_line, headers = head
    answer = Message(first_line, headers, b"")
    if method == "HEAD" or answer.status in WITHOUT_BODY:
        return answer
    body = await _body(reader, headers, until_end=True)
    if not body and _value(headers, "content-length") is None:
        headers = (*headers, ("Content-Length", "0"))
    return Message(first_line, headers, body)


async def _head(reader: StreamReader) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    try:
        raw = await reader.readuntil(HEAD_END)
    except IncompleteReadError as broken:
        if broken.partial:
            raise NotHttp("the head broke off") from broken
        return None
    except (ConnectionError, LimitOverrunError) as broken:
        raise NotHttp(str(broken)) from broken
    first_line, *lines = raw[: -len(HEAD_END)].decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return first_line, tuple((name, value.strip()) for name, _, value in pairs)


async def _body(
    reader: StreamReader, headers: tuple[tuple[str, str], ...], *, until_end: bool
) -> bytes:
    length = _value(headers, "content-length")
    try:
        if (_value(headers, "transfer-encoding") or "").lower() == "chunked":
            return await _chunks(reader)
        if length is not None:
            return await reader.readexactly(int(length))
        return await reader.read() if until_end else b""
    except (IncompleteReadError, LimitOverrunError, ConnectionError, ValueError) as broken:
        raise NotHttp("the body broke off") from broken


async def _chunks(reader: StreamReader) -> bytes:
    found = b""
    while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
        found += await reader.readexactly(size)
        await reader.readexactly(2)
    # Nobody here sends trailers, so what follows is the empty line.
    await reader.readuntil(b"\r\n")
    return found


def _value(headers: tuple[tuple[str, str], ...], name: str) -> str | None:
    return next((value for known, value in headers if known.lower() == name), None)
