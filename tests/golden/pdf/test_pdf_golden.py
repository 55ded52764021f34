"""Golden pages: the drawing instructions of each template must not change unnoticed.

Hashes are of uncompressed page contents, for zlib's output differs between builds. After a wanted change of design
look at the pages, then write the new hashes with `python -m tests.golden.pdf.test_pdf_golden`."""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from billhead_pdf import Logo, Stationery, render_document

from tests.unit.payment_codes.pages import CROATIAN, CROATIAN_IBAN, QR_IBAN, SLOVENIAN_IBAN, payable, swiss
from tests.unit.pdf.documents_of_scripts import invoice_in
from tests.unit.pdf.kinds_of_documents import (
    advance_invoice,
    canadian_invoice,
    credit_note,
    delivery_note,
    delivery_note_without_prices,
    estimate,
    final_invoice,
    foreign_invoice,
    mixed_invoice,
    pro_forma,
    retail_invoice,
)
from tests.unit.pdf.pdf_documents import SVG, document, item, separator, streams_of

GOLDEN = Path(__file__).with_name("page_hashes.json")
TEMPLATES = ("modern", "classic", "condensed", "minimal")
LANGUAGES = ("en", "de-AT", "sl")
# Script and template; the two that are read from right to left in all of them.
SCRIPTED = (
    *((script, template) for script in ("arabic", "hebrew") for template in TEMPLATES),
    *(("devanagari", "modern"), ("devanagari", "condensed"), ("thai", "modern"), ("thai", "minimal")),
    *(("chinese", "classic"), ("taiwanese", "modern"), ("japanese", "modern"), ("japanese", "condensed")),
    *(("korean", "classic"),),
)
BRAND = {"primary_color": "#0F766E", "accent_color": "#B45309", "show_qr": True}
KINDS = (
    (estimate, "minimal", "it"),
    (pro_forma, "modern", "hr"),
    (credit_note, "minimal", "de"),
    (credit_note, "modern", "fr-BE"),
    (advance_invoice, "condensed", "es"),
    (delivery_note, "condensed", "nl"),
    (delivery_note_without_prices, "classic", "pl"),
    (final_invoice, "classic", "de"),
    (final_invoice, "modern", "fr"),
    (retail_invoice, "modern", "pt"),
    (foreign_invoice, "minimal", "sl"),
    (canadian_invoice, "classic", "fr-CA"),
    (mixed_invoice, "condensed", "en"),
)


def each_template_with(wishes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return product(TEMPLATES, wishes)


def sample(template: str, language: str, second: str = "") -> dict[str, Any]:
    lines = [item(number, description="Some words about it. " * (number % 7)) for number in range(1, 40)]
    lines.insert(20, separator("The second half"))
    lines[3]["discounts"] = [{"value": Decimal(10), "type": "percent", "amount": Decimal("1.11")}]
    return document(lines, language=language, branding={**BRAND, "template": template, "second_language": second})


def samples() -> dict[str, dict[str, Any]]:
    """A long invoice in each template, in one language and in two, and each kind of document in one or two."""
    long = {f"{template} {language}": sample(template, language) for template in TEMPLATES for language in LANGUAGES}
    kinds = {
        f"{make.__name__} {template} {language}": make(branding={**BRAND, "template": template}, language=language)
        for make, template, language in KINDS
    }
    two = {f"{template} hu and en": sample(template, "hu", "en") for template in TEMPLATES}
    scripts = {f"{script} {template}": invoice_in(script, template=template) for script, template in SCRIPTED}
    return long | two | kinds | coded() | scripts | stationery()


def coded() -> dict[str, dict[str, Any]]:
    """Each national payment code; a slip on the page and on one of its own, in its four languages."""
    return {
        "UPN modern": payable(SLOVENIAN_IBAN, quoted=("SI002026-00017", "SI"), language="sl"),
        "HUB3 classic": payable(CROATIAN_IBAN, CROATIAN, template="classic", quoted=("HR012026-000177", "HR")),
        "slip condensed de": swiss(template="condensed", items=1, signature=""),
        "slip modern fr": swiss(QR_IBAN, template="modern", language="fr", items=4),
        "slip minimal it": swiss(template="minimal", language="it", customer=None),
        "slip classic en": swiss(template="classic", language="en", currency_code="EUR"),
    }


def stationery() -> dict[str, dict[str, Any]]:
    """Each template on paper of its own, for each window, in Letter."""
    windows = ("din5008_a", "din5008_b", "c56", "us10")
    wishes = {
        **{
            f"{template} {window}": {"address_window": window, "fold_marks": True}
            for template, window in each_template_with(windows)
        },
        **{
            f"{template} logo {place}": {"logo_position": place}
            for template, place in each_template_with(("left", "center", "right"))
        },
        **{
            f"{template} letterhead {pages}": {"letterhead_pages": pages}
            for template, pages in each_template_with(("first", "all"))
        },
        **{f"{template} Letter": {"page_size": "Letter", "fold_marks": True} for template in TEMPLATES},
    }
    return {
        name: document(30, header="Since 1954", branding={**BRAND, **wish, "template": name.partition(" ")[0]})
        for name, wish in wishes.items()
    }


def pictures_of(name: str) -> Stationery:
    letterhead = Logo(SVG, "image/svg+xml") if "letterhead" in name else None
    return Stationery(Logo(SVG, "image/svg+xml", "Logo"), letterhead, Logo(SVG, "image/svg+xml", "Signature"))


def page_hashes(name: str) -> list[str]:
    pdf = render_document(samples()[name], logo=pictures_of(name))
    return [hashlib.sha256(stream).hexdigest()[:20] for stream in streams_of(pdf)]


@pytest.mark.parametrize("name", samples())
def test_pages_are_drawn_as_they_were(name: str) -> None:
    assert page_hashes(name) == json.loads(GOLDEN.read_text())[name]


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps({name: page_hashes(name) for name in samples()}, indent=2) + "\n")
