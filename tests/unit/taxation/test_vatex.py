"""The VATEX list: every code of the official validation, with its category."""

import pytest
from billhead.taxation.vatex import is_vatex, reason_for, vatex
from billhead.taxation.vatex_table import VATEX

# The codes that rule BR-CL-22 of EN 16931's validation allows (artefacts of October 2026), packed: VATEX- is left out.
OFFICIAL = """
EU-79-C EU-132 EU-132-1A EU-132-1B EU-132-1C EU-132-1D EU-132-1E EU-132-1F EU-132-1G EU-132-1H EU-132-1I EU-132-1J
EU-132-1K EU-132-1L EU-132-1M EU-132-1N EU-132-1O EU-132-1P EU-132-1Q EU-135-1 EU-143 EU-143-1A EU-143-1B EU-143-1C
EU-143-1D EU-143-1E EU-143-1F EU-143-1FA EU-143-1G EU-143-1H EU-143-1I EU-143-1J EU-143-1K EU-143-1L EU-144 EU-146-1E
EU-159 EU-309 EU-148 EU-148-A EU-148-B EU-148-C EU-148-D EU-148-E EU-148-F EU-148-G EU-151 EU-151-1A EU-151-1AA
EU-151-1B EU-151-1C EU-151-1D EU-151-1E EU-G EU-O EU-IC EU-AE EU-D EU-F EU-I EU-J FR-FRANCHISE FR-CNWVAT EU-153
FR-CGI261-1 FR-CGI261-2 FR-CGI261-3 FR-CGI261-4 FR-CGI261-5 FR-CGI261-7 FR-CGI261-8 FR-CGI261A FR-CGI261B FR-CGI261C-1
FR-CGI261C-2 FR-CGI261C-3 FR-CGI261D-1 FR-CGI261D-1BIS FR-CGI261D-2 FR-CGI261D-3 FR-CGI261D-4 FR-CGI261E-1 FR-CGI261E-2
FR-CGI277A FR-CGI275 FR-298SEXDECIESA FR-CGI295 FR-AE
"""
CODES = [f"VATEX-{code}" for code in OFFICIAL.split()]
# Peppol BIS 3, rules PEPPOL-EN16931-P0104 to P0111.
CATEGORIES = {
    "VATEX-EU-G": "G", "VATEX-EU-O": "O", "VATEX-EU-IC": "K", "VATEX-EU-AE": "AE", "VATEX-EU-D": "E",
    "VATEX-EU-F": "E", "VATEX-EU-I": "E", "VATEX-EU-J": "E",
}  # fmt: skip


def test_the_list_is_the_official_one() -> None:
    assert sorted(line.split("|")[0] for line in VATEX.split("\n") if line) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_known_and_says_what_it_is_for(code: str) -> None:
    found = vatex(code)
    assert is_vatex(code)
    assert found is not None
    assert found.code == code
    assert found.category in {"E", "AE", "K", "G", "O"}
    assert found.purpose
    assert found.law.startswith(("Directive 2006/112/EC art. ", "CGI art. ", "EN 16931 "))


@pytest.mark.parametrize(("code", "category"), sorted(CATEGORIES.items()))
def test_codes_go_with_the_category_that_peppol_demands(code: str, category: str) -> None:
    found = vatex(code)
    assert found is not None
    assert found.category == category


@pytest.mark.parametrize(
    ("code", "law"),
    [
        ("VATEX-EU-132-1I", "Directive 2006/112/EC art. 132(1)(i)"),
        ("VATEX-EU-135-1", "Directive 2006/112/EC art. 135(1)"),
        ("VATEX-EU-143-1FA", "Directive 2006/112/EC art. 143(1)(fa)"),
        ("VATEX-EU-148-G", "Directive 2006/112/EC art. 148(g)"),
        ("VATEX-FR-FRANCHISE", "CGI art. 293 B"),
        ("VATEX-FR-CGI261-4", "CGI art. 261, 4"),
    ],
)
def test_a_code_names_its_law(code: str, law: str) -> None:
    found = vatex(code)
    assert found is not None
    assert found.law == law


@pytest.mark.parametrize(
    "code", ["", "VATEX-EU-132-1R", "vatex-eu-ae", "VATEX-EU-S", "VATEX-DE-19", "AE", " VATEX-EU-AE"]
)
def test_what_is_not_on_the_list_is_no_code(code: str) -> None:
    assert not is_vatex(code)
    assert vatex(code) is None


@pytest.mark.parametrize("category", ["AE", "K", "G", "O"])
def test_the_reason_for_a_category_goes_with_that_category(category: str) -> None:
    found = vatex(reason_for(category) or "")
    assert found is not None
    assert found.category == category


@pytest.mark.parametrize("category", ["S", "Z", "E", "L", "M", ""])
def test_a_category_that_needs_a_reason_of_its_own_or_none_gets_no_guess(category: str) -> None:
    assert reason_for(category) is None
