"""Settings of a school server: usable, or one sentence that says which one is not."""

from pathlib import Path

import pytest

from fao_edge.config import SettingRefused, read_settings

CLOUD = {"FACET_EDGE_CLOUD": "https://facet.example.nl/api/"}
CERTIFICATE = {"FACET_EDGE_CERTIFICATE": "/certificaat/fao.pem", "FACET_EDGE_KEY": "/c/fao.key"}


def test_the_address_of_the_portal_is_all_that_a_school_has_to_set() -> None:
    given = read_settings(CLOUD)

    assert given.cloud == "https://facet.example.nl/api"
    assert (given.host, given.port, given.is_plain) == ("127.0.0.1", 8410, True)
    assert given.origin == "http://127.0.0.1:8410"
    assert given.exam_app == Path(__file__).parents[3] / "web" / "dist"


@pytest.mark.parametrize(
    "address", ["", "http://facet.example.nl/api", "ftp://facet.example.nl", "facet.example.nl/api"]
)
def test_a_portal_without_https_is_refused(address: str) -> None:
    with pytest.raises(SettingRefused, match="FACET_EDGE_CLOUD"):
        read_settings({"FACET_EDGE_CLOUD": address})


def test_a_portal_on_the_same_machine_needs_no_https() -> None:
    assert read_settings({"FACET_EDGE_CLOUD": "http://127.0.0.1:8400/api"}).cloud


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", ""])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SettingRefused, match="FACET_EDGE_PORT"):
        read_settings({**CLOUD, "FACET_EDGE_PORT": port})


@pytest.mark.parametrize("name", CERTIFICATE)
def test_a_certificate_and_its_key_go_together(name: str) -> None:
    with pytest.raises(SettingRefused, match="horen bij elkaar"):
        read_settings({**CLOUD, name: CERTIFICATE[name]})


def test_an_empty_variable_says_nothing_as_compose_files_have_them() -> None:
    empty = ("FACET_EDGE_CERTIFICATE", "FACET_EDGE_KEY", "FACET_EDGE_ID", "FACET_EDGE_CODE")

    given = read_settings({**CLOUD, **dict.fromkeys((*empty, "FACET_EDGE_NAMES"), "")})

    assert (given.certificate, given.edge_id, given.names) == (None, None, ())


@pytest.mark.parametrize(
    ("settings", "origin"),
    [
        ({"FACET_EDGE_NAMES": "fao.school.nl, 10.0.0.5"}, "https://fao.school.nl"),
        ({"FACET_EDGE_NAMES": " , fao.school.nl,"}, "https://fao.school.nl"),
        ({"FACET_EDGE_NAMES": "fd00::5"}, "https://[fd00::5]"),
        ({"FACET_EDGE_PORT": "8443"}, "https://localhost:8443"),
    ],
)
def test_on_a_network_it_speaks_https_under_its_first_name(
    settings: dict[str, str], origin: str
) -> None:
    network = {"FACET_EDGE_HOST": "0.0.0.0", "FACET_EDGE_PORT": "443"}

    given = read_settings({**CLOUD, **network, **settings})

    assert (given.is_plain, given.origin) == (False, origin)


def test_with_a_certificate_its_own_machine_speaks_https_too() -> None:
    assert not read_settings({**CLOUD, **CERTIFICATE}).is_plain


def test_an_activation_code_does_not_show_itself_in_a_log() -> None:
    assert "KM7PW3" not in repr(read_settings({**CLOUD, "FACET_EDGE_CODE": "KM7PW3"}))
