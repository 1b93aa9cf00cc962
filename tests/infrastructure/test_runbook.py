"""The page for operators keeps up with what deploying does."""

import json
import re
from pathlib import Path

import pytest

from infrastructure.templates import ARTIFACTS, DATA, WEB, load

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "runbooks" / "deploy.md").read_text(encoding="utf-8")
POLICY = json.loads((ROOT / "docs" / "runbooks" / "operator-policy.json").read_text("utf-8"))
BY_CHALICE = {"lambda", "apigateway", "iam"}
"""What the app's own template makes."""


def test_an_operator_may_reach_every_service_that_a_template_makes_something_of() -> None:
    kinds = {
        made["Type"].split("::")[1].lower()
        for path in (ARTIFACTS, DATA, WEB)
        for made in load(path)["Resources"].values()
    }
    actions = {
        action.partition(":")[0]
        for statement in POLICY["Statement"]
        for action in (
            [statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"]
        )
    }

    assert "dynamodb" in kinds
    assert kinds | BY_CHALICE <= actions


def test_an_operator_hands_roles_to_lambda_alone() -> None:
    passing = [one for one in POLICY["Statement"] if "iam:PassRole" in one["Action"]]

    assert [one["Condition"] for one in passing] == [
        {"StringEquals": {"iam:PassedToService": "lambda.amazonaws.com"}}
    ]


@pytest.mark.parametrize("part", ["artifacts", "data", "web"])
def test_every_stack_is_on_the_page(part: str) -> None:
    assert f"`facet-dev-{part}`" in PAGE


def test_every_command_of_the_page_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = (ROOT / "infrastructure" / "deploying" / "__main__.py").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?:`|^)make ([a-z][a-z-]+)", PAGE, re.MULTILINE))
    operators = set(re.findall(r"infrastructure\.deploying ([a-z-]+)", PAGE))

    assert targets >= {"deploy", "deploy-local", "deploy-rehearsal"}
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
    assert operators == {"open-helpdesk", "load-brin", "verify-audit", "chalice-deploy"}
    assert all(f'"{name}"' in commands for name in operators)


def test_the_costs_add_up() -> None:
    rows = re.findall(r"\| ([\d.]+) \|$", PAGE, re.MULTILINE)
    (told,) = re.findall(
        r"exam day of \*\*10,000 candidates\*\*.*about \*\*(\d+) dollars\*\*", PAGE
    )

    assert len(rows) >= 9
    assert round(sum(map(float, rows))) == int(told)
