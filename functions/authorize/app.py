"""The API's authorizer: from a key, or a dashboard's cookie, to a principal. Wiring only; it logs nothing."""

from typing import Any

from billhead.access.authentication import authenticate_key, authenticate_session
from billhead.edge.credentials import bearer_token, event_cookies, is_session_route, session_of
from billhead.edge.principals import write_principal
from billhead.kernel.clock import utc_now
from billhead.kernel.principal import Principal


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    principal = _authenticate(event)
    if principal is None:
        return {"isAuthorized": False}
    return {"isAuthorized": True, "context": write_principal(principal)}


def _authenticate(event: dict[str, Any]) -> Principal | None:
    if is_session_route(event):
        return authenticate_session(session_of(event_cookies(event)), utc_now())
    return authenticate_key(bearer_token(event), utc_now())
