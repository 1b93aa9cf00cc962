"""``chalice deploy`` and ``chalice delete`` themselves, for who has Chalice make the functions.

Chalice looks up no secret, so each is written into a copy of the project that is gone afterwards.
What infrastructure/gateway.json adds is not there then, and the zip is larger and not compiled.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from boto3.session import Session

from infrastructure.deploying.deployment import ROOT, Deployment
from infrastructure.deploying.packaging import copy_project, run_chalice
from infrastructure.deploying.stacks import Stack, lay_down
from infrastructure.templates import DATA

RECORDS = ROOT / ".chalice" / "deployed"
"""What Chalice made; without it, it cannot update or delete."""
SECRET = re.compile(r"\{\{resolve:secretsmanager:([\w-]+)\}\}")


def deploy_with_chalice(deployment: Deployment, session: Session, records: Path = RECORDS) -> None:
    """Make or update both functions with Chalice, over the tables and buckets of data.yaml.

    :raises DeployRefused: if one of the steps fails.
    """
    data = Stack(f"{deployment.base}-data", DATA.read_text(), parameters=deployment.data_parameters)
    lay_down(session.client("cloudformation"), data)
    _chalice("deploy", deployment, session, records)


def delete_with_chalice(deployment: Deployment, session: Session, records: Path = RECORDS) -> None:
    """Take away both functions; what holds data stays. :raises DeployRefused: if Chalice fails."""
    _chalice("delete", deployment, session, records)


def _chalice(
    command: Literal["deploy", "delete"], deployment: Deployment, session: Session, records: Path
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "project", with_libraries=True)
        config, secrets = project / ".chalice" / "config.json", session.client("secretsmanager")
        filled = fill_in_secrets(
            config.read_text(encoding="utf-8"),
            lambda name: str(secrets.get_secret_value(SecretId=name)["SecretString"]),
        )
        config.write_text(filled, encoding="utf-8")
        if records.exists():
            shutil.copytree(records, project / ".chalice" / "deployed")
        try:
            for app in (deployment.portal, deployment.delivery):
                run_chalice(project, session.region_name, command, "--stage", app.stage)
        finally:
            # Also when the second function failed: the first one is there.
            made = project / ".chalice" / "deployed"
            made.mkdir(exist_ok=True)
            shutil.copytree(made, records, dirs_exist_ok=True)


def fill_in_secrets(text: str, secret_of: Callable[[str], str]) -> str:
    """Put the secrets themselves into a JSON text that says where they are kept."""
    return SECRET.sub(lambda found: json.dumps(secret_of(found[1]))[1:-1], text)
