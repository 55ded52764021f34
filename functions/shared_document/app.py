"""GET /share: the page of a document behind a public link. Wiring only."""

from typing import Any

from billhead.edge.answers import Response
from billhead.edge.api import make_api
from billhead_web.shared.showing import show_shared

api = make_api()


@api.get("/share")
def get_shared() -> Response[Any]:
    return show_shared(api.request)


handler = api.handler
