"""What the tests of reading share: samples changed in one place, and how a reading ended."""

from collections.abc import Callable
from typing import Any

from billhead.einvoice.reading.service import parse_pdf, parse_xml
from billhead.kernel.errors import BillheadError

from tests.unit.einvoice_reading.full_cii import FULL_CII
from tests.unit.einvoice_reading.full_ubl import FULL_UBL

Answer = dict[str, Any]
FULL = {"cii": FULL_CII, "ubl": FULL_UBL}


def changed(text: str, old: str, new: str, count: int = -1) -> str:
    """The text with something else in it; fails where there was nothing to change."""
    assert old in text, old
    return text.replace(old, new, count)


def read(text: str) -> Answer:
    return parse_xml(text.encode())


def warned(answer: Answer) -> list[tuple[str, str | None]]:
    """The code of each warning, and the rule or the place that it names."""
    return [(one["code"], one.get("rule") or one.get("pointer") or one.get("element")) for one in answer["warnings"]]


def refused(parse: Callable[[bytes], Answer], content: bytes) -> str | None:
    """The code of the refusal; None where it was read."""
    try:
        parse(content)
    except BillheadError as error:
        return error.code
    return None


def xml_refused(content: bytes) -> str | None:
    return refused(parse_xml, content)


def pdf_refused(content: bytes) -> str | None:
    return refused(parse_pdf, content)
