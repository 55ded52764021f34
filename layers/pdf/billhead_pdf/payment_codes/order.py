"""What a payer's bank is asked to do, whichever code says it. Data only."""

from decimal import Decimal
from typing import Literal, NamedTuple

CodeKind = Literal["epc", "upn", "hub3", "swiss"]


class Place(NamedTuple):
    """Somebody's name and address; fields are clean lines, '' where missing."""

    name: str
    street: str = ""
    post_code: str = ""
    city: str = ""
    country_code: str = ""

    @property
    def town(self) -> str:
        return f"{self.post_code} {self.city}".strip()


class Order(NamedTuple):
    """A transfer from `payer` to `payee`: `iban` is compact, `due` a date YYYY-MM-DD or ''.

    `reference` and `reference_kind` are the document's; `subject` names the document for people.
    """

    payee: Place
    payer: Place
    iban: str
    bic: str
    amount: Decimal
    currency: str
    reference: str
    reference_kind: str
    subject: str
    due: str = ""


class PaymentCode(NamedTuple):
    """What a code says, and by which standard it is drawn."""

    kind: CodeKind
    payload: str


MIN_AMOUNT, MAX_AMOUNT = Decimal("0.01"), Decimal("999999999.99")


def is_payable(order: Order, *currencies: str) -> bool:
    """All four standards have the same bounds for an amount."""
    return order.currency in currencies and MIN_AMOUNT <= order.amount <= MAX_AMOUNT


def cents(order: Order, digits: int) -> str:
    """The amount in cents, with leading zeros."""
    return f"{int(order.amount.scaleb(2)):0{digits}}"
