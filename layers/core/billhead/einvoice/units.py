"""From the unit that a line names in any language to its code in UNECE Recommendation 20 (BT-130). Pure."""

from functools import cache

from billhead.einvoice.unit_table import UNIT_ROWS


def unit_code(name: str | None) -> str | None:
    """None where the name is none that is known here, or there is no name. A code that is known is its own name."""
    if not name:
        return None
    codes, names = _tables()
    return name if name in codes else names.get(_plain(name))


def _plain(name: str) -> str:
    return name.casefold().strip().rstrip(".").replace(" ", "")


@cache
def _tables() -> tuple[frozenset[str], dict[str, str]]:
    rows = [row.split(maxsplit=1) for row in UNIT_ROWS.strip().splitlines()]
    names = {_plain(name): code for code, listed in rows for name in listed.split(",")}
    return frozenset(code for code, _ in rows), names
