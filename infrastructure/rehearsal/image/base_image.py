"""Makes what a registry would have given: a base image with Python and pip, and the wheels for it.

Only for the rehearsal without a container engine. Debian's own Python stands in for the official
image of Python; the image that is published is built on the latter.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import pip

from infrastructure.rehearsal.image.commands import BUILD, ROOT, need, run

SUITE = "bookworm"
PYTHON = "3.11"
"""The Python of the suite."""
ARCHIVE = BUILD / f"{SUITE}.tar"
REQUIREMENTS = ROOT / "requirements" / "edge.txt"
WHEELS = BUILD / "wheels"
NOT_KEPT = (
    *("var/cache/apt/archives", "var/lib/apt/lists"),
    *("usr/share/doc", "usr/share/info", "usr/share/locale", "usr/share/man"),
)
"""What the official images leave out too."""


def base_archive() -> Path:
    """Give the root file system of the base image as a tar file, made once.

    :raises RehearsalFailed: if Debian's archive cannot be reached, or we are not root.
    """
    need("debootstrap", packages=("debootstrap", "debian-archive-keyring"))
    if not ARCHIVE.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        print("Making a base image from Debian's packages (once, some two minutes)", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            _make(Path(folder) / "root")
    return ARCHIVE


def _make(root: Path) -> None:
    packages = "python3-minimal,libpython3-stdlib,ca-certificates"
    run("debootstrap", "--variant=minbase", f"--include={packages}", SUITE, root)
    for name in NOT_KEPT:
        shutil.rmtree(root / name)
        (root / name).mkdir()
    libraries = root / "usr/local/lib" / f"python{PYTHON}" / "dist-packages"
    shutil.copytree(Path(pip.__file__).parent, libraries / "pip")
    half = ARCHIVE.with_suffix(".half")
    run("tar", "-C", root, "-cf", half, ".")
    half.replace(ARCHIVE)


def wheels() -> Path:
    """Give a folder with the wheels of requirements/edge.txt for the Python of the base image.

    :raises RehearsalFailed: if the index cannot be reached, or a hash differs.
    """
    done = WHEELS / "complete.txt"
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(WHEELS, ignore_errors=True)
        print("Fetching the libraries", flush=True)
        run(
            *(sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes"),
            *("--only-binary=:all:", "--python-version", PYTHON, "--dest", WHEELS),
            *("--requirement", REQUIREMENTS),
        )
        done.write_text(wanted, encoding="utf-8")
    return WHEELS
