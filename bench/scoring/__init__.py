"""Items and answers to measure scoring with."""

from bench.scoring.cases import corpus_cases, write_cases

__all__ = ["corpus_cases", "write_cases"]
