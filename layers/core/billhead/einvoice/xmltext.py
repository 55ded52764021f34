"""XML as text: escaped, in the order given, without empty elements. Knows no syntax of an invoice. Pure."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Our texts hold nothing that XML 1.0 cannot carry (kernel/fields.py); a carriage return would be read back as a line
# feed. In an attribute every white space but the blank would become a blank.
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def attribute(name: str, value: str | None) -> str:
    """Ready to be given to `leaf`, one or several joined."""
    return f' {name}="{value.translate(_ATTRIBUTE)}"' if value else ""


def leaf(name: str, value: str | None, attributes: str = "") -> str:
    """An element with a text; nothing where there is no text."""
    return f"<{name}{attributes}>{value.translate(_TEXT)}</{name}>" if value else ""


def group(name: str, *children: str) -> str:
    """An element of elements; nothing where all of them are nothing (PEPPOL-EN16931-R008)."""
    inner = "".join(children)
    return f"<{name}>{inner}</{name}>" if inner else ""


def each(parts: Iterable[str]) -> str:
    return "".join(parts)


def number(value: Decimal | None) -> str | None:
    """Without an exponent and without zeros at its end: a quantity, a price, a rate."""
    if value is None:
        return None
    plain = format(value, "f")
    return (plain.rstrip("0").rstrip(".") or "0") if "." in plain else plain


def money(value: Decimal | None) -> str | None:
    """With the decimals that it has; never a negative zero."""
    return None if value is None else format(value if value else abs(value), "f")
