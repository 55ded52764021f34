"""The way out: the session ends in the table and in the browser."""

from dataclasses import replace

from billhead.access.embedding.sessions import close_session, is_csrf_token
from billhead.edge.answers import Response
from billhead.edge.browser import CrossSite, FormMalformed, form, require_same_origin, session_cookie
from billhead.edge.request import BodyTooLarge, Request

from billhead_web import answers, notices


def leave(request: Request) -> Response[str]:
    """Only for a form of this session's own page."""
    tag, session = notices.asked_language(request), session_cookie(request)
    try:
        require_same_origin(request)
        given = form(request).get("csrf", "")
    except (CrossSite, FormMalformed, BodyTooLarge):
        return notices.refused(tag)
    if not is_csrf_token(session, given):
        return notices.refused(tag)
    close_session(session)
    return replace(notices.signed_out(tag), cookies=(answers.session_cookie("", 0),))
