"""Items, tests and answers to measure scoring with."""

from bench.scoring.cases import corpus_cases, write_cases
from bench.scoring.elements import groups
from bench.scoring.sat_test import sit_test

__all__ = ["corpus_cases", "groups", "sit_test", "write_cases"]
