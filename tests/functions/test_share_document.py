"""A document's public link: made, shown again, given an end, ended; its secret stands nowhere."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from billhead.access.credentials import SHARE_PREFIX, fingerprint, secret_prefix
from billhead.aws.items import read_item
from billhead.kernel.principal import Role
from billhead.sharing.service import Sharing

from tests.functions.bus_messages import sample
from tests.functions.document_calls import PATHS
from tests.functions.invoice_calls import Call, caller, events, invoice, made, refused, shown
from tests.functions.sharing import share, token_of, visit
from tests.support.clock import START
from tests.support.containers import empty_all
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

Made = dict[str, Any]


class Crash(BaseException):
    """The container is gone."""


@pytest.fixture
def call(api, account, entity) -> Call:
    return caller(api, "/invoices", account, entity)


@pytest.fixture
def issued(call) -> Made:
    return made(call("POST", json=invoice()))


def credentials(stack: Stack) -> list[Made]:
    items = [read_item(item) for item in stack.items("AccessTable")]
    return [item for item in items if item["kind"] == "share"]


def test_a_link_is_made_once_and_shown_again(call, issued, api) -> None:
    first = call("POST", f"/{issued['id']}/share", json={})
    assert first.status == 201
    assert sorted(first.json) == ["expires_at", "shareable_id", "url"]
    assert first.json["expires_at"] is None and first.json["shareable_id"].startswith("shr_")
    assert first.headers["cache-control"] == "no-store"
    again = call("POST", f"/{issued['id']}/share", json={})
    assert (again.status, again.json) == (200, first.json)
    assert secret_prefix(token_of(first.json)) == SHARE_PREFIX
    assert visit(api, token_of(first.json)).status == 200


@pytest.mark.parametrize("kind", sorted(PATHS))
def test_every_type_of_document_is_shared(api, account, entity, kind) -> None:
    call = caller(api, PATHS[kind], account, entity)
    document = made(call("POST", json=invoice(reference="2025-17")))
    assert visit(api, token_of(share(call, document))).status == 200
    assert call("DELETE", f"/{document['id']}/share").status == 204


def test_the_secret_stands_in_no_table_no_event_and_no_log(call, issued, stack, api, pump, caplog) -> None:
    token = token_of(share(call, issued))
    visit(api, token)
    api.call("GET", f"/share/pdf?token={token}")
    pump()
    stored = [*stack.items("AccessTable"), *stack.items("TenantsTable"), *stack.items("AccountsTable")]
    assert token not in repr(stored)
    assert caplog.records and not [
        record for record in caplog.records if token in json.dumps(vars(record), default=repr)
    ]
    (credential,) = credentials(stack)
    assert credential["credential"] == fingerprint(token)


def test_what_a_copy_of_the_tables_holds_makes_no_link(call, issued, api, stack, monkeypatch) -> None:
    """The seed is not enough: the stack's own secret decides."""
    link = share(call, issued)
    monkeypatch.setenv("CURSOR_KEY", "another")
    empty_all()  # containers that read it anew
    assert visit(api, token_of(link)).status == 200, "who has the link keeps it"
    other = share(call, issued)
    assert other["url"] != link["url"] and other["shareable_id"] != link["shareable_id"]
    assert [visit(api, token_of(found)).status for found in (link, other)] == [404, 200]
    assert len(credentials(stack)) == 1, "the new link stands in the place of the old one"


def test_the_document_tells_that_it_is_shared(call, issued) -> None:
    assert issued["shareable_id"] is None
    link = share(call, issued)
    now = shown(call("GET", "/" + issued["id"]))
    assert now["shareable_id"] == link["shareable_id"]
    assert now["version"] == issued["version"] + 1
    assert "seed" not in repr(now) and "hash" not in repr(now["shareable_id"])


def test_a_repeated_creation_answers_as_at_first(call) -> None:
    headers = {"idempotency-key": "order-1"}
    first = made(call("POST", json=invoice(), headers=headers))
    share(call, first)
    assert made(call("POST", json=invoice(), headers=headers)) == first


def test_an_ended_link_opens_nothing_and_never_comes_back(call, issued, api, stack) -> None:
    link = share(call, issued)
    for _ in range(2):
        assert call("DELETE", f"/{issued['id']}/share").status == 204
    assert visit(api, token_of(link)).status == 404
    assert credentials(stack) == []
    assert shown(call("GET", "/" + issued["id"]))["shareable_id"] is None
    assert share(call, issued)["url"] != link["url"]
    assert visit(api, token_of(link)).status == 404


def test_a_link_ends_by_itself(call, issued, api, clock) -> None:
    link = share(call, issued, expires_in=3600)
    end = datetime.fromisoformat(link["expires_at"])
    assert timedelta(seconds=3598) < end - START <= timedelta(seconds=3600)
    clock.set(end - timedelta(seconds=1))
    assert visit(api, token_of(link)).status == 200
    clock.set(end)
    assert visit(api, token_of(link)).status == 404
    assert shown(call("GET", "/" + issued["id"]))["shareable_id"] is None
    other = share(call, issued)
    assert other["url"] != link["url"] and other["expires_at"] is None


def test_the_end_can_be_moved_and_taken_away(call, issued, api, clock) -> None:
    link = share(call, issued, expires_in=60)
    later = share(call, issued, expires_at="2027-01-01T00:00:00+01:00")
    assert (later["url"], later["expires_at"]) == (link["url"], "2026-12-31T23:00:00.000Z")
    assert share(call, issued)["expires_at"] == later["expires_at"]
    assert share(call, issued, expires_in=None)["expires_at"] is None
    clock.advance(days=400)
    assert visit(api, token_of(link)).status == 200


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({"expires_in": 59}, "out_of_range", "/expires_in"),
        ({"expires_in": 400_000_000}, "out_of_range", "/expires_in"),
        ({"expires_in": "3600"}, "not_an_integer", "/expires_in"),
        ({"expires_at": "2026-12-31"}, "moment_malformed", "/expires_at"),
        ({"expires_at": "2026-12-31T10:00:00"}, "moment_malformed", "/expires_at"),
        ({"expires_at": "soon"}, "moment_malformed", "/expires_at"),
        ({"expires_at": "2026-11-23T00:00:00Z"}, "expiry_out_of_range", "/expires_at"),
        ({"expires_at": "2099-01-01T00:00:00Z"}, "expiry_out_of_range", "/expires_at"),
        ({"expires_in": 60, "expires_at": None}, "expiry_given_twice", ""),
        ({"forever": True}, "unknown_field", "/forever"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(call, issued, stack, body, code, pointer) -> None:
    answer = call("POST", f"/{issued['id']}/share", json=body)
    status, told, pointers = refused(answer)
    assert (status, pointers) == (422, [pointer])
    assert told == code
    assert credentials(stack) == []


def test_a_draft_has_no_link(call, stack) -> None:
    draft = made(call("POST", json=invoice(is_draft=True)))
    assert refused(call("POST", f"/{draft['id']}/share", json={}))[:2] == (409, "document_not_issued")
    assert call("DELETE", f"/{draft['id']}/share").status == 204
    assert credentials(stack) == []


def test_a_voided_document_keeps_its_link_and_may_get_one(call, issued) -> None:
    link = share(call, issued)
    shown(call("POST", f"/{issued['id']}/void", json={"reason": "x"}))
    assert share(call, issued)["url"] == link["url"]


def test_a_disabled_entity_shares_nothing_new_but_may_end_a_link(call, issued, api, account, entity) -> None:
    link = share(call, issued)
    api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key)
    assert refused(call("POST", f"/{issued['id']}/share", json={}))[1] == "entity_disabled"
    assert call("DELETE", f"/{issued['id']}/share").status == 204
    assert visit(api, token_of(link)).status == 404


def test_what_does_not_exist_is_not_shared(call) -> None:
    for id in ("inv_" + "0" * 26, "x" * 2000, "est_" + "0" * 26):
        assert refused(call("POST", f"/{id}/share", json={}))[:2] == (404, "document_not_found")
        assert refused(call("DELETE", f"/{id}/share"))[:2] == (404, "document_not_found")


def test_a_viewer_shares_nothing(api, account, entity, issued) -> None:
    viewer, editor = (account.principal(role, entity_id=entity["id"]) for role in (Role.VIEWER, Role.EDITOR))
    path = f"/invoices/{issued['id']}/share"
    for method in ("POST", "DELETE"):
        assert api.call(method, path, json={}, principal=viewer).code == "not_permitted"
    assert api.call("POST", path, json={}, principal=editor).status == 201


def test_a_repeated_request_changes_nothing(call, issued, clock) -> None:
    headers = {"idempotency-key": "once"}
    first = call("POST", f"/{issued['id']}/share", json={"expires_in": 3600}, headers=headers).json
    clock.advance(minutes=5)
    assert call("POST", f"/{issued['id']}/share", json={"expires_in": 3600}, headers=headers).json == first
    other = call("POST", f"/{issued['id']}/share", json={"expires_in": 60}, headers=headers)
    assert refused(other)[:2] == (422, "idempotency_key_reused")


def test_sharing_and_ending_are_told(call, issued, stack) -> None:
    link = share(call, issued)
    assert events(stack, issued["id"]) == ["invoice.shared"]
    share(call, issued)
    call("DELETE", f"/{issued['id']}/share")
    assert events(stack, issued["id"]) == ["invoice.unshared"]
    assert link["url"] not in repr(stack.items("TenantsTable"))


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_crash_between_two_writes_is_put_right_by_the_next_request(call, issued, api, stack, moment) -> None:
    share(call, issued)
    document = made(call("POST", json=invoice()))
    stack.guard.calls.clear()
    share(call, document)
    steps = len(stack.guard.calls)
    assert [found.operation for found in stack.guard.calls][-2:] == ["UpdateItem", "PutItem"]
    for step in range(1, steps + 1):
        document = made(call("POST", json=invoice()))
        stack.guard.fail(Failure(step, moment, Crash()))
        with pytest.raises(Crash):
            share(call, document)
        link = share(call, document)
        assert visit(api, token_of(link)).status == 200
        assert len([row for row in credentials(stack) if row["document_id"] == document["id"]]) == 1


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_crash_while_a_link_ends_leaves_no_open_link_behind(call, api, stack, moment) -> None:
    for step in range(1, 6):
        document = made(call("POST", json=invoice()))
        token = token_of(share(call, document))
        stack.guard.fail(Failure(step, moment, Crash()))
        try:
            call("DELETE", f"/{document['id']}/share")
        except Crash:
            call("DELETE", f"/{document['id']}/share")
        stack.guard.fail(None)
        assert visit(api, token).status == 404


def test_two_requests_at_once_make_one_link(call, issued, api, monkeypatch) -> None:
    """The second one comes between the first one's look and its write."""
    keep, links = Sharing._keep, []

    def overtaken(self: Sharing, item: Made, wanted: Made) -> None:
        monkeypatch.setattr(Sharing, "_keep", keep)
        links.append(share(call, issued))
        keep(self, item, wanted)

    monkeypatch.setattr(Sharing, "_keep", overtaken)
    assert share(call, issued) == links[0]
    assert visit(api, token_of(links[0])).status == 200


def test_the_link_is_no_key_and_no_session(call, issued, api, entity) -> None:
    token = token_of(share(call, issued))
    assert api.call("GET", "/invoices", key=token, entity=entity["id"]).status in {401, 403}
    cookie = {"cookie": f"__Host-billhead={token}"}
    assert api.call("GET", "/embed/home", headers=cookie).status == 401
    assert api.call("GET", f"/embed?token={token}").status == 410


def test_the_sample_event_is_a_request_of_this_function(invoke, issued, account, entity) -> None:
    event = sample("share_document")
    event["requestContext"]["authorizer"]["lambda"] |= {"account_id": account.id}
    event["headers"]["x-entity-id"], event["pathParameters"]["id"] = entity["id"], issued["id"]
    assert invoke("share_document", event)["statusCode"] == 201
