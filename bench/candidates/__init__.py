"""A load client: candidates who take an exam over HTTP, on this machine only."""

from bench.candidates.apart import Apart, CrowdFailed, Errand, send_out
from bench.candidates.crowd import play
from bench.candidates.measuring import ActFigures, Report, percentile
from bench.candidates.obeying import Outcome
from bench.candidates.pace import MOST_CANDIDATES, Pace, Unbounded
from bench.candidates.seats import Answer, Response, Seat, Work, typing
from bench.candidates.wire import NotLoopback

__all__ = [
    "MOST_CANDIDATES",
    "ActFigures",
    "Answer",
    "Apart",
    "CrowdFailed",
    "Errand",
    "NotLoopback",
    "Outcome",
    "Pace",
    "Report",
    "Response",
    "Seat",
    "Unbounded",
    "Work",
    "percentile",
    "play",
    "send_out",
    "typing",
]
