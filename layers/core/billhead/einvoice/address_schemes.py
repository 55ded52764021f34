"""Where an electronic invoice is sent (BT-34, BT-49), and by which register a firm's number is (BT-30, BT-47). Pure.

The lists are data: address_scheme_table.py.
"""

from functools import cache

from billhead.einvoice.address_scheme_table import LEGAL_ROWS, VAT_ROWS
from billhead.einvoice.check_digits import is_leitweg, is_numbered_rightly
from billhead.einvoice.model import Identifier
from billhead.vat_ids.model import VatId

_LEITWEG = "0204"


def vat_endpoint(vat: VatId | None) -> Identifier | None:
    """The address that a VAT id is; none where its country has no scheme for it."""
    row = _vat_rows().get(vat.prefix) if vat is not None and vat.is_well_formed else None
    if vat is None or row is None:
        return None
    scheme, part = row
    value = {"id": vat.text, "number": vat.number, "first9": vat.number[:9], "first10": vat.number[:10]}[part]
    return Identifier(value, scheme) if is_numbered_rightly(scheme, value) else None


def legal_id(number: str | None, country_code: str | None) -> Identifier | None:
    """A firm's number in its register, with the scheme where the country has one and the number its form."""
    if not number:
        return None
    row = _legal_rows().get(country_code or "")
    if row is not None:
        scheme, prefix, digits = row
        plain = "".join(sign for sign in number if sign.isalnum()).upper().removeprefix(country_code or "")
        if len(plain) == digits and plain.isdigit() and is_numbered_rightly(scheme, prefix + plain):
            return Identifier(prefix + plain, scheme)
    return Identifier(number)


def legal_endpoint(legal: Identifier | None) -> Identifier | None:
    """A number of a register is an address too where it has a scheme: all of ours are on both lists."""
    return legal if legal is not None and legal.scheme else None


def leitweg_endpoint(buyer_reference: str | None) -> Identifier | None:
    """German public buyers are addressed by the very reference that they demand (BT-10)."""
    is_one = buyer_reference is not None and is_leitweg(buyer_reference)
    return Identifier(buyer_reference, _LEITWEG) if buyer_reference and is_one else None


def given_endpoint(text: str | None, scheme: str | None) -> Identifier | None:
    """What a customer says of itself; `0088:7300010000001` is how the network writes scheme and value as one."""
    if not text:
        return None
    head, sign, rest = text.partition(":")
    if scheme is None and sign and len(head) == 4 and head.isdigit():
        return Identifier(rest, head)
    return Identifier(text.removeprefix(f"{scheme}:"), scheme)


@cache
def _vat_rows() -> dict[str, tuple[str, str]]:
    rows = (row.split() for row in VAT_ROWS.strip().splitlines())
    return {prefix: (scheme, part) for prefix, scheme, part in rows}


@cache
def _legal_rows() -> dict[str, tuple[str, str, int]]:
    rows = (row.split() for row in LEGAL_ROWS.strip().splitlines())
    return {country: (scheme, prefix.strip("-"), int(digits)) for country, scheme, prefix, digits in rows}
