"""Labels and values put together so that neither direction of writing disturbs the other (UAX #9). Pure."""

from billhead_pdf.locales.doubled import Doubled
from billhead_pdf.text.isolates import has_rtl, isolated


def weave(pattern: str, **values: object) -> str:
    """`pattern.format(**values)`, each value in an isolate where any part of the text runs from right to left."""
    if any(map(has_rtl, (pattern, *map(str, values.values())))):
        values = {name: _isolated(value) for name, value in values.items()}
    return pattern.format(**values)


def follow(*texts: str, by: str = " ") -> str:
    """Texts one after the other, empty ones left out; the first is what the others are read along with."""
    first, *rest = [text for text in texts if text] or [""]
    if any(map(has_rtl, (first, *rest))):
        rest = map(isolated, rest)
    return by.join((first, *rest))


def _isolated(value: object) -> str:
    if isinstance(value, Doubled):
        return Doubled(isolated(value.first), isolated(value.second))
    return isolated(str(value))
