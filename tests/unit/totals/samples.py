"""Lines and documents for the tests of the sums: a short way to write one, and hypothesis' ways to make any."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from billhead.totals.model import PricedLine, Reduction, TaxGroup
from hypothesis import strategies as st

from tests.golden.totals import oracle

STANDARD = TaxGroup("S", Decimal(22))
REDUCED = TaxGroup("S", Decimal("9.5"))
EXEMPT = TaxGroup("E", Decimal(0), exemption_reason="Article 44")
REVERSE = TaxGroup("AE", Decimal(0), reverse_charge=True, exemption_reason_code="VATEX-EU-AE")
GST = TaxGroup("O", Decimal(5), label="GST")
PST = TaxGroup("O", Decimal(5), label="PST")
QST = TaxGroup("O", Decimal("9.975"), label="QST")


def line(
    quantity: str, price: str, *discounts: str, taxes: Iterable[TaxGroup] = (STANDARD,), gross: bool = False
) -> PricedLine:
    """Discounts as "10%" or "5"."""
    reductions = tuple(Reduction(Decimal(text.rstrip("%")), text.endswith("%")) for text in discounts)
    return PricedLine("/items/0", Decimal(quantity), Decimal(price), gross, reductions, tuple(taxes))


def in_fractions(lines: Iterable[PricedLine]) -> list[oracle.Line]:
    return [
        oracle.Line(
            quantity=Fraction(given.quantity),
            price=Fraction(given.price),
            is_gross=given.is_gross,
            discounts=tuple(oracle.Discount(Fraction(each.value), each.is_percent) for each in given.reductions),
            taxes=tuple((tax, Fraction(tax.rate)) for tax in given.taxes),
        )
        for given in lines
    ]


def decimals(low: int, high: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low * 10**places, high * 10**places).map(lambda units: Decimal(units).scaleb(-places))


digits = st.sampled_from([0, 2, 3])
modes = st.sampled_from(["b2b_standard", "b2c_gross_discount"])

# No five of these take more than a price of 100.
reductions = st.lists(
    st.one_of(
        st.builds(Reduction, decimals(0, 15, 3), st.just(True)), st.builds(Reduction, decimals(0, 1, 4), st.just(False))
    ),
    max_size=5,
).map(tuple)
vat = st.one_of(
    st.sampled_from([STANDARD, REDUCED, EXEMPT, REVERSE]),
    st.builds(TaxGroup, st.just("S"), decimals(1, 100, 2)),
).map(lambda group: (group,))
several = st.lists(st.sampled_from([GST, PST, QST]), max_size=3, unique=True).map(tuple)
no_reductions: st.SearchStrategy[tuple[Reduction, ...]] = st.just(())


def lines_of(
    taxes: st.SearchStrategy[tuple[TaxGroup, ...]], gross: st.SearchStrategy[bool]
) -> st.SearchStrategy[PricedLine]:
    """Sold lines, and deducted ones: of negative quantity and without discounts."""
    pointer = st.just("/items/0")
    sold = st.builds(
        PricedLine,
        pointer,
        quantity=decimals(1, 10**6, 4),
        price=decimals(100, 10**8, 4),
        is_gross=gross,
        reductions=reductions,
        taxes=taxes,
    )
    small = st.builds(
        PricedLine,
        pointer,
        quantity=decimals(0, 3, 3),
        price=decimals(0, 1, 3),
        is_gross=gross,
        reductions=no_reductions,
        taxes=taxes,
    )
    return st.one_of(sold, small, small.map(lambda given: given._replace(quantity=-given.quantity)))


def documents(
    *, taxes: st.SearchStrategy[tuple[TaxGroup, ...]], gross: st.SearchStrategy[bool], most: int = 12
) -> st.SearchStrategy[list[PricedLine]]:
    return st.lists(lines_of(taxes, gross), min_size=1, max_size=most)


any_taxes = st.one_of(vat, several)
any_document = documents(taxes=any_taxes, gross=st.booleans())
net_documents = documents(taxes=any_taxes, gross=st.just(False))
vat_gross_documents = documents(taxes=vat, gross=st.booleans()).map(
    lambda given: [given[0]._replace(is_gross=True), *given[1:]]
)
