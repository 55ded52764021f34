"""Invoices as rows of the page: words, amounts and dates as the reader writes them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from billhead.documents.state import OVERDUE, UNPAID

from billhead_web.locales.formats import style_for, write_amount, write_date
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
    words, style, status = words_for(tag), style_for(tag), summary["status"]
    number = summary["number"]
    return Row(
        number=number,
        customer=summary["customer_name"] or "",
        date=write_date(summary["date"], style),
        due=write_date(summary["date_due"], style),
        status=status,
        status_text=words.statuses.get(status, status),
        total=write_amount(summary["total_with_tax"], summary["currency_code"], style),
        still_due=_still_due(summary, tag),
        pdf=None if status in WITHOUT_PDF else f"/embed/invoices/{summary['id']}/pdf",
        download=words.download.format(number=number or ""),
    )


def _still_due(summary: Mapping[str, Any], tag: str) -> str | None:
    """Only where a part is paid; else the total says it."""
    if summary["status"] not in OWED or summary["total_due"] == summary["total_with_tax"]:
        return None
    amount = write_amount(summary["total_due"], summary["currency_code"], style_for(tag))
    return words_for(tag).still_due.format(amount=amount)
