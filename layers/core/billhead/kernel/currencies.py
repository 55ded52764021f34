"""The currencies that a document may be in and their minor units; it knows no exchange rates and formats nothing.

Source: ISO 4217, list one (active codes, November 2026). Left out: funds and units of account (BOV, CHE, CHW, CLF, COU,
MXV, USN, UYI, UYW), metals, bond-market and testing codes (XAU … XXX). HRK and BGN are history: the euro replaced them
on 2023-01-01 and 2026-01-01.
"""

from functools import cache
from typing import Final

from billhead.kernel.errors import Invalid

_NO_DIGITS: Final = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_TWO_DIGITS: Final = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC "
    "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR "
    "JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD "
    "NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN "
    "SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
)
_THREE_DIGITS: Final = "BHD IQD JOD KWD LYD OMR TND"


class UnknownCurrency(Invalid):
    """The code is not an active ISO 4217 currency."""

    code = "unknown_currency"


def is_currency(code: str) -> bool:
    """True for an active ISO 4217 code in capitals."""
    return code in _digits_by_code()


def minor_digits(code: str) -> int:
    """Decimals of the currency's smallest unit: 0, 2 or 3. Raises UnknownCurrency."""
    try:
        return _digits_by_code()[code]
    except KeyError:
        raise UnknownCurrency(f"{code[:20]!r} is not an active ISO 4217 currency code.") from None


def currency_codes() -> tuple[str, ...]:
    """All codes, in alphabetical order."""
    return tuple(sorted(_digits_by_code()))


@cache
def _digits_by_code() -> dict[str, int]:
    by_digits = {0: _NO_DIGITS, 2: _TWO_DIGITS, 3: _THREE_DIGITS}
    return {code: digits for digits, codes in by_digits.items() for code in codes.split()}
