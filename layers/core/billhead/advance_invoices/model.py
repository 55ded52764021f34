"""What a client says of an advance invoice: an invoice for money before the supply. Pure."""

from billhead.invoices.model import PayableDraft


class AdvanceInvoiceDraft(PayableDraft):
    """It cannot deduct another advance invoice."""
