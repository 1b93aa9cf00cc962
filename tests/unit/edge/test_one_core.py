"""A school server stays on one core, whatever the machine has."""

import os
import subprocess
import sys

import pytest

TELL = """
import os
from fao_edge.running import keep_to_one_core
keep_to_one_core()
print(os.sched_getaffinity(0))
"""


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system pins no process")
def test_a_school_server_keeps_to_the_last_core_that_it_may_use() -> None:
    told = subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == str({max(os.sched_getaffinity(0))})
