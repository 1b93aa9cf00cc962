"""What is wrong with a line of a chain."""


class LineUnreadable(Exception):  # noqa: N818 - a finding about a chain, told where it is checked
    """A stored line is not an event as we write them."""
