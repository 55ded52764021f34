"""Pages that say one thing in a neutral look: a dead link, an ended session, a page not open to the visitor, good-bye.

They tell nothing of an entity, nor whether a token or session ever existed, and may be shown in any frame.
"""

import secrets

from billhead.edge.answers import Response
from billhead.edge.request import Request

from billhead_web.answers import ANYWHERE, html
from billhead_web.locales.words import words_for
from billhead_web.pages import render

GONE = 410
NO_SESSION = 401
REFUSED = 403
UNREADABLE = 400


def over(status: int, tag: str) -> Response[str]:
    words = words_for(tag)
    return _notice(status, tag, words.over_title, words.over_text)


def refused(tag: str) -> Response[str]:
    words = words_for(tag)
    return _notice(REFUSED, tag, words.refused_title, words.refused_text)


def signed_out(tag: str) -> Response[str]:
    words = words_for(tag)
    return _notice(200, tag, words.left_title, words.left_text)


def asked_language(request: Request) -> str:
    """The first of Accept-Language, for whoever is not known yet."""
    return (request.header("accept-language") or "en").partition(",")[0].partition(";")[0].strip()


def _notice(status: int, tag: str, title: str, text: str) -> Response[str]:
    return html(status, render("notice.html", tag, secrets.token_bytes, title=title, text=text), ANYWHERE)
