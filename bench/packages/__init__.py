"""Packages to measure an import with."""

from bench.packages.largest import largest_package

__all__ = ["largest_package"]
