"""Evaluate CloudFormation's intrinsic functions on plain data; asks a caller-given source for names of resources."""

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol, cast

from local.cfn_yaml import Json, TemplateError

NO_VALUE = object()
SUB_VARIABLE = re.compile(r"\$\{(!?)([^}]+)\}")


class ResourceNames(Protocol):
    """What the rest of the template knows about its resources."""

    def reference(self, logical_id: str) -> str:
        """What `Ref` answers."""
        ...

    def attribute(self, logical_id: str, name: str) -> str:
        """What `Fn::GetAtt` answers."""
        ...


class Resolver:
    """Values of one template under given parameters. `values` holds parameters and pseudo parameters by name."""

    def __init__(self, document: Json, values: Mapping[str, Any], names: ResourceNames) -> None:
        self._values = values
        self._names = names
        self._conditions: Json = document.get("Conditions", {})
        self._mappings: Json = document.get("Mappings", {})
        self._functions: dict[str, Callable[[Any], Any]] = {
            "Ref": self._ref,
            "Condition": self.condition,
            "Fn::GetAtt": self._get_att,
            "Fn::Sub": self._sub,
            "Fn::Join": lambda arg: str(arg[0]).join(str(part) for part in self.resolve(arg[1])),
            "Fn::Split": lambda arg: str(self.resolve(arg[1])).split(arg[0]),
            "Fn::Select": lambda arg: self.resolve(arg[1])[int(self.resolve(arg[0]))],
            "Fn::If": lambda arg: self.resolve(arg[1] if self.condition(arg[0]) else arg[2]),
            "Fn::Equals": lambda arg: str(self.resolve(arg[0])) == str(self.resolve(arg[1])),
            "Fn::And": lambda arg: all(self.resolve(part) for part in arg),
            "Fn::Or": lambda arg: any(self.resolve(part) for part in arg),
            "Fn::Not": lambda arg: not self.resolve(arg[0]),
            "Fn::FindInMap": self._find_in_map,
            "Fn::Base64": lambda arg: base64.b64encode(str(self.resolve(arg)).encode()).decode(),
        }

    def resolve(self, node: Any) -> Any:
        """The node without intrinsics; entries that are AWS::NoValue are gone. Raises TemplateError."""
        if isinstance(node, list):
            items = [self.resolve(item) for item in cast(list[Any], node)]
            return [item for item in items if item is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        mapping = cast(Json, node)
        if len(mapping) == 1:
            name, argument = next(iter(mapping.items()))
            if name in self._functions and not (name == "Condition" and isinstance(argument, dict)):
                return self._functions[name](argument)
            if name.startswith("Fn::"):
                raise TemplateError(f"{name} is not supported by the local run")
        resolved = {key: self.resolve(value) for key, value in mapping.items()}
        return {key: value for key, value in resolved.items() if value is not NO_VALUE}

    def condition(self, name: str) -> bool:
        """Whether a named condition holds; raises TemplateError for an unknown one."""
        if name not in self._conditions:
            raise TemplateError(f"condition {name} is not defined")
        return bool(self.resolve(self._conditions[name]))

    def _ref(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return NO_VALUE
        return self._values[name] if name in self._values else self._names.reference(name)

    def _get_att(self, argument: Any) -> str:
        parts = argument.split(".", 1) if isinstance(argument, str) else cast(list[Any], argument)
        return self._names.attribute(parts[0], str(self.resolve(parts[1])))

    def _sub(self, argument: Any) -> str:
        text, variables = (argument, {}) if isinstance(argument, str) else cast(tuple[str, Json], tuple(argument))

        def replace(match: re.Match[str]) -> str:
            literal, name = match.groups()
            if literal:
                return f"${{{name}}}"
            if name in variables:
                return str(self.resolve(variables[name]))
            return str(self._get_att(name) if "." in name else self._ref(name))

        return SUB_VARIABLE.sub(replace, text)

    def _find_in_map(self, argument: list[Any]) -> Any:
        table, first, second = (self.resolve(part) for part in argument)
        return self.resolve(self._mappings[table][first][second])
