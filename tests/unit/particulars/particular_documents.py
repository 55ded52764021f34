"""Documents as compose makes them, as far as the check of particulars reads them."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

from billhead.kernel.countries import country_by_code

# Legal forms where company law goes by them.
NAMES = {"AT": "Ada GmbH", "DE": "Ada GmbH", "IT": "Ada S.r.l.", "NO": "Ada AS", "SI": "Ada d.o.o."}
TERMS = "Late payment: 10 %; costs of recovery 40 €."


def party(country: str, **fields: Any) -> dict[str, Any]:
    where = {"address": "Long Street 1", "post_code": "1000", "city": "Town", "country_code": country}
    return {"name": "Bob", **where, **fields}


def currency_of(country: str) -> str:
    found = country_by_code(country)
    assert found is not None
    return found.currency_code


def issuer(country: str) -> dict[str, Any]:
    numbers = {"tax_number": "VAT-1", "tax_number_2": "TAX-1", "company_number": "REG-1", "registration": "Court, 1"}
    return party(country, **numbers, is_tax_subject=True) | {"name": NAMES.get(country, "Ada")}


def tax(category: str = "S", amount: Any = "4000", **fields: Any) -> dict[str, Any]:
    return {"rate": Decimal(20), "category": category, "base": Decimal("20000"), "amount": Decimal(amount), **fields}


def sums(net: Any, with_tax: Any) -> dict[str, Any]:
    total, gross = Decimal(net), Decimal(with_tax)
    return {"total": total, "total_tax": gross - total, "total_with_tax": gross}


def invoice(country: str, **fields: Any) -> dict[str, Any]:
    """A full invoice between two businesses of the country with everything that any law asks for."""
    customer = party(country, tax_number="VAT-2", company_number="REG-2", is_tax_subject=True, is_end_consumer=False)
    content: dict[str, Any] = {
        "type": "invoice",
        "date": "2026-11-23",
        "date_service": "2026-11-20",
        "currency_code": currency_of(country),
        "transaction_type": "domestic",
        "issuer": issuer(country),
        "customer": customer,
        "items": [{"type": "item", "name": "Work"}],
        "taxes": [tax()],
        "payment_terms": TERMS,
        **sums("20000", "24000"),
    }
    return deepcopy({**content, **fields})


def without(content: dict[str, Any], *pointers: str) -> dict[str, Any]:
    """A copy in which the fields at the pointers are gone."""
    less = deepcopy(content)
    for pointer in pointers:
        *parents, last = pointer.strip("/").split("/")
        place = less[parents[0]] if parents else less
        place.pop(last, None)
    return less


def snippet(country: str, name: str = "Ada", **fields: Any) -> dict[str, Any]:
    """API §10: an entity without tax number, a customer with name and e-mail, one line of 99."""
    entity = {"name": name, "address": "Long Street 1", "city": "Town", "country_code": country, "is_tax_subject": True}
    customer = {"name": "End Client", "email": "client@example.com", "is_end_consumer": False}
    once = invoice(country, issuer=entity, customer=customer, taxes=[tax(amount="19.80")], **sums("99", "118.80"))
    return without(once, "/payment_terms") | fields
