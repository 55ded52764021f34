"""Values of an invoice's elements: texts, exact amounts, days. What is unreadable is None and a warning. Pure."""

import base64
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from billhead.einvoice.model import Identifier
from billhead.einvoice.reading.findings import Findings
from billhead.einvoice.reading.refusals import XmlTooComplex
from billhead.einvoice.reading.xml_tree import Element

T = TypeVar("T")
# Lines, and whatever else may be repeated: an empty element costs as much to read as one that says something.
MAX_REPEATED: Final = 20_000
# Where the model demands an amount that the invoice does not say (a MINIMUM has no sum of lines): no number is NaN.
UNSAID: Final = Decimal("NaN")
# xs:decimal (XML Schema 1.0 part 2, §3.2.3) has no exponent; nobody owes more than these digits can say.
_DECIMAL: Final = re.compile(r"[+-]?(?:[0-9]{1,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})")
# xs:date may have a time zone; the day is the one that is written.
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_TRUTH: Final = {"true": True, "1": True, "false": False, "0": False}


class Source:
    """An element to be read from, or one that is not there; and where to tell what is amiss."""

    __slots__ = ("element", "findings")

    def __init__(self, element: Element | None, findings: Findings) -> None:
        self.element = element
        self.findings = findings

    def __bool__(self) -> bool:
        return self.element is not None

    def at(self, *names: str) -> "Source":
        """The one element on the way by these names."""
        element = self.element
        for name in names:
            element = self._one(element, name)
        return Source(element, self.findings)

    def each(self, name: str) -> list["Source"]:
        """Errors: XmlTooComplex."""
        found = self.element.all(name) if self.element is not None else []
        if len(found) > MAX_REPEATED:
            raise XmlTooComplex(f"An invoice says nothing more than {MAX_REPEATED} times.")
        return [Source(element, self.findings) for element in found]

    def _one(self, element: Element | None, name: str) -> Element | None:
        found = element.all(name) if element is not None else []
        if len(found) > 1:
            self.findings.repeated(found[1])
        return found[0] if found else None

    def text(self, *names: str) -> str | None:
        """None where it is empty: an empty element says nothing."""
        element = self.at(*names).element
        return (element.text if element is not None else None) or None

    def attribute(self, name: str) -> str | None:
        value = self.element.attributes.get(name) if self.element is not None else None
        return (value or "").strip() or None

    def number(self, *names: str) -> Decimal | None:
        return self.at(*names).read(_decimal, "a decimal number")

    def amount(self, *names: str) -> Decimal:
        """UNSAID where there is none: for what the model demands."""
        number = self.number(*names)
        return UNSAID if number is None else number

    def day(self, *names: str) -> str | None:
        return self.at(*names).read(_iso_day, "a day written as YYYY-MM-DD")

    def truth(self, *names: str) -> bool | None:
        return self.at(*names).read(_TRUTH.get, "true or false")

    def read(self, reading: Callable[[str], T | None], what: str) -> T | None:
        text = self.text()
        value = reading(text) if text is not None else None
        if value is None and text is not None and self.element is not None:
            self.findings.unreadable(self.element, what)
        return value

    def differs_from(self, leading: "Source", name: str) -> None:
        """What is repeated says the same each time, or that is told."""
        found = self.at(name)
        if found.element is not None and found.text() != leading.text(name):
            self.findings.repeated(found.element)

    def left_out(self, why: str) -> None:
        if self.element is not None:
            self.findings.left_out(self.element, why)

    def identifier(self, *names: str) -> Identifier | None:
        found = self.at(*names)
        value = found.text()
        return Identifier(value, found.attribute("schemeID")) if value else None


def amount_in(amounts: list[Source], currency: str | None, *, is_own: bool = False) -> Decimal | None:
    """Of several amounts of tax the one in the currency; that of the document may leave its currency out."""
    for each in amounts:
        said = each.attribute("currencyID")
        if (currency is not None and said == currency) or (is_own and (said is None or currency is None)):
            return each.number()
    return None


def enclosed_in(file: Source) -> bytes | None:
    """A file in base64, in lines or in one."""
    return file.read(_from_base64, "a file in base64") if file else None


def day_of(year: str, month: str, day: str) -> str | None:
    """A day that the calendar has."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _iso_day(text: str) -> str | None:
    found = _DAY.fullmatch(text)
    return day_of(*found.groups()) if found else None


def _from_base64(text: str) -> bytes | None:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except ValueError:
        return None


def _decimal(text: str) -> Decimal | None:
    """Never a negative zero."""
    number = Decimal(text) if _DECIMAL.fullmatch(text) else None
    return abs(number) if number is not None and not number else number
