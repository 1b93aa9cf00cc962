"""Checks the audit chains of a deployment, or a file that was taken from one (docs/audit.md)."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from infrastructure.deploying.deployment import Deployment, DeployRefused
from infrastructure.deploying.helpdesk import environment_of
from infrastructure.deploying.plain_chalice import SECRET

if TYPE_CHECKING:
    from boto3.session import Session

    from chalicelib.core.audit import Anchors, ChainCheck


def check_deployment(
    deployment: Deployment, session: "Session", region: str, anchors: Iterable[str]
) -> Iterator[str]:
    """Check every chain of a deployment; for a process that has not imported the app yet.

    :raises ChainBad: after the last chain, if one is not whole.
    """
    os.environ |= environment_of(deployment, region)
    place = SECRET.fullmatch(deployment.variables["FACET_SERVER_SECRET"])
    if place is None:
        raise DeployRefused("FACET_SERVER_SECRET does not say where the secret is kept")
    secrets = session.client("secretsmanager")
    os.environ["FACET_SERVER_SECRET"] = secrets.get_secret_value(SecretId=place[1])["SecretString"]
    yield from check_all(anchors)


def check_all(anchors: Iterable[str]) -> Iterator[str]:
    """Check every chain where the environment points. :raises ChainBad: if one is not whole."""
    # Imported now and not above: the adapters read their settings when they are imported.
    from chalicelib import bootstrap
    from chalicelib.core.audit import check_chains

    cloud = bootstrap.cloud()
    key = cloud.settings.server_secret.encode()
    yield from _told(check_chains(cloud.audit_store, key, read_anchors(anchors)))


def check_file(path: Path, anchors: Iterable[str]) -> Iterator[str]:
    """Check the JSON lines of a part of a chain. :raises ChainBad: if it is not whole."""
    from chalicelib.core.audit import check_part

    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeError) as error:
        raise DeployRefused(f"{path} cannot be read: {error}") from error
    yield from _told([check_part(filter(None, lines), read_anchors(anchors))])


def read_anchors(given: Iterable[str]) -> "Anchors":
    """Read ``chain=number=hash``, as the log has them. :raises DeployRefused: if one is not so."""
    from chalicelib.core.audit import ChainId

    anchors: dict[ChainId, dict[int, str]] = {}
    for text in given:
        chain, _, rest = text.partition("=")
        number, _, hash_ = rest.partition("=")
        if not (chain and number.isdecimal() and hash_):
            raise DeployRefused(f"Not an anchor (chain=number=hash): {text}")
        anchors.setdefault(ChainId(chain), {})[int(number)] = hash_
    return anchors


class ChainBad(DeployRefused):
    """At least one chain is not as it was written."""


def _told(checks: "Iterable[ChainCheck]") -> Iterator[str]:
    bad = 0
    for check in checks:
        bad += check.bad is not None
        yield sentence(check)
    if bad:
        raise ChainBad(f"{bad} of the chains are not as they were written. See docs/audit.md")


def sentence(check: "ChainCheck") -> str:
    """Say what a check found, on one line."""
    if check.bad is None:
        return f"{check.chain}: {check.events} events, whole; {check.last_number}={check.last_hash}"
    return f"{check.chain}: BAD at line {check.bad.number}: {check.bad.wrong}"
