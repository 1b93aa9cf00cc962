"""The figures of docs/figures.md; the page names the command that measures each."""
