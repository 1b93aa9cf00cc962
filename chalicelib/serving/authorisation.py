"""The authorisation table (docs/authorisation.md), made from the acts."""

from chalicelib.core.access import Role
from chalicelib.serving.act import Act, Registry

HEAD = """# Who may do what

Made from the act registry by `make docs`; do not edit. A mark means that the role opens the act,
within the scope of its login: a portal login opens no monitor act, a monitor login no portal act.
Whatever the role, another institution's things do not exist (404). The tests in
`tests/functional/test_every_act.py` try every cell.

"""


def table(registry: Registry) -> str:
    """Write the table as Markdown: one row for each act, one column for each role."""
    roles = list(Role)
    lines = [
        "| act | method and path | scope | " + " | ".join(roles) + " | audit event |",
        "| --- | --- | --- |" + " --- |" * (len(roles) + 1),
    ]
    acts = sorted(registry.acts.values(), key=lambda act: (act.scope, act.path, act.method))
    lines += [_row(act, roles) for act in acts]
    return HEAD + "\n".join(lines) + "\n"


def _row(act: Act, roles: list[Role]) -> str:
    cells = ["x" if role in act.roles else "" for role in roles]
    start = f"| {act.name} | {act.method} `{act.path}` | {act.scope} | "
    return start + " | ".join(cells) + f" | {_events(act)} |"


def _events(act: Act) -> str:
    return ", ".join(name for name in (act.audits, act.audits_refusal) if name)
