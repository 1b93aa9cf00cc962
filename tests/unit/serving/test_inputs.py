"""Bodies of every kind become the same fields, and broken ones are refused, never a crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.serving.inputs import BodyNotUnderstood, raw_fields
from chalicelib.serving.request import Request

KINDS = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "multipart/form-data",
)


def request(kind: str, body: bytes) -> Request:
    return Request("POST", "/x", {}, {"content-type": kind}, body, "id-1")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"who": ["a", "b"], "name": "c"}'),
        ("application/x-www-form-urlencoded", b"who=a&who=b&name=c"),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="who"\r\n\r\na\r\n'
            b'--b\r\nContent-Disposition: form-data; name="who"\r\n\r\nb\r\n'
            b'--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nc\r\n--b--\r\n',
        ),
    ],
)
def test_every_kind_of_body_gives_the_same_fields(kind: str, body: bytes) -> None:
    assert raw_fields(request(kind, body)) == {"who": ["a", "b"], "name": "c"}


@given(st.sampled_from(KINDS), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(kind: str, body: bytes) -> None:
    try:
        fields = raw_fields(request(kind, body))
    except BodyNotUnderstood:
        return

    assert isinstance(fields, dict)


def test_no_body_gives_no_fields() -> None:
    assert raw_fields(request("application/json", b"")) == {}
