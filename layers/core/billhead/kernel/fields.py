"""The types of fields that several models share: bounded text, exact numbers, dates, codes. Pydantic only."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, NoReturn

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

LINE = 250
BLOCK = 4000
METADATA_KEYS = 50
MAX_FRACTION = 8
# With the decimals within DynamoDB's 38 digits; fields have narrower bounds of their own.
MAX_INTEGER = 28

# C0 and C1 controls, lone surrogates, non-characters: nothing that a PDF or an XML 1.0 file can carry.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\r\n\t\u2028\u2029]")
_EMAIL = re.compile(r"[^@\s,;<>\"()]{1,64}@[^@\s,;<>\"()]{1,190}\.[^@\s.,;<>\"()]{1,60}")


class Model(BaseModel):
    """Unknown fields are errors: a misspelt field must not be silently without effect."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, defer_build=True)


def _clean(text: str) -> str:
    if _FORBIDDEN.search(text):
        raise PydanticCustomError("control_character", "Control characters are not allowed.")
    return unicodedata.normalize("NFC", text).strip()


def _one_line(text: str) -> str:
    if _BREAKS.search(text):
        raise PydanticCustomError("line_break", "Line breaks are not allowed here.")
    return _clean(text)


def _block(text: str) -> str:
    return _clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def _filled(text: str) -> str:
    if not text:
        raise PydanticCustomError("required", "This must not be empty.")
    return text


def _number(value: Any) -> Any:
    """JSON numbers only: a string is refused, so that "1,5" never becomes a price by accident."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("not_a_number", "A JSON number is expected.")
    return value if isinstance(value, Decimal) else Decimal(value)


def _count(value: Any) -> Any:
    """A stored number comes back as Decimal; a whole one is as good as an int."""
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


def _bounded(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > MAX_FRACTION:
        raise PydanticCustomError("too_precise", "At most 8 decimals are allowed.")
    if value.adjusted() > MAX_INTEGER:
        raise PydanticCustomError("out_of_range", "The number is too large.")
    # 1E+3 is kept as 1000; what has no such form is as it should be.
    return value if exponent <= 0 else Decimal(format(value, "f"))


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise PydanticCustomError("email_malformed", "This is not an e-mail address.")
    return text


def _day(text: str) -> str:
    """Python also reads 20261123 and 2026-W48-1; here a date has one form."""
    try:
        return text if date.fromisoformat(text).isoformat() == text else _no_day()
    except ValueError:
        return _no_day()


def _no_day() -> NoReturn:
    raise PydanticCustomError("date_malformed", "A date is written as YYYY-MM-DD.")


def _metadata_key(text: str) -> str:
    return _filled(_one_line(text))


Text = Annotated[str, Field(max_length=LINE, strict=True), AfterValidator(_one_line)]
Name = Annotated[str, Field(max_length=LINE, strict=True), AfterValidator(_one_line), AfterValidator(_filled)]
Block = Annotated[str, Field(max_length=BLOCK, strict=True), AfterValidator(_block)]
# Stands on every page of a document, so that it has to stay short.
Header = Annotated[str, Field(max_length=300, strict=True), AfterValidator(_block)]
Email = Annotated[str, Field(max_length=254, strict=True), AfterValidator(_one_line), AfterValidator(_email)]
# The scheme of an electronic address: a code of the EAS list, most of them ICDs of ISO/IEC 6523 (EN 16931 BT-34-1).
SchemeId = Annotated[str, Field(pattern=r"^[0-9A-Z]{2,4}$", strict=True)]
Number = Annotated[Decimal, BeforeValidator(_number), AfterValidator(_bounded)]
Day = Annotated[str, Field(strict=True), AfterValidator(_day)]
Flag = Annotated[bool, Field(strict=True)]
Count = Annotated[int, Field(strict=True), BeforeValidator(_count)]
MetadataKey = Annotated[str, Field(max_length=100, strict=True), AfterValidator(_metadata_key)]
Metadata = Annotated[dict[MetadataKey, Text], Field(max_length=METADATA_KEYS)]
