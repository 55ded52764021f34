"""The first page: the entity's invoices, newest first, in its look and in the visitor's language and role."""

import secrets
from collections.abc import Mapping
from typing import Any

from billhead.access.embedding.sessions import Session, csrf_token, find_session
from billhead.access.permissions import Operation, is_permitted
from billhead.access.tenancy import own_tenant
from billhead.aws.files import tenant_files
from billhead.aws.partition import Partition
from billhead.aws.tenant_table import tenant_table
from billhead.documents.repository import DocumentRepository, Wanted
from billhead.documents.types import INVOICE
from billhead.documents.view import show_summary
from billhead.edge.answers import Response
from billhead.edge.browser import session_cookie
from billhead.edge.cursors import CursorMalformed
from billhead.edge.lists import ListRequest, read_list_request
from billhead.edge.request import Request
from billhead.entities.repository import entity_record
from billhead.kernel.clock import local_date

from billhead_web import notices
from billhead_web.answers import html
from billhead_web.brand import brand_of
from billhead_web.frames import framers
from billhead_web.invoices import row
from billhead_web.locales.words import words_for
from billhead_web.pages import Page, render

VIEW = "invoices"
ROWS = "20"
_CURSORS = ("next_cursor", "prev_cursor")


def show_home(request: Request) -> Response[str]:
    session = find_session(session_cookie(request), request.now)
    if session is None:
        return notices.over(notices.NO_SESSION, notices.asked_language(request))
    tenant = own_tenant(session.principal)
    table = tenant_table(tenant)
    entity = entity_record(table)
    if entity is None:
        return notices.over(notices.NO_SESSION, notices.asked_language(request))
    tag = session.locale or entity["locale"]
    if not _may_look(session, entity):
        return notices.refused(tag)
    try:
        asked = _asked(request, tenant.entity_id)
    except CursorMalformed:
        return notices.over(notices.UNREADABLE, tag)
    listed = _listed(request, asked, table, entity)
    return html(200, _page(request, session, entity, listed), framers(session.origin, entity))


def _may_look(session: Session, entity: Mapping[str, Any]) -> bool:
    hidden: list[str] = entity.get("settings", {}).get("embed", {}).get("hidden_features") or []
    return is_permitted(session.principal, Operation.DOCUMENTS_READ) and session.shows(VIEW) and VIEW not in hidden


def _asked(request: Request, entity_id: str) -> ListRequest:
    """Only the place in the list comes from the address. Errors: CursorMalformed."""
    place = {name: request.query[name] for name in _CURSORS if name in request.query}
    return read_list_request({**place, "limit": ROWS}, frozenset({"date"}), request.cursors(entity_id))


def _listed(request: Request, asked: ListRequest, table: Partition, entity: Mapping[str, Any]) -> dict[str, Any]:
    today = local_date(request.now, entity["timezone"])
    found = DocumentRepository(INVOICE, table).page(Wanted(INVOICE.name), today, asked.rows())
    return asked.page(found, lambda item: show_summary(item, request.now))


def _page(request: Request, session: Session, entity: Mapping[str, Any], listed: Mapping[str, Any]) -> Page:
    tag = session.locale or entity["locale"]
    brand = brand_of(entity, tenant_files(own_tenant(session.principal)))
    return render(
        "home.html",
        tag,
        secrets.token_bytes,
        palette=brand.palette,
        brand=brand,
        rows=[row(summary, tag) for summary in listed["data"]],
        newer=listed["pagination"]["prev_cursor"],
        older=listed["pagination"]["next_cursor"],
        role=words_for(tag).roles[session.principal.role],
        csrf=csrf_token(session_cookie(request)),
    )
