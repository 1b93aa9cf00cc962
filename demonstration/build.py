"""Builds the package of the demonstration exam: ``python -m demonstration.build OUT.zip``.

The folder ``rekenen-2f`` is plain QTI 3, written by hand. Building means: check it, zip it.
"""

import io
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from demonstration.soundness import MANIFEST, TEST, problems

SOURCE = Path(__file__).parent / "rekenen-2f"
"""The sources of the exam; ``answers.json`` beside them stays out of the package."""

# The oldest moment a zip can hold: the same sources always give the same bytes.
_STAMP = (1980, 1, 1, 0, 0, 0)
_READABLE_BY_ALL = 0o644 << 16


class UnsoundPackageError(Exception):
    """The sources contradict themselves; the message lists every problem."""


def build_package() -> bytes:
    """
    Give the zip of the demonstration exam, the same bytes for the same sources.

    :raises UnsoundPackageError: if a file is missing, not listed, or refers to what is not there.
    """
    return zip_package(package_files(SOURCE))


def package_files(source: Path) -> dict[str, bytes]:
    """Read the files of the package by their names in the zip, in sorted order."""
    paths = [source / MANIFEST, source / TEST, *source.glob("items/*"), *source.glob("images/*")]
    return {path.relative_to(source).as_posix(): path.read_bytes() for path in sorted(paths)}


def zip_package(files: Mapping[str, bytes]) -> bytes:
    """
    Check the files and zip them.

    :raises UnsoundPackageError: with every problem found.
    """
    if found := problems(files):
        raise UnsoundPackageError("\n".join(found))
    buffer = io.BytesIO()
    # Stored, not deflated: versions of zlib differ in their bytes, and the package is small.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.create_system = 3
            entry.external_attr = _READABLE_BY_ALL
            package.writestr(entry, files[name])
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Write the package where the only argument says; return the exit status."""
    if len(arguments) != 1:
        print("Usage: python -m demonstration.build OUT.zip", file=sys.stderr)
        return 2
    try:
        data = build_package()
    except UnsoundPackageError as unsound:
        print(unsound, file=sys.stderr)
        return 1
    target = Path(arguments[0])
    target.write_bytes(data)
    print(f"{target}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
