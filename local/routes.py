"""Find the route of a request as an API Gateway HTTP API does; knows paths and methods only."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from local.resources import Route

LITERAL, PARAMETER, GREEDY = 0, 1, 2


@dataclass(frozen=True)
class Match:
    """A route with its decoded path parameters."""

    route: Route
    parameters: dict[str, str]


class RouteTable:
    """All routes of an API, most specific first: literal segments beat {x}, {x} beats {x+}, a method beats ANY.

    Order as in https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
    """

    def __init__(self, routes: Iterable[Route]) -> None:
        self._routes = sorted(routes, key=specificity)

    def match(self, method: str, path: str) -> Match | None:
        """The route for a raw (still encoded) path, None where API Gateway answers 404."""
        segments = path.split("/")[1:]
        for route in self._routes:
            if route.path == "$default":
                return Match(route, {})
            parameters = path_parameters(route.path.split("/")[1:], segments)
            if parameters is not None and route.method in {method, "ANY"}:
                return Match(route, parameters)
        return None


def specificity(route: Route) -> tuple[bool, list[int], bool]:
    """Sort key: $default last, then segment by segment, then explicit methods before ANY."""
    return route.path == "$default", [segment_kind(part) for part in route.path.split("/")], route.method == "ANY"


def segment_kind(segment: str) -> int:
    """LITERAL, PARAMETER or GREEDY."""
    if not segment.startswith("{"):
        return LITERAL
    return GREEDY if segment.endswith("+}") else PARAMETER


def path_parameters(pattern: list[str], segments: list[str]) -> dict[str, str] | None:
    """The decoded parameters if the segments fit the pattern; an empty segment fits no parameter."""
    values: dict[str, str] = {}
    for position, part in enumerate(pattern):
        kind = segment_kind(part)
        if kind == GREEDY:
            rest = "/".join(segments[position:])
            return values | {part[1:-2]: unquote(rest)} if rest else None
        if position >= len(segments) or (kind == LITERAL and unquote(segments[position]) != part):
            return None
        if kind == PARAMETER:
            if not segments[position]:
                return None
            values[part[1:-1]] = unquote(segments[position])
    return values if len(pattern) == len(segments) else None
