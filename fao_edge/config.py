"""Settings from the environment, typed, read once; the only module that reads it.

docs/runbooks/edge-image.md explains them to whoever runs a school server.
"""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

EXAM_APP = Path(__file__).parents[1] / "web" / "dist"
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - what is shown instead of them
NUMBER_OF_A_PORT = range(1, 65536)


class SettingRefused(ValueError):  # noqa: N818 - the word of docs/errors.md
    """A setting is there but cannot be used; nothing starts with it."""


@dataclass(frozen=True)
class EdgeSettings:
    """Where a school server keeps its things, where it answers, and where its cloud is.

    ``cloud`` is the address of the acts, such as ``https://facet.example.nl/api``. ``names`` are
    names and addresses under which browsers reach this server. ``plain_port`` leads from http to
    https, and shows how to trust our certificate. Every ``fetch_seconds`` it asks for new groups.
    """

    state: Path
    host: str
    port: int
    plain_port: int
    cloud: str
    names: tuple[str, ...]
    certificate: Path | None
    certificate_key: Path | None
    exam_app: Path
    edge_id: str | None
    code: str | None = field(repr=False)
    fetch_seconds: int

    @property
    def is_plain(self) -> bool:
        """Tell whether it answers over http: on its own machine alone, without a certificate."""
        return _is_loopback(self.host) and self.certificate is None

    @property
    def origin(self) -> str:
        """The address for browsers."""
        everywhere = "localhost" if self.host in EVERYWHERE else self.host
        name = self.names[0] if self.names else everywhere
        shown = f"[{name}]" if ":" in name else name
        if self.is_plain:
            return f"http://{shown}:{self.port}"
        return f"https://{shown}" + ("" if self.port == 443 else f":{self.port}")


@cache
def settings() -> EdgeSettings:
    """Read the environment once. :raises SettingRefused: if something in it cannot be used."""
    return read_settings(os.environ)


def read_settings(env: Mapping[str, str]) -> EdgeSettings:
    """Read settings. :raises SettingRefused: if one is missing or cannot be used."""
    certificate, key = _path(env, "FACET_EDGE_CERTIFICATE"), _path(env, "FACET_EDGE_KEY")
    if (certificate is None) != (key is None):
        raise SettingRefused("FACET_EDGE_CERTIFICATE en FACET_EDGE_KEY horen bij elkaar.")
    return EdgeSettings(
        state=Path(env.get("FACET_EDGE_STATE", "/var/lib/facet")),
        host=env.get("FACET_EDGE_HOST", "127.0.0.1"),
        port=_port(env, "FACET_EDGE_PORT", 8410),
        plain_port=_port(env, "FACET_EDGE_PLAIN_PORT", 8480),
        cloud=_address(env, "FACET_EDGE_CLOUD"),
        names=_names(env),
        certificate=certificate,
        certificate_key=key,
        exam_app=_path(env, "FACET_EDGE_EXAM_APP") or EXAM_APP,
        edge_id=env.get("FACET_EDGE_ID") or None,
        code=env.get("FACET_EDGE_CODE") or None,
        fetch_seconds=_seconds(env, "FACET_EDGE_FETCH_SECONDS", 60),
    )


def _path(env: Mapping[str, str], name: str) -> Path | None:
    return Path(env[name]) if env.get(name) else None


def _names(env: Mapping[str, str]) -> tuple[str, ...]:
    given = (one.strip() for one in env.get("FACET_EDGE_NAMES", "").split(","))
    return tuple(one for one in given if one)


def _port(env: Mapping[str, str], name: str, usual: int) -> int:
    text = env.get(name, str(usual))
    if not text.isdecimal() or int(text) not in NUMBER_OF_A_PORT:
        raise SettingRefused(f"{name} moet het nummer van een poort zijn.")
    return int(text)


def _seconds(env: Mapping[str, str], name: str, usual: int) -> int:
    text = env.get(name, str(usual))
    if not text.isdecimal() or int(text) < 1:
        raise SettingRefused(f"{name} moet een aantal seconden zijn.")
    return int(text)


def _address(env: Mapping[str, str], name: str) -> str:
    text = env.get(name, "").rstrip("/")
    scheme, _, rest = text.partition("://")
    host = rest.partition("/")[0].partition(":")[0]
    # Names of candidates and verifiers of passwords never travel where a neighbour can read them.
    if scheme != "https" and not (scheme == "http" and _is_loopback(host)):
        raise SettingRefused(
            f"{name} moet het https-adres van het portaal zijn, met /api erachter."
        )
    return text


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
