"""POST and DELETE /{type}/{id}/share: the public link of a document, made, shown again, ended. Wiring only."""

from collections.abc import Callable

from billhead.aws.tenant_table import tenant_table
from billhead.documents.types import TYPES, DocumentType
from billhead.edge.answers import Response, json_response, no_content
from billhead.edge.api import make_api
from billhead.edge.browser import own_origin
from billhead.kernel.clock import timestamp
from billhead.sharing.model import ShareWishes
from billhead.sharing.service import Sharing

api = make_api()


def share_of(kind: DocumentType) -> Callable[[str], Response[str]]:
    """The route of one type of document."""

    def share(id: str) -> Response[str]:
        request = api.request
        link = _sharing(kind).share(id, request.body(ShareWishes), request.submission())
        shown = {
            "url": f"{own_origin(request)}/share?token={link.secret}",
            "shareable_id": link.share_id,
            "expires_at": timestamp(link.expires_at) if link.expires_at else None,
        }
        return json_response(201 if link.is_new else 200, shown)

    return share


def end_of(kind: DocumentType) -> Callable[[str], Response[str]]:
    """The route of one type of document."""

    def end(id: str) -> Response[str]:
        _sharing(kind).end(id)
        return no_content()

    return end


for kind in TYPES:
    api.post(f"{kind.path}/{{id}}/share")(share_of(kind))
    api.delete(f"{kind.path}/{{id}}/share")(end_of(kind))


def _sharing(kind: DocumentType) -> Sharing:
    happening = api.request.happening()
    return Sharing(kind, tenant_table(happening.tenant), happening)


handler = api.handler
