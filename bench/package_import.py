"""Measures reading in exam packages: ``python -m bench.package_import [PATH...] [--at-the-limit]``.

Each import runs in a process of its own. Its memory is the most that the process ever held, less
what it held with everything imported and nothing read; the bytes of the package are part of it.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.packages import largest_package
from chalicelib.core.exams import PackageRefused, tell_nobody
from chalicelib.qti import QtiMaster
from chalicelib.qti.tool.reading import NumberedIds

_KIB = 1024


def main() -> int:
    """Print a line for each package."""
    asked = _parser().parse_args()
    if asked.child:
        _measure(asked.packages[0])
        return 0
    for path in asked.packages:
        _in_a_process(path)
    if asked.at_the_limit:
        with tempfile.TemporaryDirectory(prefix="facet-bench-") as folder:
            path = Path(folder) / "at-the-limit.zip"
            path.write_bytes(largest_package())
            _in_a_process(path)
    return 0


def _in_a_process(path: Path) -> None:
    command = [sys.executable, "-m", "bench.package_import", "--child", str(path)]
    subprocess.run(command, check=True)


def _measure(path: Path) -> None:
    before = _most_memory_mib()
    cpu, wall = time.process_time(), time.perf_counter()
    data = path.read_bytes()
    try:
        package = QtiMaster().master(data, new_id=NumberedIds(), tell=tell_nobody)
        items = sum(len(form.outline.items) for form in package.forms)
        result = f"accepted, {len(package.forms)} forms, {items} items"
    except PackageRefused as refused:
        result = f"refused: {', '.join(sorted({reason.code for reason in refused.reasons}))}"
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(
        f"{path.name} ({len(data) / 1_000_000:.1f} MB): {cpu:.2f} s CPU, {wall:.2f} s,"
        f" {_most_memory_mib() - before:.0f} MiB above the {before:.0f} MiB before; {result}"
    )


def _most_memory_mib() -> float:
    # ru_maxrss would begin with what the process that started this one held.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (one for one in status.splitlines() if one.startswith("VmHWM:"))
    return int(line.split()[1]) / _KIB


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.package_import")
    parser.add_argument("packages", nargs="*", type=Path)
    parser.add_argument("--at-the-limit", action="store_true")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
