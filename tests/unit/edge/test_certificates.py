"""A school server makes a certificate that browsers accept once they trust its authority."""

import ssl
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from starlette.testclient import TestClient

from chalicelib.core.kernel import Fault
from fao_edge.adapters.certificates import OwnCertificate, names_of_machine, own_certificate
from fao_edge.certificate_page import plain_app

NOW = datetime.now(UTC)
NAMES = ("fao.school.example", "127.0.0.1", "localhost")


@pytest.fixture
def own(tmp_path: Path) -> OwnCertificate:
    return own_certificate(tmp_path / "certificates", NAMES, NOW)


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def https(own: OwnCertificate) -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(own.certificate, own.key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def trusting(own: OwnCertificate) -> httpx.Client:
    return httpx.Client(verify=ssl.create_default_context(cafile=own.authority), trust_env=False)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_browser_that_trusts_the_authority_accepts_the_server_by_its_names(
    own: OwnCertificate, name: str
) -> None:
    with https(own) as port, trusting(own) as browser:
        assert browser.get(f"https://{name}:{port}/").status_code == 204


def test_a_browser_refuses_the_server_under_a_name_that_is_not_its_own(tmp_path: Path) -> None:
    own = own_certificate(tmp_path, ["fao.school.example"], NOW)

    with https(own) as port, trusting(own) as browser, pytest.raises(httpx.ConnectError) as refused:
        browser.get(f"https://127.0.0.1:{port}/")

    assert "CERTIFICATE_VERIFY_FAILED" in str(refused.value)


def test_a_browser_that_does_not_trust_the_authority_refuses_the_server(
    own: OwnCertificate, tmp_path: Path
) -> None:
    another = own_certificate(tmp_path / "another", NAMES, NOW)

    with https(own) as port, trusting(another) as browser, pytest.raises(httpx.ConnectError):
        browser.get(f"https://127.0.0.1:{port}/")


def test_private_keys_are_for_the_server_alone(own: OwnCertificate) -> None:
    keys = list(own.key.parent.glob("*.key"))

    assert {key.name for key in keys} == {"facet-ca.key", "server.key"}
    assert {stat.S_IMODE(key.stat().st_mode) for key in keys} == {0o600}


def test_a_restart_changes_nothing(own: OwnCertificate) -> None:
    before = own.certificate.read_bytes()

    again = own_certificate(own.key.parent, reversed(NAMES), NOW + timedelta(days=300))

    assert again.certificate.read_bytes() == before


@pytest.mark.parametrize(
    ("names", "days"), [(("fao2.school.example",), 0), (NAMES, 340)], ids=["names", "end"]
)
def test_a_new_name_or_a_near_end_gives_a_new_certificate_under_the_same_authority(
    own: OwnCertificate, names: tuple[str, ...], days: int
) -> None:
    before, fingerprint = own.certificate.read_bytes(), own.fingerprint

    again = own_certificate(own.key.parent, names, NOW + timedelta(days=days))

    assert again.certificate.read_bytes() != before
    assert again.fingerprint == fingerprint


def test_a_certificate_whose_key_got_lost_is_made_anew(own: OwnCertificate) -> None:
    own.key.unlink()

    again = own_certificate(own.key.parent, NAMES, NOW)

    with https(again) as port, trusting(again) as browser:
        assert browser.get(f"https://localhost:{port}/").status_code == 204


def test_the_authority_signs_for_this_server_and_for_no_other_authority(
    own: OwnCertificate,
) -> None:
    authority = x509.load_pem_x509_certificate(own.authority.read_bytes())
    limits = authority.extensions.get_extension_for_class(x509.BasicConstraints).value

    assert (limits.ca, limits.path_length) == (True, 0)


def test_a_folder_that_cannot_be_used_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(Fault):
        own_certificate(tmp_path / "file", NAMES, NOW)


def test_a_machine_knows_its_own_names() -> None:
    assert {"localhost", "127.0.0.1"} <= set(names_of_machine())


def test_the_certificate_and_its_fingerprint_come_over_http_too(own: OwnCertificate) -> None:
    school = TestClient(plain_app(own, 443), follow_redirects=False)

    page = school.get("/certificaat")

    assert own.fingerprint in page.text
    assert "unsafe" not in page.headers["content-security-policy"]
    assert school.get("/certificaat/facet-ca.crt").content == own.authority.read_bytes()


@pytest.mark.parametrize(
    ("port", "address"),
    [
        (443, "https://fao.school.example/exam/?a=1"),
        (8443, "https://fao.school.example:8443/exam/?a=1"),
    ],
)
def test_everything_else_leads_from_http_to_https(
    own: OwnCertificate, port: int, address: str
) -> None:
    school = TestClient(
        plain_app(own, port), base_url="http://fao.school.example:8480", follow_redirects=False
    )

    answer = school.get("/exam/?a=1")

    assert (answer.status_code, answer.headers["location"]) == (308, address)


def test_a_given_certificate_needs_no_page(own: OwnCertificate) -> None:
    school = TestClient(plain_app(None, 443), follow_redirects=False)

    assert school.get("/certificaat").status_code == 308
