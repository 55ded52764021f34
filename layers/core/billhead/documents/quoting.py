"""What the payer of a document is to quote: the client's own reference, or the way to make one of the number. Pure."""

from typing import Any

from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft
from billhead.documents.types import DocumentType
from billhead.estimates.model import EstimateDraft
from billhead.invoices.model import PayableDraft
from billhead.kernel.errors import Invalid
from billhead.payment_references.choosing import choose_scheme, takes_reference
from billhead.payment_references.model import PaymentReference
from billhead.payment_references.reading import read_reference
from billhead.payment_references.template import reference_template


class PaymentReferenceUnfit(Invalid):
    """The entity's account takes no payments with this reference: a QR-IBAN takes QR references only."""

    code = "payment_reference_unfit"


def quoted_reference(kind: DocumentType, draft: DocumentDraft, context: Context) -> dict[str, Any]:
    """Of a document that says how to pay, a pro forma among them. Errors: PaymentReferenceUnfit."""
    is_pro_forma = isinstance(draft, EstimateDraft) and draft.pro_forma
    if not kind.is_payable and not is_pro_forma:
        return {}
    account = context.settings.default_bank_account()
    iban = (account.iban if account else None) or ""
    given = draft.payment_reference if isinstance(draft, PayableDraft) else None
    if given is None:
        scheme = choose_scheme(context.settings.payment_reference.scheme, iban)
        return _noted(reference_template(scheme))
    reference = read_reference(given)
    if not takes_reference(iban, reference):
        raise PaymentReferenceUnfit(
            "An account with a QR-IBAN takes QR references of 27 digits only.", pointer="/payment_reference"
        )
    return _noted(reference)


def _noted(reference: PaymentReference) -> dict[str, Any]:
    return {"payment_reference": reference.text, "payment_reference_kind": reference.kind}
