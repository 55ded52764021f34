"""The way in: GET /embed shows a page that sends the token back in a form; POST /embed spends it for a session.

The token is spent by the form alone, so that a link preview or a page made ahead leaves it as it is.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from billhead.access.credential_store import bearer
from billhead.access.embedding.sessions import LIFETIME_SECONDS, open_session
from billhead.access.embedding.tokens import peek_token, redeem_token
from billhead.access.tenancy import own_tenant
from billhead.aws.tenant_table import tenant_table
from billhead.edge.answers import Response
from billhead.edge.browser import CrossSite, FormMalformed, form, require_same_origin
from billhead.edge.request import BodyTooLarge, Request
from billhead.entities.repository import entity_record

from billhead_web import notices
from billhead_web.answers import html, see_other, session_cookie
from billhead_web.frames import framers
from billhead_web.pages import render

HOME = "/embed/home"


def show_opening(request: Request) -> Response[str]:
    secret = request.query.get("token", "")
    token = peek_token(secret, request.now)
    entity = _entity(token) if token else None
    if token is None or entity is None:
        return notices.over(notices.GONE, notices.asked_language(request))
    tag = token.get("locale") or entity["locale"]
    page = render("opening.html", tag, secrets.token_bytes, token=secret)
    return html(200, page, framers(token.get("origin"), entity))


def redeem(request: Request) -> Response[str]:
    tag = notices.asked_language(request)
    try:
        require_same_origin(request)
        secret = form(request).get("token", "")
    except CrossSite:
        return notices.refused(tag)
    except (FormMalformed, BodyTooLarge):
        return notices.over(notices.UNREADABLE, tag)
    token = redeem_token(secret, request.now)
    if token is None:
        return notices.over(notices.GONE, tag)
    session = open_session(token, request.now, secrets.token_bytes)
    return see_other(HOME, [session_cookie(session, LIFETIME_SECONDS)])


def _entity(token: Mapping[str, Any]) -> dict[str, Any] | None:
    return entity_record(tenant_table(own_tenant(bearer(dict(token)))))
