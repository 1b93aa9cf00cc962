"""The figures of docs/figures.md, each measured by a command: ``python -m bench``."""
