"""What a document shows otherwise than its content says it, and what beside. Pure; billhead.verify reads it too."""

from collections.abc import Mapping
from typing import Any

from billhead.payment_references.template import fill_template
from billhead.settings.texts import fill

TEXTS = ("header", "note", "payment_terms", "tax_clause", "footer", "signature")
# Beside the content, where there is one.
STAMPS = ("accepted_at", "declined_at", "answer_note")
BESIDE = frozenset(
    {
        *("number", "status", "chain", "version", "pdf", "payments", "total_paid", "total_credited", "total_due"),
        *("created_at", "updated_at", "issued_at", "voided_at", "void_reason", "shareable_id", "viewed_at", *STAMPS),
    }
)


def customer_name(content: Mapping[str, Any]) -> str:
    customer: Mapping[str, Any] = content.get("customer") or {}
    return customer.get("name", "")


def fill_reference(content: Mapping[str, Any], number: str | None) -> dict[str, str | None]:
    """The payment reference; nothing where the content, of an older document, names none."""
    if content.get("payment_reference") is None:
        return {}
    reference = fill_template(content["payment_reference"], number)
    if reference is None:
        return {"payment_reference": None}
    return {"payment_reference": reference.text, "payment_reference_kind": reference.kind}


def fill_texts(content: Mapping[str, Any], number: str | None) -> dict[str, str]:
    """The variables of the texts, as data: amounts and dates are written for people where they are printed."""
    values: dict[str, str] = {
        "number": number or "",
        "date": content["date"],
        "date_due": content.get("date_due") or content.get("valid_until") or "",
        "total": f"{content['total_with_tax']} {content['currency_code']}",
        "issuer_name": content["issuer"]["name"],
        "customer_name": customer_name(content),
    }
    return {name: fill(content[name], values) for name in TEXTS if content.get(name)}
