"""docs/e-invoices-received.md names every field and every warning that an answer can have."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from billhead.einvoice.reading import findings, profiles

from tests.unit.einvoice_reading.full_cii import FULL_CII
from tests.unit.einvoice_reading.full_ubl import FULL_CREDIT_NOTE
from tests.unit.einvoice_reading.parsing import read

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/e-invoices-received.md").read_text("utf-8")
NAMED = set(re.findall(r"`/?([a-z][a-z_0-9-]*)`", PAGE))
FIELDS = PAGE.partition("## The document")[2].partition("## Warnings")[0]
READING = Path(findings.__file__).parent


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    if isinstance(value, list):
        for one in value:
            yield from keys(one)


def test_every_field_of_a_document_a_party_and_a_line_is_named() -> None:
    for text in (FULL_CII, FULL_CREDIT_NOTE):
        document = read(text)["document"]
        for part in (document, document["issuer"], document["customer"], document["items"]):
            assert set(keys(part)) - NAMED - {"type"} == set()


def test_every_field_that_is_named_as_one_of_the_document_is_one() -> None:
    """The table of fields, row by row."""
    rows = re.findall(r"^\| (`.*?`) \| .*B[TG]-", FIELDS, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == set(keys(read(FULL_CII)["document"])) | {"credited_invoice"}


def test_every_warning_has_its_row() -> None:
    codes = {
        code for path in READING.glob("*.py") for code in re.findall(r'Warning\(\s*"(\w+)"', path.read_text("utf-8"))
    }
    rows = set(re.findall(r"^\| `(\w+)` \| ", PAGE.partition("## Warnings")[2], re.MULTILINE))
    assert rows == codes
    assert len(codes) > 5


def test_every_profile_is_named() -> None:
    words = {profiles.profile_of(f"urn{part}") for part in (":minimum", ":basicwl", ":basic", ":extended")}
    assert words | {"xrechnung", "peppol", "en16931"} <= NAMED
