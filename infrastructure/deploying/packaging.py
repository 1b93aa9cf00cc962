"""Packs a deployment with ``chalice package``, with infrastructure/gateway.json merged in.

Chalice packs a copy of the project, so nothing that lies about in a folder of ours comes along.
Both functions carry the same zip; their templates differ.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from infrastructure.deploying.bundle import bundle, libraries_in
from infrastructure.deploying.deployment import ROOT, App, Deployment, DeployRefused
from infrastructure.templates import GATEWAY, Tree, resources

CACHE = ROOT / ".chalice" / "deployments"
"""Where Chalice itself keeps what it has built."""
CHALICE = Path(sys.executable).with_name("chalice")
FOLDERS = ("chalicelib", ".chalice")
NOT_PACKED = shutil.ignore_patterns("__pycache__", "deployments", "deployed")


@dataclass(frozen=True)
class Packed:
    """What CloudFormation takes: one zip, and a template for each function."""

    zip_file: Path
    templates: dict[App, Tree]

    def template(self, app: App, code: str) -> str:
        """Give a template, compact, with the code of its functions at an ``s3://`` address."""
        template = self.templates[app]
        for function in resources(template, "AWS::Serverless::Function").values():
            function["Properties"]["CodeUri"] = code
        return json.dumps(template, separators=(",", ":"))


def pack(deployment: Deployment, region: str, folder: Path) -> Packed:
    """Pack a deployment into an empty folder.

    :raises DeployRefused: if Chalice cannot, or the zip is too large.
    """
    libraries = libraries_in(CACHE)
    project = copy_project(folder / "project", with_libraries=not libraries.exists())
    templates = {}
    for app in (deployment.portal, deployment.delivery):
        out = folder / app.stage
        run_chalice(
            project, region, "package", "--stage", app.stage, "--merge-template", GATEWAY, out
        )
        templates[app] = json.loads((out / "sam.json").read_text(encoding="utf-8"))
    packed = folder / deployment.portal.stage / "deployment.zip"
    return Packed(bundle(packed, libraries, folder / "facet.zip"), templates)


def copy_project(folder: Path, *, with_libraries: bool) -> Path:
    """Copy what Chalice reads; without requirements it packs only what is ours."""
    folder.mkdir(parents=True)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=NOT_PACKED)
    shutil.copyfile(ROOT / "app.py", folder / "app.py")
    requirements = (ROOT / "requirements.txt").read_bytes() if with_libraries else b""
    (folder / "requirements.txt").write_bytes(requirements)
    return folder


def run_chalice(project: Path, region: str, *arguments: str | Path) -> str:
    """Run a command of Chalice and give what it said. :raises DeployRefused: if it fails."""
    done = subprocess.run(
        [CHALICE, "--project-dir", project, *arguments],
        env={**os.environ, "AWS_DEFAULT_REGION": region},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DeployRefused(f"chalice {arguments[0]} failed:\n{done.stdout}")
    return done.stdout
