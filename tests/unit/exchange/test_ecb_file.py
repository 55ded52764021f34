"""The European Central Bank's file, and everything that could come in its place."""

import io
import tracemalloc
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from billhead.exchange.ecb import RatesRefused, read_tables
from hypothesis import given
from hypothesis import strategies as st

from tests.support.ecb_archive import FIRST_DAY, HEADER, NEWEST, archive, row, rows


def refusal(content: bytes) -> str:
    with pytest.raises(RatesRefused) as refused:
        read_tables(content, 30)
    return refused.value.reason


def test_the_last_days_are_read_newest_first() -> None:
    tables = read_tables(archive(rows()), 3)
    assert [table.on for table in tables] == [date(2026, 11, 20), date(2026, 11, 19), date(2026, 11, 18)]
    assert [table.per_euro["USD"] for table in tables] == [Decimal("1.1000"), Decimal("1.1001"), Decimal("1.1002")]


def test_every_currency_of_the_day_is_read_but_those_without_a_rate() -> None:
    (table,) = read_tables(archive([row(NEWEST), row(date(2026, 11, 19))]), 1)
    given = {code: Decimal(figure) for code, figure in FIRST_DAY.items() if figure != "N/A"}
    assert table.per_euro == given


def test_a_currency_that_no_document_can_be_in_is_left_out() -> None:
    (table, _) = read_tables(archive([row(NEWEST, BGN="1.9558", CYP="0.5842"), row(date(2026, 11, 19))]), 2)
    assert not {"BGN", "CYP"} & table.per_euro.keys()


def test_a_file_with_windows_line_ends_is_read() -> None:
    assert len(read_tables(archive([f"{line}\r" for line in rows(count=5)], header=HEADER + "\r"), 30)) == 5


def test_a_history_of_any_length_is_read_by_its_beginning_only() -> None:
    tables = read_tables(archive([*rows(count=3000), "not, a row"]), 30)
    assert len(tables) == 30


def test_what_an_archive_unpacks_to_is_limited() -> None:
    """50 MB of zeros in 50 KB: only the beginning is unpacked."""
    bomb = archive([*rows(count=2), "0" * 50_000_000])
    assert len(bomb) < 60_000
    tracemalloc.start()
    assert len(read_tables(bomb, 30)) == 2
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2_000_000


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Service unavailable</html>",
        archive(rows())[:-30],
        archive(rows(), member="other.csv"),
        archive([]).replace(b"\x08\x00", b"\x63\x00"),  # a method of compression that nobody knows
        archive(["\x00é".encode("latin-1").decode("latin-1")]),
    ],
    ids=["empty", "html", "cut", "other member", "other method", "not ascii"],
)
def test_what_is_no_archive_of_the_table_is_refused(content: bytes) -> None:
    assert refusal(content) == "not_an_archive"


def test_an_encrypted_archive_is_refused() -> None:
    content = bytearray(archive(rows()))
    content[6] |= 1  # the local header says so
    content[content.index(b"PK\x01\x02") + 8] |= 1  # and the directory
    assert refusal(bytes(content)) == "not_an_archive"


@pytest.mark.parametrize(
    "content",
    [
        archive([]),
        archive(rows(), header="Day,USD,"),
        archive(rows(), header=""),
        archive([row(NEWEST), row(NEWEST)]),
        archive([row(date(2026, 11, 19)), row(NEWEST)]),
    ],
    ids=["no rows", "other title", "no header", "a day twice", "oldest first"],
)
def test_a_table_of_another_form_is_refused(content: bytes) -> None:
    assert refusal(content) == "not_the_table"


@pytest.mark.parametrize(
    "line",
    [
        row(NEWEST, USD="-1.1"),
        row(NEWEST, USD="0"),
        row(NEWEST, USD="0.0000"),
        row(NEWEST, USD="1,1"),
        row(NEWEST, USD="1.1e3"),
        row(NEWEST, USD="NaN"),
        row(NEWEST, USD="Infinity"),
        row(NEWEST, USD=" 1.1"),
        row(NEWEST, USD="1.1234567891"),
        row(NEWEST, USD="12345678901"),
        row(NEWEST)[:-8],
        row(NEWEST).replace("2026-11-20", "20261120"),
        row(NEWEST).replace("2026-11-20", "20 November 2026"),
        row(NEWEST).replace("2026-11-20", "2026-02-30"),
        "",
    ],
)
def test_a_row_that_is_not_as_it_should_be_refuses_the_file(line: str) -> None:
    assert refusal(archive([line, row(date(2026, 11, 19))])) == "bad_row"


@given(st.binary(max_size=400))
def test_no_bytes_do_anything_but_be_refused(content: bytes) -> None:
    assert refusal(content) == "not_an_archive"


@given(st.lists(st.text(max_size=60), max_size=5), st.text(max_size=60))
def test_no_text_in_the_archive_does_anything_but_be_refused(lines: list[str], header: str) -> None:
    assert refusal(archive(lines, header=header)) in {"not_an_archive", "not_the_table", "bad_row"}


@given(st.data())
def test_a_damaged_archive_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(archive(rows(count=3)))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    try:
        assert len(read_tables(bytes(content), 3)) <= 3
    except RatesRefused as refused:
        assert refused.reason in {"not_an_archive", "not_the_table", "bad_row"}


def test_a_second_file_in_the_archive_is_not_looked_at() -> None:
    sink = io.BytesIO(archive(rows(count=2)))
    with zipfile.ZipFile(sink, "a") as packed:
        packed.writestr("../../etc/passwd", "x")
    assert len(read_tables(sink.getvalue(), 30)) == 2


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_packed_in_another_way_is_refused(method: int) -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", method) as packed:
        packed.writestr("eurofxref-hist.csv", "\n".join([HEADER, *rows(count=3)]))
    assert refusal(sink.getvalue()) == "not_an_archive"
