"""``python -m chalicelib.qti``: the tool for exam makers."""

import sys

from chalicelib.qti.tool.command import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], sys.stdout, sys.stdin.buffer))
