"""Every check against python-stdnum, an independent implementation, on numbers of the right form.

It is no part of the product: whoever reads a first id would pay for what it imports (20 ms of CPU, pydoc among it).
"""

import random
import string
from importlib import import_module
from typing import Any

import pytest
from billhead.vat_ids.rules import problem_of

MODULES = {
    **{"AT": "at.uid", "BE": "be.vat", "BG": "bg.vat", "CH": "ch.vat", "CY": "cy.vat", "CZ": "cz.dic", "DE": "de.vat"},
    **{"DK": "dk.cvr", "EE": "ee.kmkr", "EL": "gr.vat", "ES": "es.nif", "FI": "fi.alv", "FR": "fr.tva", "GB": "gb.vat"},
    **{"HR": "hr.oib", "HU": "hu.anum", "IE": "ie.vat", "IT": "it.iva", "LT": "lt.pvm", "LU": "lu.tva", "LV": "lv.pvn"},
    **{"MT": "mt.vat", "NL": "nl.btw", "NO": "no.mva", "PL": "pl.nip", "PT": "pt.nif", "RO": "ro.cf", "SE": "se.vat"},
    **{"SI": "si.ddv", "SK": "sk.dph", "XI": "gb.vat"},
}
# 9 is a digit, A a letter, all else itself.
FORMS = {
    **{"AT": "U99999999", "BE": "0999999999 1999999999", "BG": "999999999 9999999999"},
    **{"CH": "E999999999MWST E999999999TVA E999999999IVA", "CY": "99999999A", "DE": "999999999", "DK": "99999999"},
    **{"CZ": "99999999 699999999 999999999 9999999999 9902099999 9951219999", "EE": "999999999", "EL": "999999999"},
    **{"ES": "99999999A A9999999A A99999999 X9999999A K9999999A", "FI": "99999999"},
    **{"FR": "99999999999 AA999999999 9A999999999 A9999999999 99000999999", "HR": "99999999999", "HU": "99999999"},
    **{"GB": "999999999 099999999 199999999 999999999999 GD999 HA999", "XI": "999999999 GD999"},
    **{"IE": "9999999A 9999999AH 9999999AA 9A99999A", "IT": "99999990019 99999991009", "LT": "999999919 999999999919"},
    **{"LU": "99999999", "LV": "49999999999 99999999999 31129919999", "MT": "99999999", "NL": "999999999B99"},
    **{"NO": "999999999MVA", "PL": "9999999999", "PT": "999999999", "RO": "99 99999 99999999 9999999999"},
    **{"SE": "999999999901", "SI": "99999999", "SK": "9929999999 9989999999"},
}


def drawn(form: str, chance: random.Random) -> str:
    letters = {"9": string.digits, "A": string.ascii_uppercase}
    keep = ("GD", "HA", "MWST", "TVA", "IVA", "MVA")
    fixed = next((word for word in keep if word in form), "")
    body = form.replace(fixed, "\0" * len(fixed)) if fixed else form
    chosen = "".join(chance.choice(letters.get(character, character)) for character in body)
    return chosen.replace("\0" * len(fixed), fixed) if fixed else chosen


def is_named_difference(prefix: str, number: str, ours: bool) -> bool:
    """Where ours differs on purpose; the docstrings of the checks say why."""
    if prefix in {"GB", "XI"} and len(number) >= 9:
        return not ours  # a remainder of 55, which HMRC does not know
    if prefix == "MT":
        return not ours and (int(number[6:]) > 37 or number.endswith("00"))  # more than one check number for one number
    if prefix == "IE":
        return not ours and number[8:] > "I"
    if prefix == "SK":
        return not ours and (number[0] == "0" or int(number[:9]) % 11 == 10)  # birth numbers
    return prefix == "LV" and ours and (number[0] == "3" or not _is_day(number))


def _is_day(number: str) -> bool:
    return 1 <= int(number[2:4]) <= 12 and 1 <= int(number[:2]) <= 31


@pytest.mark.parametrize("prefix", sorted(FORMS))
def test_both_say_the_same_of_any_number_of_the_form(prefix: str) -> None:
    judge: Any = import_module(f"stdnum.{MODULES[prefix]}")
    chance = random.Random(f"judged {prefix}")
    sound = 0
    for form in FORMS[prefix].split():
        for _ in range(1500):
            number = drawn(form, chance)
            ours = problem_of(prefix, number) is None
            theirs = judge.is_valid(f"CH{number}" if prefix == "CH" else number)
            assert ours == theirs or is_named_difference(prefix, number, ours), (number, ours, theirs)
            sound += ours
    assert sound >= 10
