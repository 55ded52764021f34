"""The embedded dashboard: in by a one-time token, the invoices, out. Wiring only; further pages get a route each."""

from billhead.edge.answers import Response
from billhead.edge.api import make_api
from billhead_web.home import show_home
from billhead_web.leaving import leave
from billhead_web.opening import redeem, show_opening

api = make_api()


@api.get("/embed")
def get_embed() -> Response[str]:
    return show_opening(api.request)


@api.post("/embed")
def post_embed() -> Response[str]:
    return redeem(api.request)


@api.get("/embed/home")
def get_home() -> Response[str]:
    return show_home(api.request)


@api.post("/embed/leave")
def post_leave() -> Response[str]:
    return leave(api.request)


handler = api.handler
