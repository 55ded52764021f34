"""Totals and VAT breakdown of an electronic invoice from a document's sums. Computes no tax. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from billhead.einvoice.model import Totals, VatBreakdown
from billhead.kernel.currencies import minor_digits
from billhead.kernel.money import round_half_up

Shown = Mapping[str, Any]
Rate = tuple[str, Decimal]
_ZERO: Final = Decimal(0)
# Only these say why there is no tax; for the others the rules forbid it (BR-S-10, BR-Z-10, BR-AF-10, BR-AG-10).
_WITH_REASON: Final = frozenset({"E", "AE", "K", "G", "O"})


def totals_of(document: Shown) -> Totals:
    """In the currency's decimals, however they were stored."""
    digits = minor_digits(document["currency_code"])
    total, with_vat, paid, rounding = (
        round_half_up(Decimal(document.get(name) or 0), digits)
        for name in ("total", "total_with_tax", "total_paid", "rounding_correction")
    )
    converted = Decimal(document["total_tax_converted"]) if _is_converted(document) else None
    return Totals(
        lines=total,
        without_vat=total,
        with_vat=with_vat,
        due=with_vat - paid + rounding,
        tax=with_vat - total,
        tax_in_accounting_currency=converted,
        paid=paid or None,
        rounding=rounding or None,
    )


def accounting_currency(document: Shown) -> str | None:
    """BT-6, where the tax is owed in another currency (PEPPOL-EN16931-R005)."""
    return document["converted_currency_code"] if _is_converted(document) else None


def _is_converted(document: Shown) -> bool:
    currency = document.get("converted_currency_code")
    is_told = document.get("total_tax_converted") is not None
    return is_told and currency is not None and currency != document["currency_code"]


def breakdown_of(document: Shown) -> tuple[VatBreakdown, ...]:
    """One row for each category and rate: EN 16931 knows no two exemptions side by side (BR-E-01)."""
    rows: dict[Rate, list[Shown]] = {}
    for row in (*document["taxes"], *_untaxed(document)):
        rows.setdefault((row["category"], row["rate"]), []).append(row)
    return tuple(_row(category, rate, found, document) for (category, rate), found in rows.items())


def _untaxed(document: Shown) -> list[Shown]:
    """Lines without any tax stand outside VAT, and no row of the document's has their sum."""
    totals = [item["total"] for item in document["items"] if item["type"] != "separator" and not item.get("taxes")]
    return [{"category": "O", "rate": _ZERO, "base": sum(totals, _ZERO), "amount": _ZERO}] if totals else []


def _row(category: str, rate: Decimal, found: list[Shown], document: Shown) -> VatBreakdown:
    reason, code = _reason(category, found, document) if category in _WITH_REASON else (None, None)
    base, amount = (Decimal(sum(row[name] for row in found)) for name in ("base", "amount"))
    return VatBreakdown(base, amount, category, Decimal(rate), reason, code)


def _reason(category: str, found: list[Shown], document: Shown) -> tuple[str | None, str | None]:
    """The words of all rows, else the clause of the document; the code where it is one for all."""
    from billhead.taxation.vatex import reason_for  # only where there is no tax

    words = _distinct(found, "exemption_reason")
    codes = _distinct(found, "exemption_reason_code")
    if len(codes) > 1:
        return "; ".join([*words, *codes]), None
    code = codes[0] if codes else reason_for(category)
    text = "; ".join(words) or (document.get("tax_clause") if code is None else None)
    return text or None, code


def _distinct(found: list[Shown], field: str) -> list[str]:
    return list(dict.fromkeys(row[field] for row in found if row.get(field)))
