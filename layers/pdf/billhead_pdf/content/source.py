"""Reads canonical document JSON: missing and null are the same, text is cleaned, amounts are exact."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

from billhead.locales.numbers import as_decimal

from billhead_pdf.text.clean import clean_line, clean_text

ZERO = Decimal(0)
Source = Mapping[str, Any]
_EMPTY: Source = {}


def line_of(source: Source, key: str) -> str:
    """A field as one clean line, '' where missing."""
    return clean_line(source.get(key))


def text_of(source: Source, key: str) -> str:
    """A field as clean text with its line breaks, '' where missing."""
    return clean_text(source.get(key))


def amount_of(source: Source, key: str) -> Decimal:
    """A field as Decimal, zero where missing. Raises TypeError for floats."""
    return as_decimal(source.get(key)) or ZERO


def part_of(source: Source, key: str) -> Source:
    """A nested object, empty where missing."""
    value = source.get(key)
    return cast(Source, value) if isinstance(value, Mapping) else _EMPTY


def parts_of(source: Source, key: str) -> list[Source]:
    """A list of nested objects, empty where missing."""
    value = source.get(key)
    if not isinstance(value, Iterable) or isinstance(value, str | bytes | Mapping):
        return []
    return [cast(Source, part) for part in cast(Iterable[object], value) if isinstance(part, Mapping)]
