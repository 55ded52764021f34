"""VAT ids as people write them."""

import string

import pytest
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.vat_ids.model import VatId
from billhead.vat_ids.reading import read_vat_id
from hypothesis import example, given
from hypothesis import strategies as st

from tests.unit.vat_ids.known_ids import BROKEN, WELL_FORMED, broken, well_formed

COUNTRIES = [None, "", "US", "us", "GR", "EL", "MC", "IM", "CH", *sorted(WELL_FORMED)]
# Where one check covers every digit, no wrong digit goes through. Elsewhere a number may be sound as another kind, or
# two remainders share a check digit.
ALL_CAUGHT = set(WELL_FORMED) - {"BG", "CZ", "EL", "GB", "LT", "LV", "NL", "PT", "RO", "XI"}


def own_country(prefix: str) -> str:
    return {"EL": "GR"}.get(prefix, prefix)


def test_every_country_has_examples_of_both_kinds() -> None:
    wanted = (set(EU_MEMBERS) - {"GR"}) | {"EL", "XI", "GB", "CH", "NO"}
    assert set(WELL_FORMED) == set(BROKEN) == wanted
    assert all(len(texts.split()) >= 3 for texts in [*WELL_FORMED.values(), *BROKEN.values()])


@pytest.mark.parametrize("text", well_formed())
def test_a_sound_id_is_well_formed(text: str) -> None:
    assert read_vat_id(text) == VatId(text, own_country(text[:2]), text[2:], None)


@pytest.mark.parametrize(("text", "problem"), broken())
def test_a_broken_id_says_what_is_wrong(text: str, problem: str) -> None:
    found = read_vat_id(text)
    assert (found.problem, found.is_well_formed, found.text) == (problem, False, text)
    assert found.country == own_country(text[:2])


@pytest.mark.parametrize("text", well_formed())
def test_spelling_does_not_matter(text: str) -> None:
    expected = read_vat_id(text)
    spaced = " ".join(text[at : at + 3] for at in range(0, len(text), 3))
    spellings = [text.lower(), spaced, f"\t{text}\u00a0\n", spaced.replace(" ", "."), spaced.replace(" ", "-")]
    spellings += [spaced.replace(" ", dash) for dash in ("\u2011", "\u2013", "\u202f", "/", "\u200b")]
    assert [read_vat_id(spelling) for spelling in spellings] == [expected] * len(spellings)


@pytest.mark.parametrize("text", well_formed())
def test_a_missing_prefix_is_the_callers_country(text: str) -> None:
    assert read_vat_id(text[2:], own_country(text[:2])) == read_vat_id(text)


@pytest.mark.parametrize("text", well_formed())
def test_a_prefix_wins_over_the_callers_country(text: str) -> None:
    for country in ("SI", "GR", "US", None):
        assert read_vat_id(text, country) == read_vat_id(text)


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("GR 094259216", None, "EL094259216"),
        ("094259216", "GR", "EL094259216"),
        ("94259216", "EL", "EL094259216"),  # of before 2000, without its leading zero
        ("BE 428.759.497", None, "BE0428759497"),
        ("BE (0)428.759.497", None, "BE0428759497"),
        ("428759497", "BE", "BE0428759497"),
        ("01000644917", "MC", "FR01000644917"),
        ("980 7806 84", "IM", "GB980780684"),
        ("980 7806 84", "XI", "XI980780684"),
        ("CHE-107.787.577 MWST", None, "CHE107787577MWST"),
        ("107.787.577 tva", "CH", "CHE107787577TVA"),
        ("CHE-107.787.577 IVA", "CH", "CHE107787577IVA"),
        ("995 525 828 mva", "NO", "NO995525828MVA"),
        ("8d79739i", "IE", "IE8D79739I"),
        ("IE 8+79739 i", None, "IE8+79739I"),
        ("b-58378431", "ES", "ESB58378431"),
        ("k7 399 859 412", "FR", "FRK7399859412"),
        ("SI 5022 3054", "AT", "SI50223054"),
    ],
)
def test_usual_spellings_are_understood(text: str, country: str | None, expected: str) -> None:
    assert read_vat_id(text, country) == read_vat_id(expected)
    assert read_vat_id(expected).is_well_formed


@pytest.mark.parametrize(
    ("text", "country", "found", "problem"),
    [
        ("", None, (None, ""), "empty"),
        (" -- ", "SI", (None, ""), "empty"),
        ("12345678", None, (None, "12345678"), "unknown_country"),
        ("12345678", "US", (None, "12345678"), "unknown_country"),
        ("US12345678", None, (None, "US12345678"), "unknown_country"),
        ("EU372022452", None, (None, "EU372022452"), "unknown_country"),
        ("US12345678", "SI", ("SI", "US12345678"), "format"),
        ("\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", "SI", None, "format"),
        ("SI\uff15\uff10\uff12\uff12\uff13\uff10\uff15\uff14", None, None, "format"),
        ("SI5022305\u00b2", None, None, "format"),
        ("s\u0131 50223054", None, None, "unknown_country"),  # its capital would be an I
        ("\u017fi 50223054", None, None, "unknown_country"),  # its capital would be an S
        ("n/a", "DE", ("DE", "NA"), "format"),
        ("SI", None, ("SI", ""), "format"),
        ("SI", "SI", ("SI", ""), "format"),
    ],
)
def test_what_is_no_id_says_so(
    text: str, country: str | None, found: tuple[str | None, str] | None, problem: str
) -> None:
    answer = read_vat_id(text, country)
    assert answer.problem == problem
    assert found is None or (answer.country, answer.number) == found


def test_letters_that_look_like_a_prefix_may_be_a_french_key() -> None:
    """EL is also one of the keys that fit this SIREN; as a Greek number it is not sound."""
    for key in ("EL", "AA"):
        text = f"{key}399859412"
        assert not read_vat_id(text).is_well_formed
        assert read_vat_id(text, "FR") == read_vat_id(f"FR{text}")
        assert read_vat_id(text, "FR").is_well_formed


@pytest.mark.parametrize("prefix", sorted(WELL_FORMED))
def test_a_wrong_digit_is_caught(prefix: str) -> None:
    wrong = [twisted for text in WELL_FORMED[prefix].split() if _has_check(text) for twisted in _one_digit_off(text)]
    missed = [text for text in wrong if read_vat_id(text).is_well_formed]
    assert len(missed) <= (0 if prefix in ALL_CAUGHT else len(wrong) // 5), missed


def _has_check(text: str) -> bool:
    """Not so British public bodies, Latvian personal codes since 2017, Czech birth numbers before 1954."""
    return not text.startswith(("GBGD", "GBHA", "XIGD", "LV32", "LV39", "CZ450101123"))


def _one_digit_off(text: str) -> list[str]:
    """Swedish numbers end in 01 and British ones may name a branch: what is not under the check is left alone."""
    last = 11 if text.startswith("GB") else len(text)
    places = [at for at in range(2, min(last, len(text))) if text[at].isdigit()]
    return [text[:at] + digit + text[at + 1 :] for at in places for digit in string.digits if digit != text[at]]


near_ids = st.builds(
    lambda prefix, number, gap: gap.join([prefix, number]),
    st.sampled_from([*WELL_FORMED, "GR", "CHE", "U", "", "UK"]),
    st.text("0123456789ABEIMWSTVU+*", max_size=14),
    st.sampled_from(["", " ", "-", "."]),
)
texts = st.one_of(st.text(max_size=300), near_ids, st.sampled_from(well_formed()))


@given(texts, st.one_of(st.sampled_from(COUNTRIES), st.text(max_size=5)))
@example("\ud800", "SI")
@example("ß" * 300, "DE")
@example("100000009", "FR")  # FR before it is its prefix, and would fit as its key
@example("FR100000009", "FR")
@example("0" * 300, "RO")
def test_no_text_raises_and_reading_twice_changes_nothing(text: str, country: str | None) -> None:
    once = read_vat_id(text, country)
    assert read_vat_id(once.text, country) == once
    assert once.text == once.prefix + once.number
    assert once.is_well_formed == (once.problem is None)
    if once.is_well_formed:
        assert read_vat_id(once.text) == once
        assert once.text.isascii() and len(once.text) <= 17
