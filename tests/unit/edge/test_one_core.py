"""A school server stays on one core, whatever the machine has."""

import os
import subprocess
import sys

import pytest

FORBID = """
import os
def forbid(*_):
    raise PermissionError
os.sched_setaffinity = forbid
"""
TELL = """
import os
from fao_edge.running import keep_to_one_core
keep_to_one_core()
print(*os.sched_getaffinity(0))
"""


def tell(program: str) -> set[int]:
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return {int(core) for core in told.stdout.split()}


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system pins no process")
def test_a_school_server_keeps_to_the_last_core_that_it_may_use() -> None:
    assert tell(TELL) == {max(os.sched_getaffinity(0))}


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system pins no process")
def test_where_it_may_not_choose_it_serves_all_the_same() -> None:
    assert tell(FORBID + TELL) == os.sched_getaffinity(0)
