"""Hypothesis' ways to make any document of Billhead's: parties that lack this or that, any prices, taxes and texts."""

from decimal import Decimal
from typing import Any

from billhead.kernel.errors import Invalid
from hypothesis import reject
from hypothesis import strategies as st

from tests.unit.einvoice.einvoice_documents import VAT_IDS, composed, credit, party, seller

Document = dict[str, Any]
SELLERS = ("DE", "AT", "FR", "SI", "NL", "SE", "DK", "IT", "ES", "IE", "GB", "CH", "NO", "IS", "US")
BUYERS = (*SELLERS, "BE", "GR", "XI", "XK", "JP")
# Texts as the API takes them: no control characters, no blanks at the ends.
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=20)
words = texts.map(str.strip).filter(bool)
rates = st.sampled_from([19, 20, 25, 7, Decimal("5.5"), Decimal("0.3")])


def decimals(most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, most * 10**places).map(lambda units: Decimal(units).scaleb(-places))


def lacking(fields: tuple[str, ...]) -> st.SearchStrategy[dict[str, None]]:
    """Mostly nothing lacks; seldom several things do."""
    return st.one_of(st.just({}), st.just({}), st.lists(st.sampled_from(fields), max_size=3).map(dict.fromkeys))


reductions = st.lists(
    st.one_of(
        st.builds(lambda value: {"value": value}, st.integers(1, 30)),
        st.builds(lambda value: {"value": value, "type": "amount"}, st.just(Decimal("0.01"))),
    ),
    max_size=3,
)
addresses = st.sampled_from(
    [None, None, "0088:4000001000005", "0088:1", "x", "0001:1", "9930:a@b.example", "0208:0403019261"]
)
deliveries = st.sampled_from([None, None, None, {"name": "Depot"}, {"country_code": "FR", "city": "Paris"}])
choices = st.one_of(
    st.none(),
    st.just([{"classification": "exempt", "exemption_reason": "Article 132"}]),
    st.just([{"classification": "exempt"}]),
    st.just([{"classification": "exempt", "exemption_reason_code": "VATEX-EU-132-1B"}]),
    st.just([{"rate": 0}]),
)


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    discounts = draw(reductions)
    price = draw(decimals(10_000, draw(st.sampled_from([0, 2, 4])))) + (1 if discounts else 0)
    given: dict[str, Any] = {
        "name": draw(words),
        "description": draw(st.none() | words),
        "unit": draw(st.sampled_from([None, "h", "kg", "Schippe", "C62"])),
        "quantity": draw(decimals(500, 3)) + Decimal("0.001"),
        draw(st.sampled_from(["price", "price", "gross_price"])): price,
        "discounts": discounts,
        "taxes": draw(choices),
        "classification": draw(st.sampled_from(["service", "product", "electronic_service"])),
    }
    return {name: value for name, value in given.items() if value is not None}


@st.composite
def sellers(draw: st.DrawFn) -> dict[str, Any]:
    country = draw(st.sampled_from(SELLERS))
    further = {"post_code": "35001"} if country == "ES" and draw(st.booleans()) else {}
    lack = draw(lacking(("city", "post_code", "address", "phone", "email", "tax_number", "company_number")))
    return seller(country, **{**further, **lack, "is_tax_subject": draw(st.integers(0, 5)) > 0})


@st.composite
def buyers(draw: st.DrawFn) -> dict[str, Any]:
    lack = draw(lacking(("city", "post_code", "address", "country_code", "tax_number", "company_number", "email")))
    country = draw(st.sampled_from(BUYERS))
    own = {"is_tax_subject": True} if country not in VAT_IDS else {}
    made = party(country, peppol_id=draw(addresses), **own)
    return {name: value for name, value in made.items() if name != "country" and name not in lack}


@st.composite
def drafts(draw: st.DrawFn) -> dict[str, Any]:
    given: dict[str, Any] = {
        "items": draw(st.lists(lines(), min_size=1, max_size=4)),
        "customer": draw(buyers()),
        "delivery": draw(
            st.sampled_from([None, None, None, {"name": "Depot"}, {"country_code": "FR", "city": "Paris"}])
        ),
        "currency_code": draw(st.sampled_from([None, None, None, "USD", "USD", "JPY", "JPY", "KWD"])),
        "calculation_mode": draw(st.sampled_from(["b2b_standard", "b2c_gross_discount"])),
        "reference": draw(st.none() | words),
        "buyer_reference": draw(st.sampled_from([None, "x", "04011000-1234512345-06"])),
        "note": draw(st.none() | words),
        "payment_terms": draw(st.sampled_from([None, "30 days", "#1", "#SKONTO#TAGE=7#PROZENT=2.00#"])),
        "date_service_to": draw(st.sampled_from([None, None, "2026-12-31"])),
    }
    return {name: value for name, value in given.items() if value is not None}


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """An invoice, an advance invoice, or a credit note with or without its invoice."""
    by, draft = draw(sellers()), draw(drafts())
    account = draw(st.sampled_from([True, True, False]))
    more = {"settings": {} if account else {"bank_accounts": []}, "tax_rate": draw(rates), "by": by}
    kind = draw(st.sampled_from(["invoice", "invoice", "advance_invoice", "credit_note", "credited"]))
    try:
        if kind != "credited":
            return composed({**draft, **({"reference": "1"} if kind == "credit_note" else {})}, kind=kind, **more)
        invoice = composed(draft, **more)
        share = draw(st.sampled_from([None, Decimal("0.31")]))
        amount = {} if share is None else {"amount_with_tax": round(invoice["total_with_tax"] * share, 0)}
        return credit(invoice, by=by, **amount)
    except Invalid:
        # Refused for other reasons than the electronic invoice's.
        reject()
