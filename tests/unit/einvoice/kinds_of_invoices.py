"""One document of every kind that Billhead issues, in all that a rule might ask for: each passes every rule."""

from collections.abc import Callable
from typing import Any

from tests.unit.einvoice.einvoice_documents import VAT_IDS, composed, credit, kept, line, party, seller

REFERENCES = {"buyer_reference": "04011000-1234512345-06", "reference": "PO-4711"}
STANDARD = {"taxes": [{"rate": 19}]}
# What each issuer's own law calls its standard rate is the document's default there.
HOME_RATES = {"CH": 8.1, "GB": 20, "NO": 25, "IS": 24, "XI": 20}
# Where no VAT id is an electronic address.
OTHER_PARTICULARS = {"IS": {"tax_number": "96425"}, "XI": {"peppol_id": "9932:GB980780684"}}
Document = dict[str, Any]


def domestic(**more: Any) -> Document:
    return composed({**REFERENCES, "items": [line(**STANDARD), line(33.33, quantity=3, **STANDARD)], **more})


def discounted() -> Document:
    discounts = [{"value": 10}, {"value": 3.33}, {"value": 5, "type": "amount"}]
    lines = [line(19.99, quantity=7, discounts=discounts, **STANDARD), line(0, **STANDARD)]
    return composed({**REFERENCES, "items": [{"type": "separator", "name": "Work"}, *lines]})


def retail(mode: str = "b2c_gross_discount") -> Document:
    gross = {"name": "Shirt", "unit": "pcs", "classification": "product", **STANDARD}
    discounts = [{"value": 15}, {"value": 7.5}, {"value": 0.01, "type": "amount"}]
    lines = [{**gross, "gross_price": 9.99, "quantity": 3}, {**gross, "gross_price": 19.95, "discounts": discounts}]
    return composed({**REFERENCES, "items": [*lines, line(5, **STANDARD)], "calculation_mode": mode})


def mixed_rates() -> Document:
    rates = [line(10.01, taxes=[{"rate": rate}]) for rate in (19, 7, 0)]
    return composed({**REFERENCES, "items": [*rates, line(taxes=[{"rate": 0, "exemption_reason": "§ 4 Nr. 14 UStG"}])]})


def reverse_charge() -> Document:
    return composed({**REFERENCES, "customer": party("AT"), "items": [line()]})


def intra_community() -> Document:
    return composed({**REFERENCES, "customer": party("AT"), "items": [line(classification="product")]})


def delivered_elsewhere() -> Document:
    delivery = {"name": "Depot", "address": "Quai 1", "post_code": "75001", "city": "Paris", "country_code": "FR"}
    goods = [line(classification="product")]
    return composed({**REFERENCES, "customer": party("AT"), "delivery": delivery, "items": goods})


def export() -> Document:
    abroad = party("US", is_tax_subject=True, peppol_id="0060:123456789")
    return composed({**REFERENCES, "customer": abroad, "items": [line(classification="product")]})


def outside_the_scope() -> Document:
    abroad = party("US", is_tax_subject=True, peppol_id="0060:123456789")
    return composed({**REFERENCES, "customer": abroad, "items": [line(), line(20)]})


def small_business() -> Document:
    own = seller(is_tax_subject=False, tax_number="12/345/67890", company_number=None, peppol_id="0088:4000001000005")
    return composed({**REFERENCES, "customer": party("FR"), "items": [line()]}, by=own)


def canary_islands() -> Document:
    own, buyer = (make("ES", post_code="35001") for make in (seller, party))
    return composed({**REFERENCES, "customer": buyer, "items": [line(taxes=[{"rate": 7}])]}, by=own)


def ceuta() -> Document:
    own, buyer = (make("ES", post_code="51001") for make in (seller, party))
    return composed({**REFERENCES, "customer": buyer, "items": [line(taxes=[{"rate": 4}])]}, by=own)


def one_stop_shop() -> Document:
    consumer = party("FR", is_end_consumer=True, tax_number=None)
    rules = {"tax_rules": {"eu": {"oss_registered": True}}}
    goods = [line(classification="product"), line(10, classification="electronic_service")]
    return composed({**REFERENCES, "customer": consumer, "items": goods}, settings=rules)


def in_dollars() -> Document:
    return domestic(currency_code="USD")


def in_yen() -> Document:
    lines = [line(33, quantity=1.5, discounts=[{"value": 10}], **STANDARD), line(10.5, quantity=3, **STANDARD)]
    return composed({**REFERENCES, "currency_code": "JPY", "items": lines})


def paid(**more: Any) -> Document:
    return domestic(payments=[{"type": "card"}], **more)


def partly_paid_and_rounded() -> Document:
    items = [line(0.33, quantity=3, **STANDARD)]
    return composed(
        {**REFERENCES, "items": items, "expected_total_with_tax": 1.2, "payments": [{"type": "cash", "amount": 1}]}
    )


def over_a_period() -> Document:
    return domestic(date_service="2026-10-01", date_service_to="2026-10-31")


def with_texts() -> Document:
    terms = "30 Tage netto\n#SKONTO#TAGE=7#PROZENT=2.00#"
    return domestic(note='Zeile <1>\n& Zeile "2"', tax_clause="Clause", footer="Footer", payment_terms=terms)


def unit_of_its_own() -> Document:
    return composed({**REFERENCES, "items": [line(unit="Schippe", **STANDARD), line(unit=None, **STANDARD)]})


def advance() -> Document:
    return composed({**REFERENCES, "items": [line(40, **STANDARD)]}, kind="advance_invoice")


def final_invoice() -> Document:
    before = advance() | {"id": "adv_1"}
    draft = {**REFERENCES, "items": [line(**STANDARD)], "advance_invoices": ["adv_1"]}
    return composed(draft, documents={"adv_1": kept(before)})


def credited() -> Document:
    return credit(discounted())


def partly_credited() -> Document:
    return credit(retail(), credited_lines=[{"line": 0, "quantity": 1}, {"line": 1, "amount": 1.5}])


def credited_amount() -> Document:
    return credit(mixed_rates(), amount_with_tax=10)


def credited_final_invoice() -> Document:
    return credit(final_invoice())


def credit_of_nothing() -> Document:
    return composed({**REFERENCES, "items": [line(**STANDARD)], "credit_reason": "Bonus 2025"}, kind="credit_note")


def credited_dollars() -> Document:
    return credit(in_dollars())


def sold_from(country: str) -> Document:
    """A sale at home with all particulars."""
    further = OTHER_PARTICULARS.get(country, {})
    own, buyer = seller(country, **further), party(country, **further)
    taxes = [{"rate": HOME_RATES[country]}] if country in HOME_RATES else [{"classification": "standard"}]
    account = {"type": "iban", "iban": "DE75512108001245126199", "bic": "SOGEDEFF"}
    draft = {**REFERENCES, "customer": buyer, "items": [line(taxes=taxes)]}
    return composed(draft, by=own, settings={"bank_accounts": [account]})


KINDS: dict[str, Callable[[], Document]] = {
    make.__name__: make
    for make in (
        *(domestic, discounted, retail, mixed_rates, reverse_charge, intra_community, delivered_elsewhere, export),
        *(outside_the_scope, small_business, canary_islands, ceuta, one_stop_shop, in_dollars, in_yen, paid),
        *(partly_paid_and_rounded, over_a_period, with_texts, unit_of_its_own, advance, final_invoice, credited),
        *(partly_credited, credited_amount, credited_final_invoice, credit_of_nothing, credited_dollars),
    )
}
COUNTRIES = sorted({*VAT_IDS, "IS"} - {"GR"})
