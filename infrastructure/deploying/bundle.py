"""Turns Chalice's zip into the one that is deployed: slimmer, compiled, the same bytes every time.

Chalice packs no compiled Python, and a Lambda cannot write it down: without this every cold start
compiles all that it imports. The libraries are compiled once for each ``requirements.txt``.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from infrastructure.deploying import slimming
from infrastructure.deploying.deployment import ROOT, DeployRefused

OURS = ("app.py", "chalicelib/")
BYTES_MAX = 45_000_000
"""AWS takes 50 MB in one upload of code; the rest is room to grow."""
LAMBDA_FOLDER = "/var/task"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16
SEED = "0"
COMPILE = ("-q", "--invalidation-mode", "unchecked-hash")
"""A zip's files have no times worth comparing, and nobody edits them inside a Lambda."""


def bundle(packed: Path, libraries: Path, target: Path) -> Path:
    """Write the zip to deploy: our part of what Chalice packed, beside the libraries.

    :raises DeployRefused: if it is larger than a Lambda should be, or does not compile.
    """
    with ZipFile(packed) as source:
        if not libraries.exists():
            _keep_libraries(source, libraries)
        shutil.copyfile(libraries, target)
        _add(source, target, [name for name in source.namelist() if name.startswith(OURS)])
    if (size := target.stat().st_size) > BYTES_MAX:
        raise DeployRefused(f"The zip is {size} bytes; {BYTES_MAX} is the most that we deploy")
    return target


def libraries_in(cache: Path) -> Path:
    """Name the zip of everything that is not ours, for these requirements and this Python."""
    made_from = (ROOT / "requirements.txt", Path(__file__), Path(slimming.__file__))
    content = b"".join(path.read_bytes() for path in made_from)
    fingerprint = hashlib.sha256(content + sys.version.encode()).hexdigest()[:16]
    return cache / f"libraries-{fingerprint}.zip"


def _keep_libraries(source: ZipFile, libraries: Path) -> None:
    libraries.parent.mkdir(parents=True, exist_ok=True)
    fresh = libraries.with_suffix(f".{os.getpid()}")
    _add(source, fresh, [name for name in source.namelist() if not name.startswith(OURS)])
    fresh.replace(libraries)


def _add(source: ZipFile, target: Path, names: Iterable[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source.extractall(folder, [name for name in names if slimming.is_read(name)])
        _compile(folder)
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        with ZipFile(target, "a", ZIP_DEFLATED) as grown:
            for file in files:
                entry = ZipInfo(file.relative_to(folder).as_posix(), LONG_AGO)
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, READABLE
                grown.writestr(entry, file.read_bytes())


def _compile(folder: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "compileall", *COMPILE, "-s", folder, "-p", LAMBDA_FOLDER, folder],
        env={**os.environ, "PYTHONHASHSEED": SEED},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DeployRefused(f"The package does not compile:\n{done.stdout}{done.stderr}")
