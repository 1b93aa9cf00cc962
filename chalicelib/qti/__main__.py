"""``python -m chalicelib.qti``: the tool for exam makers."""

import sys
from datetime import UTC, datetime

from chalicelib.qti.tool.command import run


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the tool runs without the wiring of bootstrap


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], sys.stdout, sys.stdin.buffer, now=_now))
