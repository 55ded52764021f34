"""Invoices as rows of the page: words, amounts and dates as the reader writes them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from billhead.documents.state import OVERDUE, UNPAID
from billhead.locales.formats import locale_format
from billhead.locales.numbers import format_amount, format_date

from billhead_web.locales.words import words_for

OWED = frozenset({*UNPAID, OVERDUE})
WITHOUT_PDF = frozenset({"draft"})


@dataclass(frozen=True, slots=True)
class Row:
    """`status` is the API's word, `status_text` the reader's; `pdf` is a path of ours, None for a draft."""

    number: str | None
    customer: str
    date: str
    due: str
    status: str
    status_text: str
    total: str
    still_due: str | None
    pdf: str | None
    download: str


def row(summary: Mapping[str, Any], tag: str) -> Row:
    """Of documents.view.show_summary."""
    words, style, status = words_for(tag), locale_format(tag), summary["status"]
    number = summary["number"]
    return Row(
        number=number,
        customer=summary["customer_name"] or "",
        date=format_date(summary["date"], style),
        due=format_date(summary["date_due"], style),
        status=status,
        status_text=words.statuses.get(status, status),
        total=format_amount(summary["total_with_tax"], style, currency=summary["currency_code"]),
        still_due=_still_due(summary, tag),
        pdf=None if status in WITHOUT_PDF else f"/embed/invoices/{summary['id']}/pdf",
        download=words.download.format(number=number or ""),
    )


def _still_due(summary: Mapping[str, Any], tag: str) -> str | None:
    """Only where a part is paid; else the total says it."""
    if summary["status"] not in OWED or summary["total_due"] == summary["total_with_tax"]:
        return None
    amount = format_amount(summary["total_due"], locale_format(tag), currency=summary["currency_code"])
    return words_for(tag).still_due.format(amount=amount)
