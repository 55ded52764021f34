"""Every route has its row in the table of permissions, its code in its function, and its authorizer in the template."""

import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from billhead.access.permissions import PUBLIC, ROLES, ROUTES, Operation
from billhead.edge.api import Api
from billhead.kernel.principal import Role

from local.lambdas import load_handler, module_name
from tests.support.stack import template

WITH_ROUTES = sorted({route.function for route in template().routes})
# Their proof is the cookie of a dashboard's session, checked by an authorizer that keeps no answer.
SESSION_ROUTES = frozenset({"GET /embed/invoices/{id}/pdf"})


def keys(*, authorizer: str | None) -> set[str]:
    return {route.key for route in template().routes if route.authorizer == authorizer}


def apis(function: str) -> Iterator[Api]:
    """The Api objects of a function's module."""
    load_handler(template().functions[function])
    module = sys.modules[module_name(function)]
    yield from (value for value in vars(module).values() if isinstance(value, Api))


def test_every_route_that_needs_a_credential_has_a_permission_and_every_permission_a_route() -> None:
    assert {route.key for route in template().routes if route.authorizer is not None} == set(ROUTES)


def test_every_public_route_is_open_in_the_template_and_no_other_is() -> None:
    assert keys(authorizer=None) == PUBLIC


def test_no_route_is_both_public_and_permitted() -> None:
    assert not PUBLIC & set(ROUTES)


def test_a_cookie_opens_the_dashboards_routes_only() -> None:
    assert keys(authorizer="SessionAuthorizer") == SESSION_ROUTES
    assert template().authorizers["SessionAuthorizer"].ttl == 0


def test_no_route_stands_twice_and_none_is_a_catch_all() -> None:
    routes = [route.key for route in template().routes]
    assert len(routes) == len(set(routes))
    assert not [key for key in routes if "+" in key or key.startswith("ANY") or "$" in key]


@pytest.mark.parametrize("function", WITH_ROUTES)
def test_a_function_answers_the_routes_that_the_template_gives_it(function: str) -> None:
    answered = [route for api in apis(function) for route in api.routes]
    assert sorted(answered) == sorted(route.key for route in template().routes if route.function == function)


def test_every_role_may_do_what_the_one_below_it_may() -> None:
    order = [Role.VIEWER, Role.EDITOR, Role.ADMIN, Role.ACCOUNT]
    assert list(ROLES) == order == list(Role)
    for lower, higher in pairwise(order):
        assert ROLES[lower] < ROLES[higher]


def test_every_operation_guards_a_route() -> None:
    assert set(ROUTES.values()) == set(Operation)


def test_who_reads_changes_nothing() -> None:
    writing = {operation for operation in Operation if operation.endswith((":write", ":create", ":disable"))}
    assert not ROLES[Role.VIEWER] & writing
    harmless = {
        "POST /documents/preview",
        "POST /documents/preview.pdf",
        "POST /documents/next-number",
        "POST /transaction-type",
    }
    harmless |= {"POST /e-invoices/parse"}
    for route, operation in ROUTES.items():
        if not route.startswith("GET ") and route not in harmless:
            assert operation in writing, route
