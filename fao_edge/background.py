"""What a school server does by itself: fetch groups, and bring the journal home.

Each is a thread that never ends by a fault. A fault is said once, with what to do about it, and
then not again until it is over: a day without internet must not fill the log.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event, Thread

from chalicelib.core.kernel import ChangedMeanwhile
from chalicelib.core.sync import CloudOutOfReach, CloudRefused

logger = logging.getLogger("facet.edge")

HAND_IN_SECONDS = 5.0
SOON_SECONDS = 1.0
"""While the cloud is applying what it has, it is asked again soon."""

ADVICE = {
    "edge-not-known": (
        "Het portaal kent deze FAO niet (meer). Laat de FAO-beheerder een nieuwe activeringscode"
        " maken en activeer opnieuw: python -m fao_edge activate"
    ),
    "edge-clock-wrong": (
        "De klok van deze machine loopt meer dan vijf minuten verkeerd. Zet hem gelijk (NTP)."
    ),
    "lease-lost": "Een groep is teruggehaald; wat er staat, wordt nog wel ingeleverd.",
}
OUT_OF_REACH = (
    "Het portaal is niet bereikbaar. Afnemen gaat gewoon door en er gaat niets verloren."
    " Controleer de internetverbinding als dit lang duurt."
)
RELEASED_HERE = (
    "Een groep die hier is vrijgegeven, staat in het portaal opnieuw gepland op deze FAO. Wat hier"
    " staat, blijft staan en wordt ingeleverd. Plan de groep online of op een andere FAO."
)


@dataclass(frozen=True)
class Chore:
    """Something done again and again; ``work`` gives after how many seconds it is due again.

    ``wake`` makes it due at once.
    """

    name: str
    work: Callable[[], float]
    every_seconds: float
    wake: Event


class Background:
    """Runs chores, each in a thread of its own, until it is stopped."""

    def __init__(self, chores: Sequence[Chore]) -> None:
        self._chores = chores
        self._stopping = Event()
        self._threads = [
            Thread(target=self._run, args=(chore,), name=f"facet-{chore.name}", daemon=True)
            for chore in chores
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self, seconds: float) -> None:
        """End after what is being done now, or leave it when it takes longer than that.

        Harmless if it never began.
        """
        self._stopping.set()
        for chore in self._chores:
            chore.wake.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(seconds)

    def _run(self, chore: Chore) -> None:
        said: str | None = None
        while not self._stopping.is_set():
            try:
                pause = chore.work()
            except Exception as error:  # noqa: BLE001 - see below
                # The outermost border of the thread: whatever it is, tomorrow's exam needs it.
                said, pause = self._say(chore, error, said), chore.every_seconds
            else:
                if said is not None:
                    logger.warning("%s: het gaat weer goed", chore.name)
                said = None
            chore.wake.wait(pause)
            # Between waiting and looking whether to stop: what wakes it while it works stays said.
            chore.wake.clear()

    def _say(self, chore: Chore, error: Exception, said: str | None) -> str:
        kind = f"{type(error).__name__} {error}"
        if kind != said:
            is_ours = isinstance(error, CloudOutOfReach | CloudRefused)
            logger.warning(
                "%s: %s (%s)",
                chore.name,
                advice(error),
                error,
                exc_info=None if is_ours else error,
            )
        return kind


def advice(error: Exception) -> str:
    """Say in Dutch what a fault means and what to do about it."""
    if isinstance(error, CloudOutOfReach):
        return OUT_OF_REACH
    if isinstance(error, CloudRefused):
        return ADVICE.get(error.reference, "Het portaal weigert dit. Neem contact op met DUO.")
    if isinstance(error, ChangedMeanwhile):
        return RELEASED_HERE
    return "Dit is een fout in dit programma of op deze machine. Het wordt opnieuw geprobeerd."
