"""Which electronic invoices an entity wants of a document, and that they can be had: before a number is spent. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from billhead.documents.rendition import fill_texts
from billhead.einvoice.preflight import EInvoiceIncomplete, faults
from billhead.einvoice.profiles import Format, formats_set
from billhead.kernel.errors import Fault
from billhead.particulars.facts import facts_of
from billhead.settings.model import EInvoicing

# The number is not known yet; every number is one that the rules take (BR-02).
_NUMBER = "1"


def check_e_invoices(content: Mapping[str, Any], paid: Any, switches: EInvoicing, *, is_final: bool) -> dict[str, Any]:
    """What the document keeps: the formats wanted, and what a draft lacks as further warnings.

    `paid` is what was paid before the document was issued. Errors: EInvoiceIncomplete.
    """
    wanted = formats_set(switches)
    found = list(dict.fromkeys(_faults(content, paid, wanted)))
    if found and is_final:
        raise EInvoiceIncomplete("An electronic invoice of this document would be refused.", errors=found)
    told = [{"pointer": fault.pointer, "code": fault.code, "detail": fault.detail} for fault in found]
    warnings = [*content.get("warnings", []), *told]
    kept: dict[str, Any] = {"e_invoicing": [form.name for form in wanted]}
    return kept | ({"warnings": warnings} if warnings else {})


def _faults(content: Mapping[str, Any], paid: Any, wanted: list[Format]) -> Iterator[Fault]:
    """No law demands an electronic invoice of a sale to a consumer: there it is made where it can be."""
    if not facts_of(content, "").is_business:
        return
    document = {**content, **fill_texts(content, _NUMBER), "number": _NUMBER, "total_paid": paid}
    for form in wanted:
        if _is_meant(form, content):
            yield from faults(document, form)


def _is_meant(form: Format, content: Mapping[str, Any]) -> bool:
    """XRechnung is for buyers in Germany; who does not say where he is may be one."""
    customer: Mapping[str, Any] = content.get("customer") or {}
    return form.rules != "xrechnung" or customer.get("country_code") in (None, "DE")
