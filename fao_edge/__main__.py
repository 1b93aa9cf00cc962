"""``python -m fao_edge`` serves; ``python -m fao_edge activate`` takes this server into use."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from chalicelib.core.kernel import Fault
from chalicelib.core.sync import CloudOutOfReach
from fao_edge.background import OUT_OF_REACH
from fao_edge.bootstrap import NotActivated, activated, check_audit, identity_of
from fao_edge.config import EdgeSettings, SettingRefused, settings
from fao_edge.running import run

FOR_US_ALONE = 0o077
"""What is written here is names, answers and keys: no other user of this machine reads it."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; what is wrong is one line that says what to do."""
    os.umask(FOR_US_ALONE)
    _log()
    asked = _parser().parse_args(arguments)
    try:
        given = settings()
        if asked.command == "verify-audit":
            return _verify_audit(given)
        if asked.command == "activate":
            _activate(given, asked.edge_id or given.edge_id, asked.code or given.code)
        else:
            _activate_at_first_start(given)
            run(given)
    except CloudOutOfReach:
        print(OUT_OF_REACH, file=sys.stderr)
        return 1
    except (NotActivated, SettingRefused, Fault) as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


class WithReference(logging.Formatter):
    """Puts behind a message the reference that the page about it shows."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - of the library
        """Give the line above a traceback, if there is one."""
        reference = getattr(record, "request_id", None)
        return super().formatMessage(record) + (f" ({reference})" if reference else "")


def _log() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(WithReference("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m fao_edge", description="The school server.")
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("verify-audit", help="check the audit chain of this server")
    commands.add_parser("serve", help="serve exams and the monitor (this is what it does anyway)")
    activate = commands.add_parser("activate", help="take this server into use, once")
    activate.add_argument("--edge-id", help="the id that the portal shows; or FACET_EDGE_ID")
    activate.add_argument("--code", help="the activation code; or FACET_EDGE_CODE")
    return parser


def _verify_audit(given: EdgeSettings) -> int:
    found = check_audit(given)
    if found.bad is not None:
        print(f"{found.chain}: FOUT bij regel {found.bad.number}: {found.bad.wrong}")
        return 1
    print(f"{found.chain}: {found.events} regels, in orde; {found.last_number}={found.last_hash}")
    return 0


def _activate_at_first_start(given: EdgeSettings) -> None:
    if given.edge_id and given.code and identity_of(given) is None:
        _activate(given, given.edge_id, given.code)


def _activate(given: EdgeSettings, edge_id: str | None, code: str | None) -> None:
    if not (edge_id and code):
        raise NotActivated("Geef --edge-id en --code, of FACET_EDGE_ID en FACET_EDGE_CODE.")
    identity = activated(given, edge_id=edge_id, code=code)
    print(f"Geactiveerd: {identity.name} ({identity.edge_id})", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
