"""What every page has: the footer in lines of like length, the draft mark in the middle."""

from math import cos, radians, sin
from typing import Any

import pytest
from billhead_pdf.content.describe import describe_document
from billhead_pdf.layout.furniture import MAX_FOOTER_LINES, footer_lines, set_page_head
from billhead_pdf.layout.ops import Watermark
from billhead_pdf.templates.gallery import make_sheet
from billhead_pdf.text.metrics import load_family

from tests.unit.pdf.pdf_documents import document

PARTS = (
    "Registered office Berlin",
    "Amtsgericht Charlottenburg HRB 204512 B",
    "Director: Mara Lindqvist",
    "Tax office for corporations II of Berlin",
    "Member of the chamber of commerce",
)


def footer(text: str) -> list[str]:
    sheet, family = make_sheet({"template": "modern"}), load_family("sans")
    return [line.strip() for line in footer_lines(describe_document(document(footer=text)), sheet, family)]


def test_a_footer_of_five_lines_is_one_and_of_six_is_text() -> None:
    lines = [f"Line {number}" for number in range(MAX_FOOTER_LINES + 1)]
    assert footer("\n".join(lines[:-1])) == lines[:-1]
    assert footer("\n".join(lines)) == []


@pytest.mark.parametrize("words", [26, 32, 50])
def test_lines_of_a_footer_are_of_like_length(words: int) -> None:
    lines = footer(" ".join(["footer"] * words))
    assert len(lines) > 1 and " ".join(lines) == " ".join(["footer"] * words)
    counts = [len(line.split()) for line in lines]
    assert max(counts) - min(counts) <= len(lines)


def test_a_footer_breaks_between_its_parts() -> None:
    lines = footer(" · ".join(PARTS))
    assert len(lines) == 2
    assert [part for line in lines for part in line.replace("\u00a0", " ").split(" · ")] == list(PARTS)


def test_a_part_that_is_longer_than_a_line_is_broken_like_any_text() -> None:
    long = " ".join(["word"] * 40)
    assert " ".join(footer(f"{long} · {long}")) == f"{long} · {long}"


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("language", ["en", "de", "fi"])
def test_the_draft_mark_is_in_the_middle_of_the_page(size: str, language: str) -> None:
    sheet, family = make_sheet({"page_size": size}), load_family("sans")
    content = describe_document(document(status="draft", number=None), language)
    (mark,) = [op for op in set_page_head(content, sheet, family, page=1) if isinstance(op, Watermark)]
    x, y = _middle(mark, family)
    assert x == pytest.approx(sheet.width / 2, abs=4)
    assert y == pytest.approx(sheet.height / 2, abs=mark.size / 4)
    assert abs(mark.size) <= 110


def _middle(mark: Watermark, family: Any) -> tuple[float, float]:
    """Of its capitals, which are two thirds of its size high."""
    angle, along, up = radians(mark.angle), family.bold.width(mark.text, mark.size) / 2, mark.size / 3
    return (
        mark.x + along * cos(angle) - up * sin(angle),
        mark.y - along * sin(angle) - up * cos(angle),
    )
