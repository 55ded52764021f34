"""For every route: what belongs to another tenant answers exactly like what does not exist, and stays untouched."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from billhead.access.permissions import PUBLIC
from billhead.kernel.principal import Role

from tests.functions.bad_input import stored
from tests.journeys.isolation_cases import (
    BODIES,
    CASES,
    NAMELESS,
    OF_NOBODY,
    OF_THE_ACCOUNT,
    PREFIXES,
    YEARS,
    Case,
    Owner,
)
from tests.support.client import Answer
from tests.support.stack import template

ROUTES = sorted(route.key for route in template().routes)
# What differs from one answer to the next and tells nothing.
FLEETING = frozenset({"x-request-id", "date", "apigw-requestid"})
SECRET = re.compile(rb'"(token|url|expires_at)":"[^"]*"')
NEW_BATCH = re.compile(r'bat_[0-9A-Z]{26}|(?<=_at":)"[^"]*"')
# The routes store something for an id that they do not know: a token for a person of the platform's own, a batch.
STORING = frozenset({"POST /entities/users/{user_id}/token", "POST /documents/finalize"})

Ask = Callable[..., Answer]


@pytest.fixture
def mine(api, account) -> Owner:
    return Owner.founded(api, account.live_key, "Nordlicht Studio")


@pytest.fixture
def others(api, account, other_account) -> dict[str, Owner]:
    """The same account's other entity, its entity in the other environment, another account's entity."""
    return {
        "sibling": Owner.founded(api, account.live_key, "Suedwind Werkstatt"),
        "sandbox": Owner.founded(api, account.sandbox_key, "Sandkasten"),
        "stranger": Owner.founded(api, other_account.live_key, "Westend Kontor"),
    }


@pytest.fixture
def callers(api, account, mine) -> dict[str, Ask]:
    """By an account's key that names its entity; by somebody who is bound to the entity."""
    bound = account.principal(Role.ADMIN, entity_id=mine.entity_id)
    return {
        "account": mine.call,
        "bound": lambda method, path, **more: api.call(method, path, principal=bound, **more),
        # A dashboard's session is a principal too; its own authorizer is tested where it is made.
        "session": lambda method, path, **more: api.call(method, path, principal=bound, **more),
    }


def asked(ask: Ask, route: str, case: Case, named: str, own: Callable[[str], str]) -> Answer:
    """The request of the case about that id."""
    path = re.sub(r"\{own:(\w+)\}", lambda match: own(match[1]), case.path.replace("@", named))
    more: dict[str, Any] = {"headers": dict(case.headers), "body": case.raw}
    if case.body is not None:
        more["json"] = case.body(named)
    if case.param is not None:
        more["params"] = {case.param: named}
    return ask(route.partition(" ")[0], path, **more)


def look(answer: Answer, named: str) -> tuple[int, bytes, dict[str, str]]:
    """All that a client sees, without what it sent."""
    headers = {name: text.replace(named, "@") for name, text in answer.headers.items() if name not in FLEETING}
    body = SECRET.sub(rb'"\1":""', answer.body).replace(named.encode(), b"@")
    if answer.status == 202:
        headers["location"] = NEW_BATCH.sub("", headers["location"])
        body = NEW_BATCH.sub("", body.decode()).encode()
    return answer.status, body, headers | {"content-length": str(len(body))}


def nobodys(kind: str) -> str:
    return YEARS["nobodys"] if kind == "series" else PREFIXES[kind] + "0" * 26


def theirs(owner: Owner, kind: str) -> str:
    return owner.issue(YEARS["others"]) if kind == "series" else owner.make(kind)


def cases_for(owner: str, caller: str) -> Iterator[tuple[str, Case]]:
    """An account's key may ask for each of its entities, and for its own keys: that is no other tenant."""
    for route, cases in CASES.items():
        for case in cases:
            if (caller, owner) != ("account", "sibling") or case.kind not in {"entity", "account_key"}:
                yield route, case


def caller_of(route: str, caller: str) -> str:
    return "session" if "/embed/" in route else caller


def test_every_route_has_its_place_here() -> None:
    without_ids = (NAMELESS, OF_THE_ACCOUNT, OF_NOBODY, PUBLIC)
    assert sorted({*CASES}.union(*without_ids)) == ROUTES
    assert not [route for routes in without_ids for route in routes if "{" in route]
    assert len(ROUTES) == len(CASES) + sum(map(len, without_ids))


@pytest.mark.parametrize(
    ("owner", "caller"), [("sibling", "account"), ("sibling", "bound"), ("sandbox", "account"), ("stranger", "account")]
)
def test_what_is_anothers_is_answered_like_what_does_not_exist(stack, mine, others, callers, owner, caller) -> None:
    kinds = {case.kind for cases in CASES.values() for case in cases}
    named = {kind: theirs(others[owner], kind) for kind in kinds}
    own = {kind: mine.make(kind) for kind in kinds if kind.endswith("draft") or kind == "item"}
    told: list[str] = []

    def compare(route: str, case: Case) -> None:
        ask = callers[caller_of(route, caller)]
        ids = (named[case.kind], nobodys(case.kind))
        answers = [look(asked(ask, route, case, id, own.__getitem__), id) for id in ids]
        if answers[0] != answers[1]:
            told.append(f"{route} tells of a {case.kind}: {answers}")

    before, cases = stored(stack), list(cases_for(owner, caller))
    for entry in cases:
        if entry[0] not in STORING:
            compare(*entry)
    assert stored(stack) == before
    for entry in cases:
        if entry[0] in STORING:
            compare(*entry)
    assert told == []


def test_the_same_requests_about_ones_own_do_work(mine, callers) -> None:
    """Else the test above could pass because its requests are wrong."""
    refused: list[str] = []
    for route, cases in CASES.items():
        for case in cases:
            own = mine.issue(YEARS["own"]) if case.kind == "series" else mine.make(case.kind)
            answer = asked(callers[caller_of(route, "account")], route, case, own, mine.make)
            if answer.status >= 300 and (case.refusal is None or answer.code != case.refusal):
                refused.append(f"{route} of a {case.kind}: {answer}")
            if route.endswith("/disable"):
                mine.call("POST", f"/entities/{mine.entity_id}/enable")
    assert refused == []


def naming_by_header() -> list[str]:
    """All routes but those that name the entity elsewhere, or none."""
    elsewhere = {route for route in ROUTES if "/entities/{id}" in route or "/embed/" in route}
    return sorted(
        {*ROUTES} - elsewhere - OF_THE_ACCOUNT - OF_NOBODY - PUBLIC - {"GET /usage", "DELETE /api-keys/{key_id}"}
    )


@pytest.mark.parametrize("owner", ["sandbox", "stranger"])
def test_anothers_entity_in_the_header_is_answered_like_one_that_does_not_exist(stack, mine, others, owner) -> None:
    """By an account's key, on every route of a tenant."""
    ids = (others[owner].entity_id, "ent_" + "0" * 26)
    told: list[str] = []
    before = stored(stack)
    for route in naming_by_header():
        method, _, path = route.partition(" ")
        body = {"json": BODIES.get(route, {"reason": "x"})} if method in {"POST", "PATCH"} else {}
        answers = [look(mine.call(method, re.sub(r"{[a-z_]+}", "x", path), entity=id, **body), id) for id in ids]
        if answers[0] != answers[1] or answers[0][0] != 404:
            told.append(f"{route}: {answers}")
    assert told == []
    assert stored(stack) == before


def test_somebody_bound_to_an_entity_cannot_name_another(mine, others, callers) -> None:
    for owner in others.values():
        for path in ("/customers", "/invoices", "/entities/users", "/taxes"):
            ids = (owner.entity_id, "ent_" + "0" * 26)
            answers = [look(callers["bound"]("GET", path, entity=id), id) for id in ids]
            assert answers[0] == answers[1] and answers[0][0] == 404, (path, answers)


def test_lists_show_ones_own_only(mine, others) -> None:
    for owner in others.values():
        for kind in ("customer", "item", "tax", "invoice", "draft", "user", "entity_key"):
            owner.make(kind)
    foreign = {owner.entity_id for owner in others.values() if owner.key != mine.key}
    for path in ("/customers", "/items", "/invoices", "/entities/users", "/entities/api-keys"):
        assert mine.call("GET", path).json["data"] == [], path
    listed = mine.call("GET", "/entities", params={"limit": 100})
    assert listed.status == 200 and not foreign & {row["id"] for row in listed.json["data"]}
