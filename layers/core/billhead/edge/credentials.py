"""Where a request carries its credential: the Authorization header, or the dashboard's cookie. It checks nothing."""

from collections.abc import Iterable
from typing import Any

# The prefix makes browsers refuse the cookie unless it is Secure, for this host alone and for every path (RFC 6265bis).
SESSION_COOKIE = "__Host-billhead"
# The routes behind the cookie; on every other a cookie counts for nothing, so no foreign page can use it there.
SESSION_ROUTES = " /embed/"


def bearer_token(event: dict[str, Any]) -> str:
    """The token of `Authorization: Bearer …`, else an empty text."""
    headers: dict[str, str] = event.get("headers") or {}
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def session_of(cookies: Iterable[str]) -> str:
    """The dashboard session among "name=value" texts, else an empty text."""
    found = [cookie.partition("=")[2] for cookie in cookies if cookie.partition("=")[0].strip() == SESSION_COOKIE]
    return found[0].strip() if found else ""


def is_session_route(event: dict[str, Any]) -> bool:
    return SESSION_ROUTES in event["routeKey"]


def event_cookies(event: dict[str, Any]) -> list[str]:
    """An authorizer finds them in `cookies`, or in its identity source, which is then the Cookie header."""
    source: list[str] = [] if event.get("cookies") else event.get("identitySource") or []
    return event.get("cookies") or [part for text in source for part in text.split(";")]
