"""A school server with a hall of candidates, without a cloud: made, started, killed, read back."""

from bench.edge.hall import Hall, make_hall
from bench.edge.proctor import release
from bench.edge.server import EdgeProcess, EdgeTrouble, a_running_edge
from bench.edge.stored import integrity, stored_batches

__all__ = [
    "EdgeProcess",
    "EdgeTrouble",
    "Hall",
    "a_running_edge",
    "integrity",
    "make_hall",
    "release",
    "stored_batches",
]
