"""Whatever bytes come, the end is an answer that is JSON, or one of the refusals that are made for it."""

import re

from billhead.einvoice.reading import refusals
from billhead.einvoice.reading.service import parse_pdf, parse_xml
from billhead.kernel.errors import BillheadError
from billhead.kernel.jsontext import write_json
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.einvoice_reading.full_cii import FULL_CII
from tests.unit.einvoice_reading.full_ubl import FULL_CREDIT_NOTE, FULL_UBL
from tests.unit.einvoice_reading.pdf_files import GOOD, objects, packed_pdf

OURS = {value.code for value in vars(refusals).values() if isinstance(value, type) and issubclass(value, BillheadError)}
XMLS = [text.encode() for text in (FULL_CII, FULL_UBL, FULL_CREDIT_NOTE)]
PDFS = [GOOD, packed_pdf({number: objects()[number] for number in (1, 2)}, {3: objects()[3]})]
# What such files are made of: in the place of something else they mean much.
XML_PARTS = [
    b"<",
    b">",
    b"</",
    b"/>",
    b"&",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"<!DOCTYPE",
    b'"',
    b"\0",
    b"\xff\xfe",
    b"cbc:",
    b"ram:ID",
    b"102",
    b"-1",
]
PDF_PARTS = [
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b")",
    b"<",
    b"1 0 R",
    b"2 0 R",
    b"3 0 R",
    b"obj",
    b"endobj",
    b"stream",
    b"endstream",
    b"xref",
    b"trailer",
    b"startxref",
    b"0",
    b"-1",
    b"99999999999999999999",
    b"/Kids",
    b"/Length",
    b"/Filter",
    b"/Prev",
    b"%",
    b"\\",
    b"\r",
    b"#",
]
RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def mutated(draw: st.DrawFn, samples: list[bytes], parts: list[bytes]) -> bytes:
    """A sample that was cut, and had pieces of it put elsewhere, left out or changed."""
    content = draw(st.sampled_from(samples))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from([0, 1, 2, 5, 20, 300])))
        piece = draw(st.one_of(st.sampled_from(parts), st.binary(max_size=4), st.just(content[end : end + 60])))
        content = content[:start] + piece + content[end:]
    return content[: draw(st.sampled_from([len(content), len(content), len(content) // 2, len(content) - 30]))]


@st.composite
def renumbered(draw: st.DrawFn) -> bytes:
    """A PDF with other numbers: places, lengths, references."""
    content = draw(st.sampled_from(PDFS))
    for _ in range(draw(st.integers(1, 4))):
        found = draw(st.sampled_from(list(re.finditer(rb"[0-9]+", content))))
        number = draw(
            st.one_of(st.integers(0, 12), st.integers(0, len(content)), st.sampled_from([2**31, 2**63, 10**19]))
        )
        content = content[: found.start()] + b"%d" % number + content[found.end() :]
    return content


def ends_well(parse, content: bytes) -> None:
    try:
        write_json(parse(content))
    except BillheadError as error:
        assert error.code in OURS


@given(st.one_of(st.binary(max_size=300), mutated(XMLS, XML_PARTS)))
@RELAXED
def test_any_xml_ends_well(content: bytes) -> None:
    ends_well(parse_xml, content)
    ends_well(lambda given: parse_xml(given, is_decoded=True), content)


@given(
    st.one_of(st.binary(max_size=300).map(lambda rest: b"%PDF-1.7\n" + rest), mutated(PDFS, PDF_PARTS), renumbered())
)
@RELAXED
def test_any_pdf_ends_well(content: bytes) -> None:
    ends_well(parse_pdf, content)


@given(st.sampled_from(PDFS), st.integers(0, 10_000))
@RELAXED
def test_a_pdf_cut_anywhere_ends_well(content: bytes, length: int) -> None:
    ends_well(parse_pdf, content[:length])


VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.decimals(allow_nan=True).map(str),
    st.sampled_from(
        ["", " ", "0", "-0", "9" * 20, "0." + "9" * 20, "1E+5", "NaN", "Infinity", "XXX", "S", "AE", "true"]
    ),
)


@given(st.sampled_from([FULL_CII, FULL_UBL, FULL_CREDIT_NOTE]), st.data())
@RELAXED
def test_any_values_end_well(text: str, data: st.DataObject) -> None:
    """A document of the right shape with anything in its fields."""
    for _ in range(data.draw(st.integers(1, 5))):
        found = data.draw(st.sampled_from(list(re.finditer(r">([^<>\n]+)<", text))))
        value = data.draw(VALUES).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = text[: found.start(1)] + value + text[found.end(1) :]
    write_json(parse_xml(text.encode()))


NAMES = sorted(set(re.findall(r"<([a-z]+:[A-Za-z]+)", FULL_CII + FULL_UBL)))


@given(st.sampled_from([FULL_CII, FULL_UBL, FULL_CREDIT_NOTE]), st.data())
@RELAXED
def test_any_elements_in_any_place_end_well(text: str, data: st.DataObject) -> None:
    """Well-formed, with elements called otherwise, left out, or there twice."""
    for _ in range(data.draw(st.integers(1, 5))):
        name = data.draw(st.sampled_from(sorted(set(re.findall(r"<([a-z]+:[A-Za-z]+)", text))) or NAMES))
        other = data.draw(st.sampled_from([each for each in NAMES if each[:4] == name[:4]] or NAMES))
        whole = re.search(rf"<{name}[ >].*?</{name}>", text, re.DOTALL)
        if whole and data.draw(st.booleans()):
            text = text.replace(whole[0], data.draw(st.sampled_from(["", whole[0] * 2])), 1)
        else:
            text = re.sub(rf"(</?){name}(?=[ >/])", rf"\g<1>{other}", text)
    ends_well(parse_xml, text.encode())
