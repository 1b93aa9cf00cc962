"""A row of docs/figures.md, and whether its figure is within its bound."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure. ``is_fine`` is False where it breaks a bound that it must keep."""

    figure: str
    value: str
    remark: str
    is_fine: bool = True

    def line(self, command: str) -> str:
        """Write it as docs/figures.md has it."""
        return f"| {self.figure} | {self.value} | {command} | {self.remark} |"
