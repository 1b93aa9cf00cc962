"""What one password check costs, and the 25 of a new password: ``python -m bench.password_check``.

CPU time is what a Lambda is paid for and what others wait behind; the wall clock shows the lanes of
Argon2 side by side. The 25 are the current password and the 24 before it, each with its own salt.
"""

import resource
import time
from collections.abc import Callable

from chalicelib.adapters.passwords.argon2id import (
    MEMORY_COST_KIB,
    PARALLELISM,
    TIME_COST,
    Argon2idHasher,
)
from chalicelib.core.access import EARLIER_KEPT

ROUNDS = 20


def main() -> None:
    """Print the parameters and the figures."""
    hasher = Argon2idHasher()
    made = hasher.hash("Examen-2026!")
    kept = [hasher.hash(f"Examen-{number}!") for number in range(EARLIER_KEPT + 1)]
    print(
        f"Argon2id, {MEMORY_COST_KIB // 1024} MiB, {TIME_COST} passes, {PARALLELISM} lanes,"
        f" {ROUNDS} rounds"
    )
    _report("a right password", _times(lambda: hasher.verify(made, "Examen-2026!")))
    _report("a wrong password", _times(lambda: hasher.verify(made, "Examen-2027!")))
    _report("an unknown username", _times(lambda: hasher.verify(None, "Examen-2026!")))
    worst = _times(lambda: [hasher.verify(one, "Nieuw-2027!") for one in kept], rounds=3)
    _report(f"a new password, {len(kept)} checks", worst)
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{'most memory of the process':32}{peak_kib / 1024:8.0f} MiB")


def _times(do: Callable[[], object], rounds: int = ROUNDS) -> list[tuple[float, float]]:
    found = []
    for _ in range(rounds):
        cpu, wall = time.process_time(), time.perf_counter()
        do()
        found.append((time.process_time() - cpu, time.perf_counter() - wall))
    return found


def _report(what: str, times: list[tuple[float, float]]) -> None:
    cpu, wall = (sorted(one[kind] for one in times)[len(times) // 2] for kind in (0, 1))
    print(f"{what:32}{cpu * 1000:8.0f} ms CPU{wall * 1000:8.0f} ms (median)")


if __name__ == "__main__":
    main()
