"""The address of an act in the sample world."""

from chalicelib.serving.act import Act


def path_of(act: Act) -> str:
    """Give the path of an act's example, with its query."""
    query = "&".join(f"{name}={value}" for name, value in act.example.query.items())
    return act.path.format(**act.example.path) + (f"?{query}" if query else "")
