"""Lines end where each script lets them: between ideographs, between Thai words, never inside what is one sign."""

import pytest
from billhead_pdf.fonts.store import load_words
from billhead_pdf.text.bidi import is_rtl
from billhead_pdf.text.breaking import break_lines, first_line
from billhead_pdf.text.clusters import cut_points, end_points
from billhead_pdf.text.isolates import CONTROLS, FSI, LRI, LRM, PDI, RLI, RLM
from billhead_pdf.text.metrics import load_family
from billhead_pdf.text.wrap import Measure, cut_text, wrap_text
from hypothesis import given, settings
from hypothesis import strategies as st

ANY = "aZ1 -(漢字、。「」かゃー한국กิ่เา่ษาครับאבعبक्षि्\u200d\u200c😀é"


def width_of(text: str) -> float:
    return float(sum(character not in CONTROLS for character in text))


def parted(text: str) -> str:
    points = end_points(text, load_words())
    return "|".join(text[start:end] for start, end in zip([0, *points], [*points, len(text)], strict=True))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("網站設計", "網|站|設|計"),
        ("「請求書」は、", "「請|求|書」|は、"),
        ("サーバー利用料（月額）", "サー|バー|利|用|料|（月|額）"),
        ("きゃっと々", "きゃっ|と々"),
        ("設計です。", "設|計|で|す。"),
        ("合計$100です", "合|計|$100|で|す"),
        ("WordPressの導入", "WordPress|の|導|入"),
        ("클라우드호스팅", "클라우드호스팅"),
        ("https://example.com/", "https://example.com/"),
        ("บริการออกแบบเว็บไซต์", "บริการ|ออกแบบ|เว็บไซต์"),
        ("น้ำผึ้ง2026", "น้ำผึ้ง2026"),
        ("ฌฌฌฌบริการ", "ฌฌฌฌ|บริการ"),
    ],
)
def test_lines_end_only_where_the_script_lets_them(text: str, parts: str) -> None:
    assert parted(text) == parts


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("กิ่", ["กิ่"]),
        ("เก่าๆ", ["เก่าๆ"]),
        ("क्षत्रि", ["क्ष", "त्रि"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("می\u200cخو", ["م", "ی\u200c", "خ", "و"]),
        ("क्\u200dष", ["क्\u200dष"]),
    ],
)
def test_what_is_one_sign_is_never_cut(text: str, clusters: list[str]) -> None:
    points = cut_points(text)
    assert [text[a:b] for a, b in zip([0, *points], [*points, len(text)], strict=True)] == clusters


@settings(max_examples=300, deadline=None)
@given(st.text(ANY, min_size=1, max_size=60), st.integers(2, 12))
def test_breaking_loses_nothing_and_fits(text: str, limit: int) -> None:
    lines = break_lines(text, width_of, limit)
    kept = "".join(lines).replace(" ", "").translate(dict.fromkeys(map(ord, "\u200e\u200f")))
    assert kept == text.replace(" ", "")
    assert all(width_of(line) <= limit or not cut_points(line.strip("\u200e\u200f")) for line in lines)


def test_no_single_sign_is_left_for_the_last_line() -> None:
    assert break_lines("スキャンしてお支払い", width_of, 9) == ["スキャンしてお支", "払い"]
    assert break_lines("設計 図", width_of, 3) == ["設計", "図"], "a word of its own"


def test_every_line_keeps_the_direction_of_its_paragraph() -> None:
    lines = break_lines("שלום Acme Trading Company שלום", width_of, 12)
    assert [line.lstrip(RLM) for line in lines] == ["שלום Acme", "Trading", "Company שלום"]
    assert all(map(is_rtl, lines))


def test_an_isolate_that_a_line_ends_in_is_open_on_the_next() -> None:
    lines = break_lines(f"לכבוד {FSI}Acme Trading Company{PDI} שלום", width_of, 12)
    assert lines[1:] == [f"{RLM}{LRI}Trading", f"{RLM}{LRI}Company{PDI} שלום"]
    lines = break_lines(f"for {FSI}שלום רב לכולם{PDI} ok", width_of, 8)
    assert lines[1:] == [f"{LRM}{RLI}רב לכולם{PDI}", "ok"]


@pytest.mark.parametrize("text", ["漢" * 10_000, "שלום" * 2_500, "ก" * 10_000, "क" * 10_000, "😀" * 10_000])
def test_an_endless_word_of_any_script_fits_its_column(text: str) -> None:
    measure = Measure(load_family("sans").regular, 10.0, 200.0)
    lines = wrap_text(text, measure)
    assert len("".join(lines)) >= 10_000
    assert all(measure.fits(line) for line in lines)


def test_a_title_that_is_cut_ends_in_an_ellipsis_in_any_script() -> None:
    measure = Measure(load_family("sans").regular, 10.0, 60.0)
    for text in ("שלום לכולם וברוכים הבאים", "いつもありがとうございます", "บริการออกแบบเว็บไซต์"):
        cut = cut_text(text, measure)
        assert cut.endswith("…")
        assert text.startswith(cut[:-1].strip("\u200e\u200f"))
        assert measure.fits(cut)
    assert first_line("กิ่ก", width_of, 1.0) == "กิ่"
