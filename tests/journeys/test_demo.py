"""``make demo`` ends well by itself, away from every other Facet, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

from infrastructure.local.place import REPOSITORY

SECONDS = 180


def test_a_demonstration_day_ends_with_the_scores_that_its_answers_deserve(tmp_path: Path) -> None:
    command = ["-m", "demonstration.day", "--candidates", "4", "--pause", "0"]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=REPOSITORY,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[-1].startswith("4 van 4 kandidaten hebben precies de score"), done.stdout
    scores = [line.split()[-4:-1] for line in lines[-6:-2]]
    assert sorted(scores) == [
        ["11", "10", "22"],
        ["11", "15", "22"],
        ["11", "15", "22"],
        ["12", "15", "22"],
    ]
    assert "\x1b" not in done.stdout, "whoever keeps the output gets plain lines"
    assert list(tmp_path.iterdir()) == [], "the day leaves nothing behind"
