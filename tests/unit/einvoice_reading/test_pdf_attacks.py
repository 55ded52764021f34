"""Hostile PDFs are refused by a code of their own, within the memory and the work that one invoice is worth."""

import tracemalloc
import zlib

import pytest
from billhead.einvoice.reading import pdf_syntax

from tests.unit.einvoice_reading.parsing import pdf_refused
from tests.unit.einvoice_reading.pdf_files import (
    GOOD,
    INVOICE,
    flate,
    objects,
    plain_pdf,
    stream,
)

MEGABYTE = 1024 * 1024
TREE = b"<</Type/Catalog/Names<</EmbeddedFiles %b>>>>"


def bomb(megabytes: int, layers: int = 1) -> bytes:
    """So many megabytes of zeros, packed so many times over."""
    packed = bytes(megabytes * MEGABYTE)
    for _ in range(layers):
        packed = zlib.compress(packed, 9)
    filters = b"/Filter[%b]" % (b"/FlateDecode" * layers)
    return plain_pdf(objects(o3=stream(packed, filters)))


def peak(content: bytes) -> tuple[str | None, int]:
    """How it ended, and the most memory that it took."""
    tracemalloc.start()
    try:
        return pdf_refused(content), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_bomb_is_refused_before_it_fills_the_memory(layers: int) -> None:
    content = bomb(200, layers)
    code, most = peak(content)
    assert (code, most < 4 * pdf_syntax.MAX_UNPACKED) == ("pdf_too_complex", True)


def test_many_streams_share_one_budget() -> None:
    """Each is small enough; together they are not."""
    one = flate(b"0 0 null" + b" " * (pdf_syntax.MAX_UNPACKED // 20), b"/Type/ObjStm/N 1/First 4")
    assert pdf_refused(many_holders(dict.fromkeys(range(10, 20), one))) == "pdf_without_invoice"
    assert pdf_refused(many_holders(dict.fromkeys(range(10, 40), one))) == "pdf_too_complex"


def many_holders(holders: dict[int, bytes]) -> bytes:
    """Each file of the tree stands in a stream of objects of its own."""
    wanted = {number: number + 100 for number in holders}
    names = b"".join(b"(x) %d 0 R" % other for other in wanted.values())
    written, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in {1: TREE % (b"<</Names[%b]>>" % names), **holders}.items():
        places[number] = len(written)
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = {number: (1, place) for number, place in places.items()} | {
        other: (2, number) for number, other in wanted.items()
    }
    table = b"".join(
        bytes([kind]) + where.to_bytes(4) + b"\0" for kind, where in (rows[number] for number in sorted(rows))
    )
    index = b" ".join(b"%d 1" % number for number in sorted(rows))
    start = len(written)
    about = b"/Type/XRef/W[1 4 1]/Index[%b]/Size 999/Root 1 0 R" % index
    return bytes(written + b"900 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF" % (flate(table, about), start))


CIRCLES = {
    "a reference to itself": objects(o2=b"2 0 R"),
    "two that name each other": objects(o2=b"4 0 R", o4=b"2 0 R"),
    "a length that is the stream": objects(o3=stream(b"x", length=b"3 0 R")),
    "lengths that need each other": objects(o3=stream(b"x", length=b"4 0 R"), o4=stream(b"y", length=b"3 0 R")),
}


@pytest.mark.parametrize("name", CIRCLES)
def test_objects_in_a_circle_end(name: str) -> None:
    assert pdf_refused(plain_pdf(CIRCLES[name])) == "pdf_malformed"


def test_a_tree_in_a_circle_is_walked_once() -> None:
    root = TREE % b"4 0 R"
    assert pdf_refused(plain_pdf(objects(o1=root, o4=b"<</Kids[4 0 R 4 0 R 5 0 R]>>", o5=b"<</Kids[4 0 R]>>"))) == (
        "pdf_without_invoice"
    )


def test_a_tree_that_grows_for_ever_is_refused() -> None:
    direct = b"<</Kids[%b]>>" % (b"<</Kids[<<>><<>><<>><<>>]>>" * 400)
    assert pdf_refused(plain_pdf(objects(o1=TREE % direct))) == "pdf_too_complex"


def test_tables_in_a_circle_are_read_once() -> None:
    table = GOOD.rindex(b"xref\n0 1")
    circle = GOOD.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % table)
    assert pdf_refused(circle) is None


def test_tables_without_end_are_refused() -> None:
    start = len(GOOD)
    chain = GOOD
    for number in range(200):
        place = start if number == 0 else chain.rindex(b"xref\n0 0")
        chain += b"xref\n0 0\ntrailer\n<</Prev %d/Root 1 0 R>>\n" % place
    chain += b"startxref\n%d\n%%%%EOF" % chain.rindex(b"xref\n0 0")
    assert pdf_refused(chain) == "pdf_too_complex"


@pytest.mark.parametrize(
    "deep",
    [b"[" * 100_000, b"<<" * 100_000, b"<</A" * 100_000, b"[" * 100 + b"]" * 100, b"<</A[" * 50 + b"1" + b"]>>" * 50],
)
def test_depth_is_bounded(deep: bytes) -> None:
    assert pdf_refused(plain_pdf(objects(o2=deep))) in {"pdf_too_complex", "pdf_malformed"}


@pytest.mark.parametrize(
    "many", [b"[" + b"0 " * 300_000 + b"]", b"<<" + b"/A 0" * 200_000 + b">>", b"[" + b"1 0 R " * 250_000 + b"]"]
)
def test_the_number_of_objects_is_bounded(many: bytes) -> None:
    assert pdf_refused(plain_pdf(objects(o2=many))) == "pdf_too_complex"


@pytest.mark.parametrize("padding", [b"%\n" * 1_000_000, b" " * 2_000_000, b"%" * 2_000_000 + b"\n", b"(" * 1_000_000])
def test_long_nothings_cost_little(padding: bytes) -> None:
    code, most = peak(plain_pdf(objects(o2=padding + b"null")))
    assert code in {"pdf_without_invoice", "pdf_malformed"}
    assert most < 100 * MEGABYTE


@pytest.mark.parametrize(
    "about",
    [
        b"/W[0 0 0]/Size 99999999999",
        b"/W[1 99999999 1]/Size 9",
        b"/W[1 4]/Size 9",
        b"/W[1 4 1]/Size 99999999999",
        b"/W[1 4 1]/Index[0 -5]",
        b"/W/X/Size 9",
        b"/Size 9",
    ],
)
def test_a_table_with_absurd_numbers_is_no_trap(about: bytes) -> None:
    table = b"%%PDF-1.7\n9 0 obj\n%b\nendobj\nstartxref\n9\n%%%%EOF" % flate(
        b"\1\0\0\0\0\0", b"/Type/XRef/Root 1 0 R" + about
    )
    assert pdf_refused(table) == "pdf_malformed"


@pytest.mark.parametrize(
    ("about", "code"),
    [
        (b"/N 1/First 4", None),
        (b"/N 20001/First 4", "pdf_too_complex"),
        (b"/N -1/First 4", "pdf_too_complex"),
        (b"/N 1/First -9", "pdf_malformed"),
        (b"/N 9/First 4", "pdf_malformed"),
        (b"/N 1", "pdf_malformed"),
        (b"/First 4", "pdf_malformed"),
    ],
)
def test_a_stream_of_objects_with_absurd_numbers_is_no_trap(about: bytes, code: str | None) -> None:
    holder = flate(b"0 0 <<>>", b"/Type/ObjStm" + about)
    assert pdf_refused(many_holders({10: holder})) == (code or "pdf_without_invoice")


@pytest.mark.parametrize("place", [b"99999999999999999999", b"9223372036854775808", b"-1", b"999999"])
def test_a_place_outside_of_the_file_is_none(place: bytes) -> None:
    """A damaged table is got round; what lies nowhere is not there."""
    for name in (b"Prev", b"XRefStm"):
        assert pdf_refused(plain_pdf(objects(), b"/Root 1 0 R/%b %b" % (name, place))) is None
    assert pdf_refused(plain_pdf(objects(o3=stream(b"x", length=place)))) == "xml_malformed"
    assert pdf_refused(many_holders({10: flate(b"0 %b <<>>" % place, b"/Type/ObjStm/N 1/First 4")})) == "pdf_malformed"


def test_a_place_of_eight_bytes_in_a_table_is_outside_of_the_file() -> None:
    rows = b"\1" + b"\xff" * 8 + b"\0"
    table = flate(rows * 2, b"/Type/XRef/Root 1 0 R/W[1 8 1]/Size 2")
    assert pdf_refused(b"%%PDF-1.7\n9 0 obj\n%b\nendobj\nstartxref\n9\n%%%%EOF" % table) == "pdf_malformed"
    wide = flate(b"\1" + b"\xff" * 9 + b"\0", b"/Type/XRef/Root 1 0 R/W[1 9 1]/Size 2")
    assert pdf_refused(b"%%PDF-1.7\n9 0 obj\n%b\nendobj\nstartxref\n9\n%%%%EOF" % wide) == "pdf_malformed"


def test_a_stream_is_unpacked_a_few_times_at_most() -> None:
    content, codes = INVOICE, []
    for times in range(1, 6):
        content = zlib.compress(content)
        packed = stream(content, b"/Filter[%b]" % (b"/FlateDecode" * times))
        codes.append(pdf_refused(plain_pdf(objects(o3=packed))))
    assert codes == [None, None, None, None, "pdf_too_complex"]


@pytest.mark.parametrize(
    "filters",
    [
        b"/Filter/LZWDecode",
        b"/Filter/Crypt",
        b"/Filter/JBIG2Decode",
        b"/Filter 7",
        b"/Filter[7]",
        b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 0>>",
        b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 99999999999>>",
        b"/Filter/FlateDecode/DecodeParms<</Predictor 2>>",
        b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 3>>",
        b"/Filter/ASCII85Decode",
        b"/Filter/ASCIIHexDecode",
    ],
)
def test_a_stream_that_is_packed_strangely_is_refused(filters: bytes) -> None:
    assert pdf_refused(plain_pdf(objects(o3=stream(zlib.compress(INVOICE), filters)))) in {
        "pdf_malformed",
        "pdf_too_complex",
    }


def test_a_slow_way_of_packing_costs_more_of_the_budget() -> None:
    rows = b"\2" + bytes(100)
    content = zlib.compress(rows * 60_000)
    about = b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 100>>"
    assert pdf_refused(plain_pdf(objects(o3=stream(content, about)))) == "pdf_too_complex"


def test_an_encrypted_file_is_told_apart() -> None:
    assert (
        pdf_refused(plain_pdf(objects(o4=b"<</Filter/Standard/V 5>>"), b"/Root 1 0 R/Encrypt 4 0 R")) == "pdf_encrypted"
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "pdf_malformed"),
        (b"<xml/>", "pdf_malformed"),
        (b"%PDF-1.7", "pdf_malformed"),
        (b"%PDF-1.7\nstartxref\n0\n%%EOF", "pdf_malformed"),
        (b"x" * 5000 + GOOD, "pdf_malformed"),
        (plain_pdf({1: b"<</Type/Catalog>>"}), "pdf_without_invoice"),
        (plain_pdf(objects(o3=b"null")), "pdf_malformed"),
        (plain_pdf(objects(o3=flate(b"<!DOCTYPE a><a/>"))), "xml_doctype_refused"),
        (plain_pdf(objects(o3=flate(b"not xml"))), "xml_malformed"),
    ],
)
def test_what_is_no_pdf_with_an_invoice_has_its_code(content: bytes, code: str) -> None:
    assert pdf_refused(content) == code


def test_an_object_is_read_once_however_often_it_is_named() -> None:
    big = b"[" + b"0 " * 10_000 + b"]"
    names = b"(a) 4 0 R " * 190
    assert pdf_refused(plain_pdf(objects(o1=TREE % (b"<</Names[%b]>>" % names), o4=big))) == "pdf_without_invoice"
