"""A plain oracle: what must count after an exam day."""

from typing import Any

from chalicelib.core.sessions import Epoch

Place = tuple[Epoch, int]


class Oracle:
    """What must count, kept beside the services and by simpler means."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[Place, str]] = {}
        self.arrived: dict[Place, dict[str, Any]] = {}
        self.aside: dict[Place, dict[str, Any]] = {}
        self.newest = Epoch(1, 0)
        self.submitted = False
        self.closed = False

    def deliver(self, epoch: Epoch, entries: dict[int, dict[str, Any]]) -> None:
        for seq, entry in entries.items():
            if (epoch, seq) not in self.arrived:
                self.arrived[epoch, seq] = entry
                self._judge((epoch, seq), entry)

    def adopt(self, epoch: Epoch, through_seq: int) -> None:
        for place in sorted(self.aside):
            if place[0] == epoch and place[1] <= through_seq:
                self._count_adopted(place)

    def accept(self, places: list[Place]) -> None:
        for place in places:
            self._count(place, self.aside.pop(place))

    def values(self) -> dict[str, str]:
        return {item: value for item, (_, value) in self.answers.items()}

    def _judge(self, place: Place, entry: dict[str, Any]) -> None:
        if place[0] != self.newest or self.submitted or self.closed:
            self.aside[place] = entry
        elif entry["act"] == "submit":
            self.submitted = True
        else:
            self._count(place, entry)

    def _count_adopted(self, place: Place) -> None:
        entry = self.aside[place]
        if entry["act"] == "respond":
            del self.aside[place]
            self._count(place, entry)

    def _count(self, place: Place, entry: dict[str, Any]) -> None:
        held = self.answers.get(entry["item_id"])
        if held is None or held[0] < place:
            self.answers[entry["item_id"]] = (place, entry["response"]["RESPONSE"])
