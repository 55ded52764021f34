"""Which VAT numbers a prefix has: their form and the check of their digits. Pure.

Forms: VIES FAQ, "VAT identification number structure", which also has GB's. Narrower where the country says so: SE ends
in 01 (Skatteverket); NL in B and two digits (Belastingdienst). CH: a UID is a VAT number only with MWST, TVA or IVA
after it (UIDV, UID-Ergänzung); NO: only with MVA (bokføringsforskriften § 5-1-2). What no source was sure of is not
demanded: the offices in Italian numbers, the third digit of Slovak ones.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Final, NamedTuple

from billhead.vat_ids import letter_checks, person_checks, plain_checks
from billhead.vat_ids.digits import passes_mod_11_10
from billhead.vat_ids.model import Problem

_GB_FORM: Final = "[0-9]{9}(?:[0-9]{3})?|GD[0-4][0-9]{2}|HA[5-9][0-9]{2}"
_ES_FORM: Final = "[0-9XYZKLM][0-9]{7}[A-Z]|[ABCDEFGHJNPQRSUVW][0-9]{7}[0-9A-J]"
_IE_FORM: Final = "[0-9]{7}[A-W][A-IW]?|[0-9][A-Z+*][0-9]{5}[A-W]"
_SUFFIX: Final = {"CH": "E[0-9]{9}", "NO": "[0-9]{9}"}


class Rule(NamedTuple):
    """`form` is a regular expression for the whole number; `check` is only asked where it fits."""

    form: str
    check: Callable[[str], bool]


def is_prefix(text: str) -> bool:
    """Whether VAT ids that are known here begin with it."""
    return text in _rules()


def completed(prefix: str, number: str) -> str:
    """The number with what its spelling may leave out: leading zeros of old numbers, the E of the Swiss UID."""
    if (prefix, len(number)) in {("BE", 9), ("EL", 8)} and number.isdecimal():
        return f"0{number}"
    return f"E{number}" if prefix == "CH" and number[:1].isdecimal() else number


def problem_of(prefix: str, number: str) -> Problem | None:
    """Why no such number can have been issued; None where nothing is wrong."""
    rule = _rules()[prefix]
    if re.fullmatch(rule.form, number):
        return None if rule.check(number) else "checksum"
    return "suffix_missing" if re.fullmatch(_SUFFIX.get(prefix, "(?!)"), number) else "format"


@cache
def _rules() -> Mapping[str, Rule]:
    return {
        "AT": Rule("U[0-9]{8}", plain_checks.check_at),
        "BE": Rule("[01][0-9]{9}", plain_checks.check_be),
        "BG": Rule("[0-9]{9,10}", person_checks.check_bg),
        "CH": Rule("E[0-9]{9}(?:MWST|TVA|IVA|TPV)", plain_checks.check_ch),
        "CY": Rule("(?!12)[0-9]{8}[A-Z]", letter_checks.check_cy),
        "CZ": Rule("[0-9]{8,10}", person_checks.check_cz),
        "DE": Rule("[1-9][0-9]{8}", passes_mod_11_10),
        "DK": Rule("[1-9][0-9]{7}", partial(plain_checks.passes_sum, "DK")),
        "EE": Rule("[0-9]{9}", partial(plain_checks.passes_sum, "EE")),
        "EL": Rule("[0-9]{9}", plain_checks.check_el),
        "ES": Rule(_ES_FORM, letter_checks.check_es),
        "FI": Rule("[0-9]{8}", partial(plain_checks.passes_sum, "FI")),
        "FR": Rule("[0-9A-HJ-NP-Z]{2}[0-9]{9}", letter_checks.check_fr),
        "GB": Rule(_GB_FORM, letter_checks.check_gb),
        "HR": Rule("[0-9]{11}", passes_mod_11_10),
        "HU": Rule("[0-9]{8}", partial(plain_checks.passes_sum, "HU")),
        "IE": Rule(_IE_FORM, letter_checks.check_ie),
        "IT": Rule("[0-9]{11}", plain_checks.check_it),
        "LT": Rule("[0-9]{7}1[0-9]|[0-9]{10}1[0-9]", person_checks.check_lt),
        "LU": Rule("[0-9]{8}", plain_checks.check_lu),
        "LV": Rule("[0-9]{11}", person_checks.check_lv),
        "MT": Rule("[1-9][0-9]{7}", plain_checks.check_mt),
        "NL": Rule("[0-9]{9}B(?!00)[0-9]{2}", letter_checks.check_nl),
        "NO": Rule("[0-9]{9}MVA", plain_checks.check_no),
        "PL": Rule("[0-9]{10}", partial(plain_checks.passes_sum, "PL")),
        "PT": Rule("[1-9][0-9]{8}", plain_checks.check_pt),
        "RO": Rule("[1-9][0-9]{1,9}", plain_checks.check_ro),
        "SE": Rule("[0-9]{10}01", plain_checks.check_se),
        "SI": Rule("[1-9][0-9]{7}", plain_checks.check_si),
        "SK": Rule("[1-9][0-9]{9}", plain_checks.check_sk),
        "XI": Rule(_GB_FORM, letter_checks.check_gb),
    }
