"""Reads our CloudFormation templates for those who have no CloudFormation at hand.

Tests take the security headers of web.yaml, the fast test cloud takes the resources of
data.yaml. Only the functions that those templates use are understood; others raise ``KeyError``.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import yaml

HERE = Path(__file__).parent
ARTIFACTS = HERE / "artifacts.yaml"
DATA = HERE / "data.yaml"
WEB = HERE / "web.yaml"
GATEWAY = HERE / "gateway.json"
"""Merged into the app's own template; it takes effect with the next deployment of the API."""

Tree = dict[str, Any]


def load(path: Path) -> Tree:
    """Read a template; short functions (``!Sub``) come back in their long form (``Fn::Sub``)."""
    return cast(Tree, yaml.load(path.read_text(encoding="utf-8"), _Loader))  # noqa: S506 - safe loader below


def resources(template: Tree, kind: str) -> dict[str, Tree]:
    """Give the resources of one kind, such as ``AWS::S3::Bucket``, by their logical name."""
    return {name: made for name, made in template["Resources"].items() if made["Type"] == kind}


def resolve(value: Any, names: Mapping[str, str]) -> Any:
    """Fill in ``Ref``, ``Fn::Sub`` and ``Fn::GetAtt`` from ``names`` (``Prefix``, ``Key.Arn``).

    :raises KeyError: for a name or a function that is not known.
    """
    if isinstance(value, list):
        return [resolve(each, names) for each in value]
    if not isinstance(value, dict):
        return value
    match list(value.items()):
        case [("Ref", name)]:
            return names[name]
        case [("Fn::GetAtt", [name, attribute])]:
            return names[f"{name}.{attribute}"]
        case [("Fn::Sub", text)]:
            return re.sub(r"\$\{([^}]+)\}", lambda found: names[found[1]], text)
    return {key: resolve(each, names) for key, each in value.items()}


class _Loader(yaml.SafeLoader):
    """A safe YAML loader that knows the short functions of CloudFormation."""


def _short_function(loader: _Loader, name: str, node: yaml.Node) -> Tree:
    long = name if name in ("Ref", "Condition") else f"Fn::{name}"
    if isinstance(node, yaml.MappingNode):
        return {long: loader.construct_mapping(node, deep=True)}
    if isinstance(node, yaml.SequenceNode):
        return {long: loader.construct_sequence(node, deep=True)}
    text = str(node.value)
    return {long: text.split(".", 1) if name == "GetAtt" else text}


_Loader.add_multi_constructor("!", _short_function)
