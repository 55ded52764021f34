"""Documents that lack one thing each, with the official rule that refuses them and the field where it is mended."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from tests.unit.einvoice.einvoice_documents import composed, line, party, seller
from tests.unit.einvoice.kinds_of_invoices import KINDS, REFERENCES, STANDARD, sold_from

Document = dict[str, Any]
ALL = ("cii", "ubl", "xrechnung", "xrechnung_cii", "peppol", "factur_x")
XRECHNUNG = ("xrechnung", "xrechnung_cii")
PEPPOL = ("peppol",)
UBL = ("ubl", "xrechnung", "peppol")


class Broken(NamedTuple):
    """`rule` is the official one; `forms` are those whose rules refuse it."""

    name: str
    rule: str
    pointer: str
    make: Callable[[], Document]
    forms: tuple[str, ...] = ALL


def without(kind: str, *paths: str) -> Callable[[], Document]:
    """A good document less some of its fields: `issuer.phone`."""

    def make() -> Document:
        document = KINDS[kind]()
        for path in paths:
            *parents, name = path.split(".")
            document = _changed(document, parents, name, None)
        return document

    return make


def changed(kind: str, path: str, value: Any) -> Callable[[], Document]:
    *parents, name = path.split(".")
    return lambda: _changed(KINDS[kind](), parents, name, value)


def _changed(node: Any, parents: list[str], name: str, value: Any) -> Any:
    """A copy with one field set, or left out for None."""
    if isinstance(node, list):
        place = int(parents[0] if parents else name)
        inner = _changed(node[place], parents[1:], name, value)
        return [*node[:place], inner, *node[place + 1 :]]
    if parents:
        return {**node, parents[0]: _changed(node[parents[0]], parents[1:], name, value)}
    return {key: kept for key, kept in {**node, name: value}.items() if kept is not None}


def home(country: str, **fields: Any) -> Callable[[], Document]:
    """A sale at home, the seller's fields (`issuer_x`), the buyer's (`customer_x`) or the document's set."""

    def make() -> Document:
        document = sold_from(country)
        for name, value in fields.items():
            owner, _, field = name.partition("_")
            parents = [owner] if owner in ("issuer", "customer") else []
            document = _changed(document, parents, field if parents else name, value)
        return document

    return make


def mixed_with_outside() -> Document:
    abroad = party("US", is_tax_subject=True, peppol_id="0060:123456789")
    return composed({**REFERENCES, "customer": abroad, "items": [line(), line(classification="product")]})


def exempt_without_reason() -> Document:
    return composed({**REFERENCES, "items": [line(taxes=[{"classification": "exempt"}])]})


def exempt_by(code: str) -> Callable[[], Document]:
    taxes = [{"classification": "exempt", "exemption_reason_code": code}]
    return lambda: composed({**REFERENCES, "items": [line(taxes=taxes)]})


def two_taxes() -> Document:
    taxes = [{"rate": 5, "name": "GST"}, {"rate": 7, "name": "PST"}]
    own = seller("CA", tax_number="123456789RT0001", peppol_id="0060:123456789")
    return composed({**REFERENCES, "customer": party("DE"), "items": [line(500, taxes=taxes)]}, by=own)


def dinars() -> Document:
    return composed({**REFERENCES, "currency_code": "KWD", "items": [line(10.125, **STANDARD)]})


def headings_only() -> Document:
    document = KINDS["domestic"]()
    zero = document["total"] * 0
    rows = [{**row, "base": zero, "amount": zero} for row in document["taxes"]]
    sums = {"total": zero, "total_tax": zero, "total_with_tax": zero}
    return {**document, **sums, "taxes": rows, "items": [{"type": "separator", "name": "Nothing"}]}


def swedish_oss() -> Document:
    consumer = party("FR", is_end_consumer=True, tax_number=None)
    rules = {"tax_rules": {"eu": {"oss_registered": True}}}
    goods = {**REFERENCES, "customer": consumer, "items": [line(classification="product")]}
    return composed(goods, by=seller("SE"), settings=rules)


def dutch_credit_of_nothing() -> Document:
    draft = {**REFERENCES, "customer": party("NL"), "items": [line(taxes=[{"rate": 21}])], "credit_reason": "Bonus"}
    return composed(draft, kind="credit_note", by=seller("NL"))


CORE = (
    Broken("nameless seller", "BR-06", "/issuer/name", without("domestic", "issuer.name")),
    Broken("nameless buyer", "BR-07", "/customer/name", without("domestic", "customer.name")),
    Broken("no buyer", "BR-10", "/customer/address", without("domestic", "customer")),
    Broken("buyer of no country", "BR-11", "/customer/country_code", without("domestic", "customer.country_code")),
    Broken("buyer in Kosovo", "BR-CL-14", "/customer/country_code", changed("domestic", "customer.country_code", "XK")),
    Broken("seller of no number", "BR-S-02", "/issuer/tax_number", without("domestic", "issuer.tax_number")),
    Broken(
        *("seller unknown to all", "BR-CO-26", "/issuer/tax_number"),
        without("domestic", "issuer.tax_number", "issuer.company_number"),
    ),
    Broken("exempt, no number", "BR-E-02", "/issuer/tax_number", without("small_business", "issuer.tax_number")),
    Broken("IGIC, no number", "BR-AF-02", "/issuer/tax_number", without("canary_islands", "issuer.tax_number")),
    Broken("IPSI, no number", "BR-AG-02", "/issuer/tax_number", without("ceuta", "issuer.tax_number")),
    Broken(
        "intra-Community, no seller", "BR-IC-02", "/issuer/tax_number", without("intra_community", "issuer.tax_number")
    ),
    Broken(
        *("intra-Community, no buyer", "BR-IC-02", "/customer/tax_number"),
        without("intra_community", "customer.tax_number"),
    ),
    Broken("intra-Community, no day", "BR-IC-11", "/date_service", without("intra_community", "date_service")),
    Broken(
        *("intra-Community, nowhere", "BR-IC-12", "/delivery/country_code"),
        without("intra_community", "customer.country_code"),
    ),
    Broken(
        *("delivered to nowhere", "BR-57", "/delivery/country_code"),
        without("delivered_elsewhere", "customer.country_code", "delivery.country_code"),
    ),
    Broken("exported, no number", "BR-G-02", "/issuer/tax_number", without("export", "issuer.tax_number")),
    Broken(
        *("reverse charge, nobody owes it", "BR-AE-02", "/customer/tax_number"),
        without("reverse_charge", "customer.tax_number", "customer.company_number"),
    ),
    Broken(
        "reverse charge, no seller", "BR-AE-02", "/issuer/tax_number", without("reverse_charge", "issuer.tax_number")
    ),
    Broken("exempt for no reason", "BR-E-10", "/items/0/taxes/0/exemption_reason", exempt_without_reason),
    Broken("no code of VATEX", "BR-CL-22", "/items/0/taxes/0/exemption_reason_code", exempt_by("VATEX-XX")),
    Broken("outside and inside", "BR-O-11", "/items/0/taxes/0", mixed_with_outside),
    Broken("headings only", "BR-16", "/items", headings_only),
    Broken(
        "address without scheme", "BR-63", "/customer/peppol_scheme_id", changed("domestic", "customer.peppol_id", "x")
    ),
    Broken(
        *("address of no known scheme", "BR-CL-25", "/customer/peppol_scheme_id"),
        changed("domestic", "customer.peppol_id", "0001:x"),
    ),
    Broken(
        "own address without scheme", "BR-62", "/issuer/peppol_scheme_id", changed("domestic", "issuer.peppol_id", "x")
    ),
    Broken("dobras", "BR-CL-04", "/currency_code", changed("domestic", "currency_code", "STN")),
    Broken("line without name", "BR-25", "/items/0/name", changed("domestic", "items.0.name", "")),
    Broken("wrong tax", "BR-CO-17", "/items/0/taxes/0", changed("domestic", "taxes.0.amount", Decimal("39.00")), UBL),
    Broken("taxes of another sum", "BR-CO-14", "/items", changed("domestic", "taxes.0.amount", Decimal("38.01"))),
    Broken("wrong total", "BR-CO-10", "/items", changed("domestic", "items.0.total", Decimal("100.50"))),
)
GERMAN = tuple(
    Broken(f"XRechnung {number}", f"BR-DE-{number}", pointer, make, XRECHNUNG)
    for number, pointer, make in (
        (1, "/issuer/bank_account", without("domestic", "issuer.bank_account")),
        (3, "/issuer/city", without("domestic", "issuer.city")),
        (4, "/issuer/post_code", without("domestic", "issuer.post_code")),
        (6, "/issuer/phone", without("domestic", "issuer.phone")),
        (7, "/issuer/email", without("domestic", "issuer.email")),
        (8, "/customer/city", without("domestic", "customer.city")),
        (9, "/customer/post_code", without("domestic", "customer.post_code")),
        (10, "/delivery/city", without("delivered_elsewhere", "delivery.city")),
        (11, "/delivery/post_code", without("delivered_elsewhere", "delivery.post_code")),
        (15, "/buyer_reference", without("domestic", "buyer_reference")),
        (18, "/payment_terms", changed("domestic", "payment_terms", "#SKONTO#TAGE=7#PROZENT=2#")),
        (18, "/payment_terms", changed("domestic", "payment_terms", "#SKONTO#TAGE=7#PROZENT=2.00# sofort")),
        (18, "/payment_terms", changed("domestic", "payment_terms", "# 7 Tage 2 %")),
    )
)
BY_MAIL = party("US", peppol_id="a@b.example", peppol_scheme_id="EM")
_LEGAL = "/issuer/company_number"
_NUMBER = {"issuer_company_number": "1"}
NETWORK = tuple(
    Broken(f"Peppol {rule}", rule, pointer, make, PEPPOL)
    for rule, pointer, make in (
        ("PEPPOL-EN16931-R003", "/buyer_reference", without("reverse_charge", "buyer_reference", "reference")),
        ("PEPPOL-EN16931-R010", "/customer/peppol_id", without("export", "customer.peppol_id")),
        ("PEPPOL-EN16931-R020", "/issuer/peppol_id", without("small_business", "issuer.peppol_id")),
        ("PEPPOL-EN16931-CL008", "/customer/peppol_scheme_id", changed("export", "customer", BY_MAIL)),
        ("PEPPOL-COMMON-R040", "/customer/peppol_id", changed("export", "customer.peppol_id", "0088:4000001000006")),
        ("PEPPOL-COMMON-R041", "/customer/peppol_id", changed("export", "customer.peppol_id", "0192:995525829")),
        ("PEPPOL-COMMON-R042", "/customer/peppol_id", changed("export", "customer.peppol_id", "0184:13585628")),
        ("PEPPOL-COMMON-R043", "/customer/peppol_id", changed("export", "customer.peppol_id", "0208:0403019262")),
        ("PEPPOL-COMMON-R049", "/customer/peppol_id", changed("export", "customer.peppol_id", "0007:1234567890")),
        ("PEPPOL-EN16931-P0104", "/items", exempt_by("VATEX-EU-G")),
        ("PEPPOL-EN16931-P0107", "/items", exempt_by("VATEX-EU-AE")),
        ("DE-R-001", "/issuer/bank_account", without("domestic", "issuer.bank_account")),
        ("DE-R-006", "/issuer/phone", without("domestic", "issuer.phone")),
        ("DE-R-015", "/buyer_reference", without("domestic", "buyer_reference")),
        ("DK-R-002", _LEGAL, home("DK", issuer_company_number=None)),
        ("DK-R-014", _LEGAL, home("DK", **_NUMBER)),
        ("DK-R-005", "/issuer/bank_account/bic", home("DK", issuer_bank_account={"iban": "DK5000400440116243"})),
        ("GR-R-001-1", "/issuer/country_code", home("GR")),
        ("IS-R-002", _LEGAL, home("IS", **_NUMBER)),
        ("IS-R-003", "/issuer/address", home("IS", issuer_address=None)),
        ("IS-R-004", "/customer/company_number", home("IS", customer_company_number=None)),
        ("IS-R-005", "/customer/address", home("IS", customer_post_code=None)),
        ("IT-R-001", "/issuer/tax_number_2", home("IT", issuer_tax_number_2="123")),
        ("IT-R-002", "/issuer/address", home("IT", issuer_address=None)),
        ("IT-R-003", "/issuer/city", home("IT", issuer_city=None)),
        ("IT-R-004", "/issuer/post_code", home("IT", issuer_post_code=None)),
        ("NL-R-001", "/credited_invoice_id", dutch_credit_of_nothing),
        ("NL-R-002", "/issuer/address", home("NL", issuer_city=None)),
        ("NL-R-003", _LEGAL, home("NL", **_NUMBER)),
        ("NL-R-004", "/customer/address", home("NL", customer_city=None)),
        ("NL-R-005", "/customer/company_number", home("NL", customer_company_number="1")),
        ("NL-R-007", "/issuer/bank_account", home("NL", issuer_bank_account=None)),
        ("SE-R-006", "/items", swedish_oss),
    )
)
