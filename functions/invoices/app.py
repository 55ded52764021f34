"""Invoices: list, read, change and delete drafts, tell their history. It gives no numbers. Wiring only."""

from billhead.documents.types import INVOICE
from billhead.edge.api import make_api
from billhead.edge.document_endpoint import DocumentEndpoint

api = make_api()
endpoint = DocumentEndpoint(api, INVOICE)
handler = api.handler
