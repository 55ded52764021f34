"""What the browser of somebody with a public link is answered: the page, or that there is none."""

from typing import Any

from billhead.aws.files import shared_files
from billhead.aws.tenant_table import shared_table
from billhead.documents.printing import drawing_of
from billhead.edge.answers import Response
from billhead.edge.request import LANGUAGE, Request
from billhead.locales.languages import language_of
from billhead.sharing.visiting import visit

from billhead_web.answers import styled_html
from billhead_web.notices import asked_language
from billhead_web.shared.page import gone_page, shared_page, spoken_language

NOT_FOUND = 404


def show_shared(request: Request) -> Response[Any]:
    """Whatever is wrong with a link, the answer is the same."""
    token = request.query.get("token", "")
    found = visit(token, request.now, shared_table)
    if found is None:
        return _nothing(request)
    visiting, item = found
    files = shared_files(visiting.happening.tenant)
    drawing = drawing_of(visiting.kept(item), files, request.now, _language(request))
    answer = styled_html(200, shared_page(drawing, token), request)
    if _is_looked_at(request):
        visiting.note(item)
    return answer


def _nothing(request: Request) -> Response[Any]:
    return styled_html(NOT_FOUND, gone_page(language_of(asked_language(request))), request)


def _language(request: Request) -> str | None:
    """A mistyped one is no reason to show nothing."""
    tag = request.query.get("language", "")
    return spoken_language(tag) if LANGUAGE.fullmatch(tag) else None


def _is_looked_at(request: Request) -> bool:
    """By a browser that goes there, not by a chat's preview nor ahead of a click (Fetch Metadata, Sec-Purpose)."""
    return request.header("sec-fetch-mode") == "navigate" and request.header("sec-purpose") is None
