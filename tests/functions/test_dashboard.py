"""The embedded dashboard as a browser meets it: in by a token, the invoices, out."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from billhead.access.credentials import SESSION_PREFIX, fingerprint, secret_prefix

from tests.functions.bus_messages import sample
from tests.functions.visitor import NAVIGATION, Visitor, attribute
from tests.support.accounts import Account
from tests.support.client import HOST, Answer, Api
from tests.support.clock import Clock
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

Made = dict[str, Any]


class Crash(BaseException):
    """The caller's end: nothing catches it."""


@pytest.fixture
def visitor(api: Api, account: Account, entity: Made) -> Visitor:
    return Visitor(api, account, entity)


def test_the_way_from_the_token_to_the_invoices(visitor: Visitor) -> None:
    url = visitor.ask()["url"]
    assert url.startswith(f"https://{HOST}/embed?token=")
    opening = visitor.get(url.removeprefix(f"https://{HOST}"))
    assert opening.status == 200
    token = attribute(opening, "input", "value")
    redeemed = visitor.redeem(token)
    assert (redeemed.status, redeemed.headers["location"]) == (303, "/embed/home")
    home = visitor.get("/embed/home")
    assert home.status == 200
    assert "Nordlicht Studio" in home.body.decode()


def test_opening_the_link_does_not_spend_the_token(visitor: Visitor) -> None:
    token = visitor.ask()["token"]
    for _ in range(3):
        assert visitor.get(f"/embed?token={token}").status == 200
    assert visitor.redeem(token).status == 303


def test_a_token_is_spent_once(visitor: Visitor) -> None:
    token = visitor.ask()["token"]
    assert visitor.redeem(token).status == 303
    again = visitor.redeem(token)
    assert again.status == 410
    assert again.cookies == ()
    assert visitor.get(f"/embed?token={token}").status == 410


def test_an_expired_token_opens_nothing_although_its_item_is_still_there(
    visitor: Visitor, clock: Clock, stack: Stack
) -> None:
    token = visitor.ask(expires_in=10)["token"]
    clock.advance(seconds=11)
    assert visitor.get(f"/embed?token={token}").status == 410
    assert visitor.redeem(token).status == 410
    assert fingerprint(token) in [item["credential"]["S"] for item in stack.items("AccessTable")]


def test_a_dead_link_does_not_tell_whether_it_ever_lived(visitor: Visitor, clock: Clock) -> None:
    spent = visitor.ask()["token"]
    visitor.redeem(spent)
    late = visitor.ask(expires_in=10)["token"]
    clock.advance(seconds=11)
    answers = [visitor.get(f"/embed?token={token}") for token in (spent, late, "junk", "")]
    answers.append(visitor.get("/embed"))
    assert {answer.status for answer in answers} == {410}
    assert len({re.sub(r'nonce="[^"]+"', "", answer.body.decode()) for answer in answers}) == 1


def test_junk_costs_no_read(visitor: Visitor, stack: Stack) -> None:
    stack.guard.calls.clear()
    visitor.get("/embed?token=et_" + "A" * 49)
    visitor.redeem("et_" + "A" * 49)
    visitor.get("/embed/home", session="es_" + "A" * 49)
    assert stack.guard.calls == []


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {},
        {"sec-fetch-site": "cross-site", "origin": f"https://{HOST}"},
    ],
)
def test_a_form_of_another_site_spends_no_token_and_ends_no_session(visitor: Visitor, headers: dict[str, str]) -> None:
    visitor.enter()
    token = visitor.ask()["token"]
    refused = visitor.post("/embed", {"token": token}, headers)
    assert (refused.status, refused.cookies) == (403, ())
    assert visitor.post("/embed/leave", {"csrf": visitor.csrf()}, headers).status == 403
    assert visitor.redeem(token).status == 303
    assert visitor.get("/embed/home").status == 200


def test_an_old_browser_is_known_by_our_own_origin(visitor: Visitor) -> None:
    token = visitor.ask()["token"]
    assert visitor.post("/embed", {"token": token}, {"origin": f"https://{HOST}"}).status == 303


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/json", b'{"token": "x"}'),
        ("application/x-www-form-urlencoded", b"token=" + b"x" * 9000),
        ("application/x-www-form-urlencoded", b"\xff\xfe"),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(50))),
    ],
)
def test_a_form_that_cannot_be_read_is_refused_kindly(api: Api, media_type: str, body: bytes) -> None:
    headers = {"content-type": media_type, **NAVIGATION}
    answer = api.call("POST", "/embed", body=body, headers=headers)
    assert answer.status == 400
    assert answer.headers["content-type"].startswith("text/html")


def test_the_sessions_cookie_is_strict_and_its_text_is_not_stored(visitor: Visitor, stack: Stack) -> None:
    (cookie,) = visitor.redeem(visitor.ask()["token"]).cookies
    pair, *flags = cookie.split("; ")
    name, _, session = pair.partition("=")
    assert name == "__Host-billhead"
    assert set(flags) == {"Path=/", "Max-Age=28800", "HttpOnly", "Secure", "SameSite=None", "Partitioned"}
    assert secret_prefix(session) == SESSION_PREFIX
    assert session not in str(stack.items("AccessTable"))


def test_every_page_is_locked_down(visitor: Visitor) -> None:
    token = visitor.ask()["token"]
    pages = [visitor.get(f"/embed?token={token}"), visitor.get("/embed"), visitor.get("/embed/home")]
    visitor.redeem(token)
    pages += [visitor.get("/embed/home"), visitor.leave()]
    for page in pages:
        policy = page.headers["content-security-policy"]
        nonce = re.search(r"script-src 'nonce-([A-Za-z0-9+/=]{24})'", policy)
        assert nonce, policy
        assert policy.startswith("default-src 'none'; ")
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["x-content-type-options"] == "nosniff"
        nonces = set(re.findall(r'<(?:style|script) nonce="([^"]+)"', page.body.decode()))
        assert nonces == {nonce[1]}
        assert not re.search(r"\son[a-z]+=|style=|javascript:|https?://", page.body.decode())
    assert len({page.headers["content-security-policy"] for page in pages}) == len(pages)


def test_only_the_entitys_origins_may_frame_its_pages(visitor: Visitor, new_entity: Any) -> None:
    origins = ["https://app.example", "https://admin.example"]
    visitor.entity = new_entity(settings={"embed": {"allowed_origins": origins}})
    opening = visitor.get(f"/embed?token={visitor.ask()['token']}")
    assert framers_of(opening) == origins
    visitor.enter(origin="https://admin.example")
    assert framers_of(visitor.get("/embed/home")) == ["https://admin.example"]


def test_nobody_frames_the_pages_of_an_entity_without_origins(visitor: Visitor) -> None:
    visitor.enter()
    assert framers_of(visitor.get("/embed/home")) == ["'none'"]


def framers_of(answer: Answer) -> list[str]:
    return answer.headers["content-security-policy"].partition("frame-ancestors ")[2].split()


def test_a_session_is_over_after_eight_hours(visitor: Visitor, clock: Clock) -> None:
    visitor.enter()
    clock.advance(hours=7, minutes=59)
    assert visitor.get("/embed/home").status == 200
    clock.advance(minutes=2)
    assert visitor.get("/embed/home").status == 401


def test_signing_out_ends_the_session_in_the_table_and_in_the_browser(visitor: Visitor, stack: Stack) -> None:
    visitor.enter()
    answer = visitor.leave()
    assert answer.status == 200
    (cookie,) = answer.cookies
    assert cookie.startswith("__Host-billhead=; ") and "Max-Age=0" in cookie
    assert visitor.get("/embed/home").status == 401
    assert "session" not in [item["kind"]["S"] for item in stack.items("AccessTable")]


@pytest.mark.parametrize("csrf", ["", "x", "0" * 64, "é"])
def test_a_session_does_not_end_without_its_own_pages_proof(visitor: Visitor, csrf: str) -> None:
    visitor.enter()
    assert visitor.post("/embed/leave", {"csrf": csrf}, NAVIGATION).status == 403
    assert visitor.get("/embed/home").status == 200


def test_the_proof_of_another_session_does_not_do(visitor: Visitor) -> None:
    visitor.enter()
    others = visitor.csrf()
    visitor.enter()
    assert visitor.post("/embed/leave", {"csrf": others}, NAVIGATION).status == 403


def test_a_removed_user_is_out_at_once(visitor: Visitor) -> None:
    user = visitor.add_user("admin")
    visitor.enter(user)
    assert visitor.get("/embed/home").status == 200
    visitor.api.call("DELETE", f"/entities/users/{user}", key=visitor.account.live_key, entity=visitor.entity["id"])
    assert visitor.get("/embed/home").status == 401
    assert visitor.get("/embed/invoices/inv_00000000000000000000000000/pdf").status == 403


def test_a_lower_role_acts_at_once_and_a_higher_one_does_not_widen_the_session(visitor: Visitor) -> None:
    user = visitor.add_user("editor")
    visitor.enter(user, locale="en")
    assert ">Editor<" in visitor.home()
    visitor.change_role(user, "viewer")
    assert ">Viewer<" in visitor.home()
    visitor.change_role(user, "admin")
    assert ">Editor<" in visitor.home()


def test_a_session_without_the_right_to_read_documents_sees_none(visitor: Visitor, api: Api, account: Account) -> None:
    wishes = {"name": "narrow", "scopes": ["tokens:create", "catalog:read"]}
    key = api.call("POST", "/api-keys", json=wishes, key=account.live_key).json["key"]
    visitor.enter(key=key)
    assert visitor.get("/embed/home").status == 403


def test_a_token_without_the_view_or_an_entity_that_hides_it_shows_no_invoices(
    visitor: Visitor, new_entity: Any
) -> None:
    visitor.enter(views=["customers"])
    assert visitor.get("/embed/home").status == 403
    visitor.enter(views=["invoices"])
    assert visitor.get("/embed/home").status == 200
    visitor.entity = new_entity(settings={"embed": {"hidden_features": ["invoices"]}})
    visitor.enter()
    assert visitor.get("/embed/home").status == 403


def test_a_session_is_no_api_key(visitor: Visitor, api: Api) -> None:
    session = visitor.enter()
    assert api.call("GET", "/customers", key=session).status == 403
    assert api.call("GET", "/customers", headers={"cookie": f"__Host-billhead={session}"}).status == 401


def test_another_cookie_is_not_ours(visitor: Visitor, api: Api) -> None:
    session = visitor.enter()
    for cookie in (f"billhead={session}", f"x__Host-billhead={session}", f"a=__Host-billhead={session}"):
        assert api.call("GET", "/embed/home", headers={"cookie": cookie}).status == 401
    assert api.call("GET", "/embed/home", headers={"cookie": f"a=1; __Host-billhead={session}; b=2"}).status == 200


@pytest.mark.parametrize(("number", "moment"), [(1, "before"), (1, "after"), (2, "before"), (2, "after")])
def test_a_crash_while_redeeming_never_leaves_a_token_that_opens_twice(
    visitor: Visitor, stack: Stack, number: int, moment: Any
) -> None:
    token = visitor.ask()["token"]
    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        visitor.redeem(token)
    stack.guard.fail(None)
    assert visitor.redeem(token).status == (303 if (number, moment) == (1, "before") else 410)


def test_neither_token_nor_session_nor_name_is_ever_logged(
    visitor: Visitor, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    token = visitor.ask()["token"]
    visitor.get(f"/embed?token={token}")
    visitor.redeem(token)
    visitor.home()
    visitor.post("/embed", urlencode({"token": token}), NAVIGATION)
    written = caplog.text + "".join(capsys.readouterr())
    assert token not in written
    assert visitor.session not in written
    assert "Nordlicht" not in written


def test_the_sample_event_is_a_link_that_lives_no_more(stack: Stack) -> None:
    assert stack.invoke("dashboard", sample("dashboard"))["statusCode"] == 410
