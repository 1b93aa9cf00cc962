"""``python -m infrastructure.deploying deploy dev`` and what an operator does after it.

The login of AWS and the region come from where every tool of AWS looks for them.
"""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from boto3.session import Session
from botocore.exceptions import BotoCoreError, ClientError

from infrastructure.deploying.audit import check_deployment, check_file
from infrastructure.deploying.brin import load_brin_of
from infrastructure.deploying.deploy import deploy
from infrastructure.deploying.deployment import Deployment, DeployRefused, read_deployment
from infrastructure.deploying.helpdesk import open_helpdesk_of
from infrastructure.deploying.plain_chalice import delete_with_chalice, deploy_with_chalice


def main() -> int:
    """Do what the command line asks; a refusal is told, not thrown."""
    given = _arguments()
    try:
        if given.command == "verify-audit" and given.file:
            return _print(check_file(given.file, given.anchor))
        COMMANDS[given.command](read_deployment(given.deployment), _session(), given)
    except (DeployRefused, BotoCoreError, ClientError) as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infrastructure.deploying")
    commands = parser.add_subparsers(dest="command", required=True)
    deploying = commands.add_parser("deploy", help="make a deployment, or bring it up to date")
    deploying.add_argument("deployment", help="a stage of .chalice/config.json, such as dev")
    deploying.add_argument(
        "--certificate", default=None, help="ARN, in us-east-1, for the host of FACET_PUBLIC_ORIGIN"
    )
    for name in ("chalice-deploy", "chalice-delete"):
        chalice = commands.add_parser(name, help=f"{name.replace('-', ' ')} for both functions")
        chalice.add_argument("deployment")
    opening = commands.add_parser("open-helpdesk", help="open an account for DUO's help desk")
    opening.add_argument("deployment")
    for name in ("username", "first-name", "last-name", "email"):
        opening.add_argument(f"--{name}", required=True)
    loading = commands.add_parser("load-brin", help="load DUO's open data about BRIN codes")
    loading.add_argument("deployment")
    loading.add_argument(
        "--file", type=Path, action="append", required=True, help="a CSV of DUO; may be repeated"
    )
    verifying = commands.add_parser(
        "verify-audit", help="check every audit chain, or a file of one"
    )
    verifying.add_argument("deployment")
    verifying.add_argument("--file", type=Path, help="JSON lines from the logbook, checked alone")
    verifying.add_argument(
        "--anchor", action="append", default=[], help="chain=number=hash, as a line of the log has"
    )
    return parser.parse_args()


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0


def _session() -> Session:
    session = Session()
    if session.region_name is None:
        raise DeployRefused("No region is set. Do: export AWS_DEFAULT_REGION=eu-central-1")
    return session


def _deploy(deployment: Deployment, session: Session, given: argparse.Namespace) -> None:
    deployed = deploy(deployment, session, given.certificate or None, print)
    print(f"API of the portal    {deployed.portal_api}")
    print(f"API of delivery      {deployed.delivery_api}")
    if deployed.distribution:
        print(f"Point {deployment.host} at {deployed.distribution} (CNAME)")


def _open_helpdesk(deployment: Deployment, session: Session, given: argparse.Namespace) -> None:
    # Asked for, because what stands on a command line is read by others on the machine.
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    user_id = open_helpdesk_of(
        deployment,
        session.region_name,
        username=given.username,
        first_name=given.first_name,
        last_name=given.last_name,
        email=given.email,
        password=password,
    )
    print(f"Account {given.username} is open ({user_id})")


def _load_brin(deployment: Deployment, session: Session, given: argparse.Namespace) -> None:
    _print(load_brin_of(deployment, session.region_name, given.file))


def _verify_audit(deployment: Deployment, session: Session, given: argparse.Namespace) -> None:
    _print(check_deployment(deployment, session, session.region_name, given.anchor))


def _chalice_deploy(deployment: Deployment, session: Session, _: argparse.Namespace) -> None:
    deploy_with_chalice(deployment, session)


def _chalice_delete(deployment: Deployment, session: Session, _: argparse.Namespace) -> None:
    delete_with_chalice(deployment, session)


COMMANDS: dict[str, Callable[[Deployment, Session, argparse.Namespace], None]] = {
    "deploy": _deploy,
    "open-helpdesk": _open_helpdesk,
    "load-brin": _load_brin,
    "verify-audit": _verify_audit,
    "chalice-deploy": _chalice_deploy,
    "chalice-delete": _chalice_delete,
}


if __name__ == "__main__":
    raise SystemExit(main())
