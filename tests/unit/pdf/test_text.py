"""Text from outside: cleaned, measured, broken into lines that fit."""

import pytest
from billhead_pdf.text.clean import clean_line, clean_text
from billhead_pdf.text.metrics import REPLACEMENT, Face
from billhead_pdf.text.wrap import Measure, cut_text, wrap_text

from tests.unit.pdf.typefaces import typeface

FACE = Face([typeface(dict.fromkeys([*range(32, 127), ord("é"), ord(REPLACEMENT), ord("…"), 160], 500))])
TEN_WIDE = Measure(FACE, 10.0, 50.0)


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("a" + "\u200b" * 5000 + "b", "ab"),
        ("\ufeffhello\u00ad", "hello"),
        ("e\u0301", "é"),
        ("x" + "\u0336" * 500, "x" + "\u0336" * 4),
        ("☺\ufe0f", "☺"),
        ("a\tb", "a b"),
        ("\ud800", ""),
        # Persian and Hindi are spelled with joiners; floods and joiners between other letters are dropped.
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("ی" + "\u200c" * 500 + "a\u200db", "ی\u200cab"),
        (None, ""),
        (12, "12"),
    ],
)
def test_what_cannot_be_seen_or_would_break_a_line_is_dropped(dirty: object, clean: str) -> None:
    assert clean_text(dirty) == clean


def test_line_breaks_stay_in_texts_and_vanish_in_names() -> None:
    assert clean_text("a\r\nb\u2028c\n\n\n\nd\n") == "a\nb\nc\n\nd"
    assert clean_line("a\r\nb") == "a b"


def test_text_breaks_between_words_only_where_it_is_too_wide() -> None:
    assert wrap_text("one two three", TEN_WIDE) == ["one two", "three"]
    assert wrap_text("one two\nsix", TEN_WIDE) == ["one two", "six"]
    assert wrap_text("", TEN_WIDE) == []


def test_a_no_break_space_holds_a_line_together() -> None:
    assert wrap_text("abcde 1\xa0234", TEN_WIDE) == ["abcde", "1\xa0234"]


@pytest.mark.parametrize("word", ["x" * 10_000, "ab-" * 3_000, "http://example.com/" + "p/" * 5000])
def test_an_endless_word_is_broken_without_loss(word: str) -> None:
    lines = wrap_text(word, TEN_WIDE)
    assert "".join(lines) == word
    assert all(FACE.width(line, 10.0) <= 50.0 for line in lines)


def test_a_column_narrower_than_a_letter_still_makes_progress() -> None:
    assert wrap_text("abc", Measure(FACE, 10.0, 1.0)) == ["a", "b", "c"]


def test_a_character_without_a_glyph_is_replaced_and_remembered() -> None:
    face = Face([typeface({ord("a"): 500, ord("-"): 300, ord(REPLACEMENT): 900})])
    assert face.drawable("a漢−") == f"a{REPLACEMENT}-"
    assert face.missing == {ord("漢")}


def test_a_character_is_drawn_by_the_first_typeface_that_has_it() -> None:
    latin = typeface({ord("a"): 500, ord("-"): 300, ord(REPLACEMENT): 900})
    han = typeface({ord("a"): 999, ord("漢"): 1000, ord("−"): 999})
    face = Face([latin, han])
    assert face.drawable("a漢a") == "a漢a"
    assert face.width("a漢a", 10) == 20
    assert [(run.typeface, run.text) for run in face.runs("a漢a")] == [(latin, "a"), (han, "漢"), (latin, "a")]
    assert face.missing == set()


def test_a_stand_in_of_the_same_typeface_is_better_than_the_sign_itself_in_another() -> None:
    face = Face([typeface({ord("-"): 300}), typeface({ord("−"): 999})])
    assert face.drawable("−") == "-"


def test_a_text_on_one_line_ends_in_an_ellipsis_where_it_is_cut() -> None:
    assert cut_text("short", TEN_WIDE) == "short"
    assert cut_text("much too long for it", TEN_WIDE) == "much too…"
