"""The inline payment code: read back from its path it is the symbol of the payload, with its quiet zone."""

import re

import segno
from billhead_web.paper.payment_code import MASK, QUIET, code_picture
from hypothesis import given, settings
from hypothesis import strategies as st


def modules(svg: str) -> tuple[int, set[tuple[int, int]]]:
    """The side of the picture, and the dark modules as the path paints them."""
    (side,) = re.findall(r'viewBox="0 0 (\d+) \1"', svg)
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", svg)
    dark = {(int(x) + step, int(y)) for x, y, length in runs for step in range(int(length))}
    return int(side), dark


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_the_path_paints_the_symbol_and_nothing_else(payload: str) -> None:
    side, dark = modules(code_picture(payload, "Scan to pay"))
    code = segno.make(payload, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False, mask=MASK)
    wanted = {(x + QUIET, y + QUIET) for y, line in enumerate(code.matrix) for x, bit in enumerate(line) if bit}
    assert dark == wanted
    assert side == len(code.matrix) + 2 * QUIET


def test_its_name_is_escaped() -> None:
    assert 'aria-label="&#34;&gt;&lt;b&gt;"' in code_picture("x", '"><b>')
