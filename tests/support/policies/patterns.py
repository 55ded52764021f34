"""Patterns of IAM: wildcards, policy variables, ARNs. A value that comes from a variable is literal, never a pattern.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""

import re
from collections.abc import Mapping

Context = Mapping[str, str | tuple[str, ...]]
"""What is known of a request; names in lower case, a tuple for keys of several values."""

_TOKEN = re.compile(r"\$\{([^}]*)\}|(\*)|(\?)|([^*?$]+|\$)")
_LITERALS = {"*", "?", "$"}
_ARN_PARTS = 6


def matches(pattern: str, value: str, context: Context, *, wildcards: bool = True, ignore_case: bool = False) -> bool:
    """Whether the value fits; a variable that the request does not have fits nothing."""
    expression = _expression(pattern, context, wildcards=wildcards)
    flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0)
    return expression is not None and re.fullmatch(expression, value, flags) is not None


def matches_arn(pattern: str, value: str, context: Context) -> bool:
    """Each of the six parts of an ARN by itself, so that a wildcard never reaches over a colon into the next."""
    patterns, values = _split_arn(pattern), value.split(":", _ARN_PARTS - 1)
    if len(patterns) != _ARN_PARTS or len(values) != _ARN_PARTS:
        return False
    return all(matches(part, given, context) for part, given in zip(patterns, values, strict=True))


def _split_arn(pattern: str) -> list[str]:
    """Split at colons that do not stand within a variable."""
    shielded = re.sub(r"\$\{[^}]*\}", lambda found: found.group().replace(":", "\0"), pattern)
    return [part.replace("\0", ":") for part in shielded.split(":", _ARN_PARTS - 1)]


def _expression(pattern: str, context: Context, *, wildcards: bool) -> str | None:
    parts: list[str] = []
    for variable, star, question, text in _TOKEN.findall(pattern):
        if variable:
            value = variable if variable in _LITERALS else context.get(variable.lower())
            if not isinstance(value, str):
                return None
            parts.append(re.escape(value))
        elif star or question:
            parts.append({"*": ".*", "?": "."}[star or question] if wildcards else re.escape(star or question))
        else:
            parts.append(re.escape(text))
    return "".join(parts)
