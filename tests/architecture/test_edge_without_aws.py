"""A school server runs where nobody installed Chalice, boto3 or pynamodb."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import fao_edge

ROOT = Path(__file__).parents[2]
NOT_INSTALLED = ("chalice", "boto3", "botocore", "pynamodb", "aws_lambda_powertools")
IMPORT_ALL = """
import importlib, sys
for name in {missing!r}:
    sys.modules[name] = None
for name in {modules!r}:
    importlib.import_module(name)
"""


def imported_without(*missing: str) -> subprocess.CompletedProcess[str]:
    found = pkgutil.walk_packages(fao_edge.__path__, "fao_edge.")
    modules = [module.name for module in found if not module.name.endswith("__main__")]
    script = IMPORT_ALL.format(missing=missing, modules=modules)
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_every_module_of_the_edge_is_imported_without_aws() -> None:
    done = imported_without(*NOT_INSTALLED)

    assert done.returncode == 0, done.stderr


def test_a_module_that_is_missing_would_be_seen() -> None:
    assert imported_without("apsw").returncode != 0
