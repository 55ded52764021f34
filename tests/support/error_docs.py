"""Writes docs/errors.md from the error tree: `python -m tests.support.error_docs`. The tests check that it is whole."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import billhead
from billhead.edge.problems import STATUS
from billhead.kernel.errors import BillheadError
from billhead.kernel.validation import CODES

TARGET = Path(__file__).resolve().parents[2] / "docs" / "errors.md"
CUSTOM = re.compile(r"PydanticCustomError\(\s*\"(\w+)\",\s*\"([^\"]+)\"")
HEAD = """# Errors

Every answer of a function that is not 2xx is `application/problem+json` (RFC 9457): `type, title, status, detail, code`
and, for a bad body, `errors: [{pointer, code, detail}]` with RFC 6901 pointers into what was sent. Codes are stable;
texts may get better. A missing or refused key is answered by API Gateway itself: `401 {"message":"Unauthorized"}`,
`403 {"message":"Forbidden"}`. After a 503 either nothing or everything is stored: repeat the request as it is, with its
Idempotency-Key.

Made by `python -m tests.support.error_docs`.

| status | code | meaning |
| --- | --- | --- |
"""
FIELDS = """
## Codes of single fields

In `errors` of a 422 whose own code is `invalid`.

| code | meaning |
| --- | --- |
"""
PLAIN = {
    "required": "The field is missing.",
    "unknown_field": "There is no such field; a misspelt one would be silently without effect.",
    "too_long": "More characters than allowed.",
    "too_short": "Fewer characters than needed.",
    "not_a_string": "A string is expected.",
    "malformed": "The text has not the form of this field.",
    "not_a_boolean": "true or false is expected.",
    "not_an_integer": "A whole number is expected.",
    "not_an_object": "An object is expected.",
    "not_a_list": "A list is expected.",
    "too_many": "More entries than allowed.",
    "too_few": "Fewer entries than needed.",
    "unknown_value": "None of the allowed values.",
    "out_of_range": "Below the least or above the greatest value.",
    "date_malformed": "A date is written as YYYY-MM-DD.",
    "too_precise": "More decimals than allowed.",
    "control_character": "Control characters and lone surrogates are not allowed.",
}


def error_rows() -> dict[tuple[int, str], str]:
    """Status and code of every error, with the first sentence about it."""
    for module in pkgutil.walk_packages(billhead.__path__, "billhead."):
        importlib.import_module(module.name)
    return {(_status(kind), kind.code): _meaning(kind) for kind in _kinds(BillheadError)}


def field_rows() -> dict[str, str]:
    """Codes of fields: pydantic's under our names, and our own."""
    rows = {code: PLAIN[code] for code in CODES.values()}
    for path in sorted(Path(billhead.__path__[0]).rglob("*.py")):
        for code, text in CUSTOM.findall(path.read_text("utf-8")):
            rows.setdefault(code, text.replace("{reason}", "See the detail."))
    return dict(sorted(rows.items()))


def page() -> str:
    errors = [f"| {status} | `{code}` | {meaning} |\n" for (status, code), meaning in sorted(error_rows().items())]
    fields = [f"| `{code}` | {meaning} |\n" for code, meaning in field_rows().items()]
    return HEAD + "".join(errors) + FIELDS + "".join(fields)


def _kinds(kind: type[BillheadError]) -> Iterator[type[BillheadError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _kinds(child)


def _status(kind: type[BillheadError]) -> int:
    return next((status for base, status in STATUS.items() if issubclass(kind, base)), 500)


def _meaning(kind: type[BillheadError]) -> str:
    paragraph = (kind.__doc__ or "").strip().split("\n\n")[0]
    return " ".join(paragraph.split()) or f"{kind.title}."


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")
