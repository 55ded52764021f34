"""Two directions in one line: ordered as UAX #9 says, judged by another implementation; values are isolated."""

import pytest
from bidi import get_display
from billhead_pdf.locales.weaving import follow, weave
from billhead_pdf.text.bidi import is_rtl, visual_order
from billhead_pdf.text.isolates import FSI, LRM, PDI, RLM, has_rtl, hold_figure, isolated
from hypothesis import given, settings
from hypothesis import strategies as st

# Letters of both directions, both kinds of figures, separators, marks, brackets, joiners, isolates, direction marks.
ALPHABET = 'abאבשعبم012٣٤۵+-/.,:%$€ ()[]"!?«»\u05b8\u0301\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069–漢'
CONTROLS = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069"))


def seen(text: str) -> str:
    """From left to right, brackets as they are written, what is not seen left out."""
    parts = (part.text[::-1] if part.is_rtl else part.text for part in visual_order(text))
    return "".join(parts).translate(CONTROLS)


@settings(max_examples=1_500, deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=24))
def test_any_line_is_ordered_as_the_standard_says(line: str) -> None:
    judged = get_display(line, base_dir="R" if is_rtl(line) else "L")
    assert seen(line) == judged.translate(CONTROLS)


@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=40))
def test_ordering_loses_no_character(line: str) -> None:
    assert sorted("".join(part.text for part in visual_order(line))) == sorted(line)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Invoice חשבונית 2026 end", "Invoice 2026 תינובשח end"),
        (f"رقم {FSI}2026-001{PDI}", "2026-001 مقر"),
        ("رقم 2026-001", "001-2026 مقر"),
        (f"Tel. {FSI}אב 12-3{PDI} x", "Tel. 12-3 בא x"),
        (f"{RLM}(24/7).", ".)24/7("),
    ],
)
def test_figures_stand_where_a_reader_expects_them(line: str, shown: str) -> None:
    assert seen(line) == shown


def test_a_flood_of_isolates_is_ordered_all_the_same() -> None:
    flood = FSI * 5_000 + "אב 12" + PDI * 5_000
    assert "12 בא" in seen(flood + " x")


@pytest.mark.parametrize(("line", "rtl"), [("אב a", True), ("a אב", False), (f"{FSI}אב{PDI} a", False), ("12", False)])
def test_the_first_letter_outside_of_isolates_gives_the_direction(line: str, rtl: bool) -> None:
    assert is_rtl(line) is rtl


def test_latin_text_is_woven_without_isolates() -> None:
    assert weave("Page {page} of {pages}", page=1, pages=2) == "Page 1 of 2"
    assert follow("Tel.", "+386 1", "", "–", by=" · ") == "Tel. · +386 1 · –"
    assert follow("", "") == ""


def test_values_in_text_from_right_to_left_are_isolated() -> None:
    assert weave("صفحة {page} من {pages}", page=1, pages=2) == f"صفحة {FSI}1{PDI} من {FSI}2{PDI}"
    assert follow("رقم", "2026-001") == f"رقم {FSI}2026-001{PDI}"
    assert follow("No.", "אב") == f"No. {FSI}אב{PDI}"
    assert isolated("") == ""


def test_a_minus_stays_left_of_its_figure_whatever_the_currency_is_called() -> None:
    assert seen(hold_figure("-1,250.00\u00a0د.إ.")) == ".إ.د\u00a0-1,250.00"
    assert hold_figure("-1.250,00\u00a0€") == "-1.250,00\u00a0€"


@pytest.mark.parametrize(
    ("text", "found"), [("abc – € 漢", False), ("", False), ("aא", True), (RLM, True), (LRM, False)]
)
def test_directions_are_told_apart_without_ordering_anything(text: str, found: bool) -> None:
    assert has_rtl(text) is found
