"""The walk of one candidate through a test (docs/qti/walk.md)."""

from chalicelib.qti.assessing.walk.checking import check_steps
from chalicelib.qti.assessing.walk.handed_in import events_of
from chalicelib.qti.assessing.walk.items import WalkedItem
from chalicelib.qti.assessing.walk.model import (
    Act,
    Denial,
    Event,
    Permitted,
    Shown,
    Take,
    TimeLeft,
    Walk,
    WalkItem,
)
from chalicelib.qti.assessing.walk.walking import Walking, walk
from chalicelib.qti.assessing.walk.way import TestWay, read_way

__all__ = [
    "Act",
    "Denial",
    "Event",
    "Permitted",
    "Shown",
    "Take",
    "TestWay",
    "TimeLeft",
    "Walk",
    "WalkItem",
    "WalkedItem",
    "Walking",
    "check_steps",
    "events_of",
    "read_way",
    "walk",
]
