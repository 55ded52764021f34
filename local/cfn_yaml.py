"""Read a CloudFormation YAML file into plain dicts and lists; knows its short tags and nothing of what they mean."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, cast

import yaml

Json = dict[str, Any]

TIMESTAMP_TAG = "tag:yaml.org,2002:timestamp"


def section(mapping: Json, *keys: str) -> Json:
    """The mapping below the keys; empty where one is absent or null."""
    for key in keys:
        mapping = mapping.get(key) or {}
    return mapping


def plain_text(value: Any) -> str:
    """A scalar as CloudFormation passes it on: booleans in lower case."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class TemplateError(Exception):
    """The template says something that this reader cannot follow; the message names the place."""


class CfnLoader(yaml.SafeLoader):
    """A SafeLoader of its own, so that the tags below do not leak into other users of PyYAML."""

    # A policy's `Version: 2012-10-17` is a string to CloudFormation; plain YAML 1.1 would make it a date.
    yaml_implicit_resolvers = {  # pyright: ignore[reportUnknownVariableType] # untyped in the stubs
        first: [(tag, pattern) for tag, pattern in rules if tag != TIMESTAMP_TAG]  # pyright: ignore[reportUnknownVariableType] # untyped in the stubs
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # untyped in the stubs
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Refuse a key that stands twice: the second would silently win, in a policy as in a route."""
        keys = [key.value for key, _ in node.value]
        twice = {key for key in keys if isinstance(key, str) and keys.count(key) > 1}
        if twice:
            raise TemplateError(f"{node.start_mark}: {', '.join(sorted(twice))} stands twice")
        return super().construct_mapping(node, deep=deep)


def construct_tag(loader: CfnLoader, suffix: str, node: yaml.Node) -> Json:
    """`!Sub x` is `{"Fn::Sub": x}`; Ref and Condition have no prefix; `!GetAtt A.B` is a pair."""
    value = construct_plain(loader, node)
    if suffix in {"Ref", "Condition"}:
        return {suffix: value}
    if suffix == "GetAtt" and isinstance(value, str):
        return {"Fn::GetAtt": value.split(".", 1)}
    return {f"Fn::{suffix}": value}


def construct_plain(loader: CfnLoader, node: yaml.Node) -> Any:
    """The value below a tag, as if the tag were not there."""
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(cast(yaml.ScalarNode, node))


CfnLoader.add_multi_constructor("!", construct_tag)  # pyright: ignore[reportUnknownMemberType] # untyped in the stubs


def read_yaml(path: Path) -> Json:
    """The document of a template file; raises TemplateError if it is not a mapping with Resources."""
    document: Any = yaml.load(path.read_text("utf-8"), Loader=CfnLoader)  # noqa: S506 a SafeLoader subclass
    if not isinstance(document, dict) or "Resources" not in document:
        raise TemplateError(f"{path.name} has no Resources")
    return cast(Json, document)
