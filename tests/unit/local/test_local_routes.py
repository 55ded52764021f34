"""Which route an HTTP API takes."""

import pytest

from local.resources import Route
from local.routes import RouteTable

KEYS = [
    "ANY /{proxy+}",
    "GET /notes/{id}",
    "GET /notes/latest",
    "ANY /notes/{id}",
    "POST /notes",
    "GET /notes/{id}/lines/{line}",
    "GET /files/{path+}",
    "GET /files/{name}",
    "GET /fixed/{id}/end",
]


def table(keys: list[str]) -> RouteTable:
    return RouteTable(Route(*key.split(" "), function=key, authorizer=None) for key in keys)


@pytest.mark.parametrize(
    ("request_line", "key", "parameters"),
    [
        ("GET /notes/latest", "GET /notes/latest", {}),
        ("GET /notes/7", "GET /notes/{id}", {"id": "7"}),
        ("DELETE /notes/7", "ANY /notes/{id}", {"id": "7"}),
        ("DELETE /notes/latest", "ANY /notes/{id}", {"id": "latest"}),
        ("GET /notes/7/lines/2", "GET /notes/{id}/lines/{line}", {"id": "7", "line": "2"}),
        ("GET /notes/a%2Fb%20c", "GET /notes/{id}", {"id": "a/b c"}),
        ("GET /files/a", "GET /files/{name}", {"name": "a"}),
        ("GET /files/a/b%20c", "GET /files/{path+}", {"path": "a/b c"}),
        ("PUT /notes", "ANY /{proxy+}", {"proxy": "notes"}),
        ("GET /notes/", "ANY /{proxy+}", {"proxy": "notes/"}),
        ("GET /fixed//end", "ANY /{proxy+}", {"proxy": "fixed//end"}),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_most_specific_route_wins_in_any_order(
    request_line: str, key: str, parameters: dict[str, str], order: int
) -> None:
    match = table(KEYS[::order]).match(*request_line.split(" "))
    assert match is not None
    assert (match.route.key, match.parameters) == (key, parameters)


@pytest.mark.parametrize("request_line", ["GET /", "PUT /notes", "GET /notes/1/2", "GET /note", "GET /notesx"])
def test_unknown_path_or_method_has_no_route(request_line: str) -> None:
    assert table(["POST /notes", "GET /notes/{id}"]).match(*request_line.split(" ")) is None


def test_default_route_takes_what_is_left() -> None:
    routes = RouteTable([Route("ANY", "$default", "rest", None), Route("GET", "/a", "a", None)])
    match = routes.match("POST", "/anything")
    assert match is not None
    assert (match.route.key, match.route.function) == ("$default", "rest")
