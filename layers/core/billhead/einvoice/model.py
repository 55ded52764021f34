"""The semantic model of EN 16931-1: what an electronic invoice says, whatever its syntax. Data only: no rule. Pure.

Beside each field stands its business term (BT) or group (BG); docs/e-invoices.md tells where each comes from. Dates are
`YYYY-MM-DD`; amounts have the currency's decimals; a rate is in per cent. What is None is not said. In a credit note
(type code 381) amounts are positive where an invoice's would be.
"""

from decimal import Decimal
from typing import NamedTuple


class Identifier(NamedTuple):
    """`scheme` is an ICD of ISO/IEC 6523, or a code of the EAS list for an electronic address."""

    value: str
    scheme: str | None = None


class Address(NamedTuple):
    """BG-5 of the seller, BG-8 of the buyer, BG-12 of the tax representative, BG-15 where goods go."""

    country_code: str  # BT-40, BT-55, BT-69, BT-80: ISO 3166-1, with XI and 1A
    line_1: str | None = None  # BT-35, BT-50, BT-64, BT-75
    line_2: str | None = None  # BT-36, BT-51, BT-65, BT-76
    line_3: str | None = None  # BT-162, BT-163, BT-164, BT-165
    city: str | None = None  # BT-37, BT-52, BT-66, BT-77
    post_code: str | None = None  # BT-38, BT-53, BT-67, BT-78
    subdivision: str | None = None  # BT-39, BT-54, BT-68, BT-79


class Contact(NamedTuple):
    """BG-6 of the seller, BG-9 of the buyer."""

    name: str | None = None  # BT-41, BT-56
    phone: str | None = None  # BT-42, BT-57
    email: str | None = None  # BT-43, BT-58


class Seller(NamedTuple):
    """BG-4. Also read of a received invoice, where the address may lack."""

    name: str  # BT-27
    address: Address | None  # BG-5
    trading_name: str | None = None  # BT-28
    identifiers: tuple[Identifier, ...] = ()  # BT-29
    legal_id: Identifier | None = None  # BT-30
    vat_id: str | None = None  # BT-31
    tax_registration: str | None = None  # BT-32
    legal_information: str | None = None  # BT-33
    endpoint: Identifier | None = None  # BT-34
    contact: Contact | None = None  # BG-6


class Buyer(NamedTuple):
    """BG-7."""

    name: str  # BT-44
    address: Address | None  # BG-8
    trading_name: str | None = None  # BT-45
    identifier: Identifier | None = None  # BT-46
    legal_id: Identifier | None = None  # BT-47
    vat_id: str | None = None  # BT-48
    endpoint: Identifier | None = None  # BT-49
    contact: Contact | None = None  # BG-9


class Payee(NamedTuple):
    """BG-10, where it is not the seller."""

    name: str  # BT-59
    identifier: Identifier | None = None  # BT-60
    legal_id: Identifier | None = None  # BT-61


class TaxRepresentative(NamedTuple):
    """BG-11."""

    name: str  # BT-62
    vat_id: str  # BT-63
    address: Address | None = None  # BG-12


class Period(NamedTuple):
    """BG-14 of the document, BG-26 of a line."""

    start: str | None = None  # BT-73, BT-134
    end: str | None = None  # BT-74, BT-135


class Delivery(NamedTuple):
    """BG-13."""

    name: str | None = None  # BT-70
    location: Identifier | None = None  # BT-71
    date: str | None = None  # BT-72
    address: Address | None = None  # BG-15


class CreditTransfer(NamedTuple):
    """BG-17: an account to pay to."""

    account: str  # BT-84: an IBAN, or the number of a domestic account
    name: str | None = None  # BT-85
    provider: str | None = None  # BT-86: a BIC


class PaymentCard(NamedTuple):
    """BG-18: the card that paid, its number shortened."""

    number: str  # BT-87
    holder: str | None = None  # BT-88


class DirectDebit(NamedTuple):
    """BG-19."""

    mandate: str | None = None  # BT-89
    creditor: str | None = None  # BT-90
    debited_account: str | None = None  # BT-91


class PaymentMeans(NamedTuple):
    """BG-16."""

    code: str  # BT-81: UNTDID 4461
    text: str | None = None  # BT-82
    remittance: str | None = None  # BT-83
    transfers: tuple[CreditTransfer, ...] = ()  # BG-17
    card: PaymentCard | None = None  # BG-18
    direct_debit: DirectDebit | None = None  # BG-19


class Vat(NamedTuple):
    """Which VAT something bears: BG-30 of a line, BT-95/96 of an allowance, BT-102/103 of a charge."""

    category: str  # BT-151, BT-95, BT-102: of UNTDID 5305 S Z E AE K G O L M
    rate: Decimal | None  # BT-152, BT-96, BT-103: none where the category is O


class AllowanceCharge(NamedTuple):
    """BG-20 allowance and BG-21 charge of the document, BG-27 and BG-28 of a line; there `vat` is the line's."""

    is_charge: bool
    amount: Decimal  # BT-92, BT-99, BT-136, BT-141
    base: Decimal | None = None  # BT-93, BT-100, BT-137, BT-142
    percent: Decimal | None = None  # BT-94, BT-101, BT-138, BT-143
    reason: str | None = None  # BT-97, BT-104, BT-139, BT-144
    reason_code: str | None = None  # BT-98 and BT-140: UNTDID 5189; BT-105 and BT-145: UNTDID 7161
    vat: Vat | None = None  # BT-95/96, BT-102/103


class Totals(NamedTuple):
    """BG-22. All in the document's currency but `tax_in_accounting_currency`."""

    lines: Decimal  # BT-106
    without_vat: Decimal  # BT-109
    with_vat: Decimal  # BT-112
    due: Decimal  # BT-115
    allowances: Decimal | None = None  # BT-107
    charges: Decimal | None = None  # BT-108
    tax: Decimal | None = None  # BT-110
    tax_in_accounting_currency: Decimal | None = None  # BT-111
    paid: Decimal | None = None  # BT-113
    rounding: Decimal | None = None  # BT-114


class VatBreakdown(NamedTuple):
    """BG-23: one row for each category and rate."""

    base: Decimal  # BT-116
    amount: Decimal  # BT-117
    category: str  # BT-118
    rate: Decimal | None  # BT-119: zero where the category is O, for XRechnung wants one (BR-DE-14)
    reason: str | None = None  # BT-120
    reason_code: str | None = None  # BT-121: VATEX


class Attachment(NamedTuple):
    """BG-24: a document beside the invoice, by reference, by address or enclosed."""

    reference: str  # BT-122
    description: str | None = None  # BT-123
    url: str | None = None  # BT-124
    content: bytes | None = None  # BT-125
    mime_type: str | None = None  # BT-125-1
    filename: str | None = None  # BT-125-2


class PrecedingInvoice(NamedTuple):
    """BG-3."""

    number: str  # BT-25
    date: str | None = None  # BT-26


class Note(NamedTuple):
    """BG-1."""

    text: str  # BT-22
    subject: str | None = None  # BT-21: UNTDID 4451


class ItemAttribute(NamedTuple):
    """BG-32."""

    name: str  # BT-160
    value: str  # BT-161


class ItemClass(NamedTuple):
    """BT-158: what sort of thing it is, by a list of UNTDID 7143."""

    code: str
    scheme: str
    version: str | None = None


class Item(NamedTuple):
    """BG-31."""

    name: str  # BT-153
    description: str | None = None  # BT-154
    seller_id: str | None = None  # BT-155
    buyer_id: str | None = None  # BT-156
    standard_id: Identifier | None = None  # BT-157
    classes: tuple[ItemClass, ...] = ()  # BT-158
    origin_country: str | None = None  # BT-159
    attributes: tuple[ItemAttribute, ...] = ()  # BG-32


class Price(NamedTuple):
    """BG-29: net, for `base_quantity` of the item."""

    net: Decimal  # BT-146
    discount: Decimal | None = None  # BT-147
    gross: Decimal | None = None  # BT-148: before the discount, also without VAT
    base_quantity: Decimal | None = None  # BT-149: one, where nothing is said
    base_unit: str | None = None  # BT-150


class Line(NamedTuple):
    """BG-25."""

    id: str  # BT-126
    quantity: Decimal  # BT-129
    unit: str  # BT-130: UNECE Recommendation 20 or 21
    net: Decimal  # BT-131
    price: Price  # BG-29
    vat: Vat  # BG-30
    item: Item  # BG-31
    note: str | None = None  # BT-127
    object: Identifier | None = None  # BT-128
    order_line: str | None = None  # BT-132
    accounting_reference: str | None = None  # BT-133
    period: Period | None = None  # BG-26
    allowances: tuple[AllowanceCharge, ...] = ()  # BG-27 and BG-28


class Invoice(NamedTuple):
    """The whole: an invoice, an advance invoice or a credit note."""

    number: str  # BT-1
    date: str  # BT-2
    type_code: str  # BT-3: of UNTDID 1001 380 invoice, 386 advance invoice, 381 credit note
    currency: str  # BT-5
    seller: Seller  # BG-4
    buyer: Buyer  # BG-7
    totals: Totals  # BG-22
    breakdown: tuple[VatBreakdown, ...]  # BG-23
    lines: tuple[Line, ...]  # BG-25
    accounting_currency: str | None = None  # BT-6
    tax_point: str | None = None  # BT-7
    tax_point_code: str | None = None  # BT-8: of UNTDID 2005 3, 35, 432
    due_date: str | None = None  # BT-9
    buyer_reference: str | None = None  # BT-10
    project: str | None = None  # BT-11
    contract: str | None = None  # BT-12
    order: str | None = None  # BT-13
    sales_order: str | None = None  # BT-14
    receiving_advice: str | None = None  # BT-15
    despatch_advice: str | None = None  # BT-16
    tender: str | None = None  # BT-17
    object: Identifier | None = None  # BT-18
    accounting_reference: str | None = None  # BT-19
    payment_terms: str | None = None  # BT-20
    notes: tuple[Note, ...] = ()  # BG-1
    process: str | None = None  # BT-23
    specification: str | None = None  # BT-24
    preceding: tuple[PrecedingInvoice, ...] = ()  # BG-3
    payee: Payee | None = None  # BG-10
    tax_representative: TaxRepresentative | None = None  # BG-11
    delivery: Delivery | None = None  # BG-13
    period: Period | None = None  # BG-14
    payment: PaymentMeans | None = None  # BG-16
    allowances: tuple[AllowanceCharge, ...] = ()  # BG-20 and BG-21
    attachments: tuple[Attachment, ...] = ()  # BG-24
