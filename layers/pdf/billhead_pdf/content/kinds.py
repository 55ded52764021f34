"""The kinds of document and what each shows beside its lines. Data, and the choice of one. Pure."""

from typing import Final, NamedTuple

from billhead_pdf.content.source import Source, line_of


class Kind(NamedTuple):
    """`name` is the key of its title and words; a pro forma invoice is an estimate that may be paid."""

    name: str
    is_demand: bool = False  # states a due date and an amount due
    is_offer: bool = False  # states how long it holds; its supply is still to come
    is_payable: bool = False  # says how to pay
    is_receipted: bool = False  # has a line where the buyer signs
    hides_prices: bool = False


_INVOICE: Final = Kind("invoice", is_demand=True, is_payable=True)
_PRO_FORMA: Final = Kind("pro_forma", is_offer=True, is_payable=True)
_WITHOUT_PRICES: Final = Kind("delivery_note", is_receipted=True, hides_prices=True)
_OTHERS: Final = (
    Kind("estimate", is_offer=True),
    Kind("credit_note"),
    Kind("advance_invoice", is_demand=True, is_payable=True),
    Kind("delivery_note", is_receipted=True),
)


def kind_of(document: Source) -> Kind:
    """By its type; an invoice where the type is missing or new to us."""
    name = line_of(document, "type")
    if name == "estimate" and document.get("pro_forma") is True:
        return _PRO_FORMA
    if name == "delivery_note" and document.get("hide_prices") is True:
        return _WITHOUT_PRICES
    return next((kind for kind in _OTHERS if kind.name == name), _INVOICE)
