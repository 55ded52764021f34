"""Documents as Billhead itself makes them, composed without storage: for electronic invoices of every kind."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from billhead.credit_notes.model import CreditNoteDraft
from billhead.documents.compose import compose
from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft
from billhead.documents.outside import Outside
from billhead.documents.records import Kept
from billhead.documents.rendition import fill_texts
from billhead.documents.types import document_type
from billhead.exchange.model import Rate
from billhead.kernel.countries import country_by_code
from billhead.kernel.validation import validate
from billhead.settings.model import EntitySettings
from billhead.taxes.book import TaxBook
from billhead.vat_ids.reading import read_vat_id

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
# Well-formed VAT ids, most of them examples of python-stdnum.
VAT_IDS = {
    "AT": "ATU13585627",
    "BE": "BE0403019261",
    "BG": "BG175074752",
    "CH": "CHE107787577MWST",
    "CY": "CY10259033P",
    "CZ": "CZ25123891",
    "DE": "DE136695976",
    "DK": "DK13585628",
    "EE": "EE100931558",
    "ES": "ESB58378431",
    "FI": "FI20774740",
    "FR": "FR40303265045",
    "GB": "GB980780684",
    "GR": "EL094259216",
    "HR": "HR33392005961",
    "HU": "HU12892312",
    "IE": "IE6433435F",
    "IT": "IT00743110157",
    "LT": "LT119511515",
    "LU": "LU15027442",
    "LV": "LV40003521600",
    "MT": "MT11679112",
    "NL": "NL004495445B01",
    "NO": "NO995525828MVA",
    "PL": "PL8567346215",
    "PT": "PT501964843",
    "RO": "RO18547290",
    "SE": "SE123456789701",
    "SI": "SI75682567",
    "SK": "SK2022749619",
    "XI": "XI980780684",
}
# Numbers of the registers that have a scheme; of others any text will do.
COMPANY_NUMBERS = {
    "BE": "0403.019.261",
    "DK": "13585628",
    "EE": "14064835",
    "FR": "303265045",
    "IS": "5505730219",
    "NL": "30280353",
    "NO": "995525828",
    "SE": "123456-7897",
}
ACCOUNT = {"type": "iban", "iban": "DE75512108001245126199", "bic": "SOGEDEFF", "name": "Muster & Söhne"}


def party(country_code: str, **fields: Any) -> dict[str, Any]:
    """Whoever has all that a rule might ask for."""
    country = country_by_code(country_code)
    assert country is not None
    given = {
        "name": f"Firm of {country.name} <&> Söhne",
        "address": "Main Street 1",
        "post_code": "10115",
        "city": "Town",
        "country_code": country_code,
        "country": country.name,
        "tax_number": VAT_IDS.get(country_code),
        "company_number": COMPANY_NUMBERS.get(country_code, "HRB 86891"),
        "email": "office@firm.example",
        "phone": "+49 30 901820",
        **fields,
    }
    return {name: value for name, value in given.items() if value is not None}


def seller(country_code: str = "DE", **fields: Any) -> dict[str, Any]:
    """An entity's record."""
    country = country_by_code(country_code)
    assert country is not None
    own = {"currency_code": country.currency_code, "locale": country.locale, "timezone": "UTC"}
    return party(country_code, **{**own, "is_tax_subject": True, **fields})


def line(price: Any = 100, **fields: Any) -> dict[str, Any]:
    return {"name": "Consulting", "price": price, "unit": "h", "classification": "service", **fields}


def composed(draft: dict[str, Any], *, kind: str = "invoice", by: dict[str, Any] | None = None, **more: Any) -> Any:
    """The document as a client sees it once it is issued. `settings`, `documents` and `rate` are for the context."""
    entity = by or seller()
    checked = validate(document_type(kind).draft, _sent({"customer": party("DE"), "items": [line()], **draft}))
    context = _context(entity, checked, more)
    done = compose(document_type(kind), f"{document_type(kind).prefix}1", checked, context, is_final=False)
    return shown(done.content, done.beside.get("issued_paid"))


def shown(content: dict[str, Any], paid: Decimal | None = None, number: str = "2026-00017") -> dict[str, Any]:
    """With number and filled texts, as documents/view.py shows it."""
    return {**content, **fill_texts(content, number), "number": number, "total_paid": paid or Decimal(0)}


def credit(document: dict[str, Any], by: dict[str, Any] | None = None, **draft: Any) -> dict[str, Any]:
    """The credit note of an invoice, of all of it unless `draft` says less."""
    request = {"credited_invoice_id": document["id"], **draft}
    checked = validate(CreditNoteDraft, _sent(request))
    context = _context(by or seller(), checked, {"documents": {document["id"]: kept(document)}})
    done = compose(document_type("credit_note"), "cre_1", checked, context, is_final=False)
    return shown(done.content, number="CN-2026-00003")


def kept(document: dict[str, Any]) -> Kept:
    """An issued document as it is stored: for another one to name."""
    names = ("id", "type", "number", "total_with_tax", "date", "currency_code")
    item = {name: document[name] for name in names} | {"state": "issued", "version": 1}
    item |= {"created_at": "2026-11-28T09:00:00Z", "total_due": document["total_with_tax"], "total_paid": Decimal(0)}
    return Kept(item, document)


def _sent(request: dict[str, Any]) -> dict[str, Any]:
    """As it arrives: every number exact."""
    return json.loads(json.dumps(request, default=float), parse_float=Decimal)


def _context(entity: dict[str, Any], draft: DocumentDraft, more: dict[str, Any]) -> Context:
    settings = {"bank_accounts": [ACCOUNT], **more.get("settings", {})}
    customer = draft.customer
    vat = read_vat_id(customer.tax_number, customer.country_code) if customer and customer.tax_number else None
    rate = Rate(Decimal("1.0843"), NOW.date(), "ECB")
    outside = Outside(more.get("own", entity["currency_code"]), vat, None, more.get("rate", rate))
    checked = validate(EntitySettings, settings)
    taxes = TaxBook(_default_tax(more["tax_rate"]), ()) if "tax_rate" in more else TaxBook(None, ())
    return Context(entity, checked, taxes, {}, more.get("documents", {}), NOW, outside)


def _default_tax(rate: Any) -> dict[str, Any]:
    rates = [{"rate": Decimal(rate), "valid_from": "2000-01-01"}]
    return {"id": "tax_1", "data": {"name": f"{rate}%", "classification": "standard", "tax_rates": rates}}
