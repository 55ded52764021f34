"""POST /payments: money received for an invoice or an advance invoice. Wiring only."""

from billhead.aws.tenant_table import tenant_table
from billhead.documents.types import INVOICE, type_of
from billhead.documents.view import show_payment
from billhead.edge.answers import Response, json_response
from billhead.edge.api import make_api
from billhead.payments.model import PaymentRequest
from billhead.payments.paying import Paying

api = make_api()


@api.post("/payments")
def record_payment() -> Response[str]:
    request, happening = api.request, api.request.happening()
    payment = request.body(PaymentRequest)
    paying = Paying(type_of(payment.document_id) or INVOICE, tenant_table(happening.tenant), happening)
    kept, row = paying.pay(payment, request.submission())
    shown = show_payment(row, kept.item["currency_code"])
    return json_response(201, {**shown, "document_id": payment.document_id})


handler = api.handler
