"""Measures the zip that is deployed: its size, and how long each function in it takes to import.

``python -m bench.package_size`` packs as a deployment does, unpacks, and imports the front door in
a fresh Python that sees nothing else: the least of eleven runs, since noise only adds.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from infrastructure.deploying.deployment import read_deployment
from infrastructure.deploying.helpdesk import environment_of
from infrastructure.deploying.packaging import pack

RUNS = 11
REGION = "eu-central-1"
DEPLOYMENT = "dev"
IMPORT = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
began = time.perf_counter()
import app
print(json.dumps([time.perf_counter() - began, len(sys.modules)]))
"""


@dataclass(frozen=True)
class Import:
    """What importing a function takes."""

    milliseconds: float
    modules: int


def packed_zip(folder: Path) -> Path:
    """Pack as ``make deploy`` does."""
    return pack(read_deployment(DEPLOYMENT), REGION, folder).zip_file


def cold_import(task: Path, acts: str) -> Import:
    """Import the front door from an unpacked zip, without any package of this machine."""
    runs = [_import(task, acts) for _ in range(RUNS)]
    return min(runs, key=lambda run: run.milliseconds)


def _import(task: Path, acts: str) -> Import:
    told = environment_of(read_deployment(DEPLOYMENT), REGION)
    done = subprocess.run(
        # As the Lambda: no site-packages, nothing from the environment, no bytecode written.
        [sys.executable, "-I", "-S", "-B", "-c", IMPORT, task],
        env={**told, "FACET_ACTS": acts},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, modules = json.loads(done.stdout)
    return Import(seconds * 1000, modules)


def main() -> None:
    """Print the figures of docs/figures.md."""
    with tempfile.TemporaryDirectory() as folder:
        zip_file, task = packed_zip(Path(folder) / "packed"), Path(folder) / "task"
        with ZipFile(zip_file) as packed:
            packed.extractall(task)
            unpacked = sum(entry.file_size for entry in packed.infolist())
        print(f"zip: {zip_file.stat().st_size / 1e6:.1f} MB, unpacked {unpacked / 1e6:.1f} MB")
        for acts in ("portal", "delivery"):
            found = cold_import(task, acts)
            print(f"cold import, {acts}: {found.milliseconds:.0f} ms, {found.modules} modules")


if __name__ == "__main__":
    main()
