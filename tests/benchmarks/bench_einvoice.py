"""An electronic invoice of 10 and 1,000 lines, beside the writer of factur-x 7.8, which writes both syntaxes as well.

`ours` goes from the document's JSON to the file: mapped to the semantic model, checked by the preflight, written.
factur-x gets a finished dictionary of business terms; its own checks (schema, Schematron) are off. Run with
`python -m tests.benchmarks.bench_einvoice`.
"""

import logging
import time
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from billhead.einvoice.mapping import map_document
from billhead.einvoice.preflight import lacks_of
from billhead.einvoice.profiles import Format, format_named
from billhead.einvoice.writing import write_invoice
from facturx.generate_xml import generate_xml
from facturx.parse_xml import parse_ubl_cii_xml

from tests.benchmarks.tables import print_table
from tests.unit.einvoice.einvoice_documents import composed, line
from tests.unit.einvoice.kinds_of_invoices import REFERENCES

SIZES = (10, 1_000)
ROUNDS = {10: 60, 1_000: 5}


def main() -> None:
    logging.getLogger("factur-x").setLevel(logging.ERROR)
    rows = [figures(size, format_named(name)) for size in SIZES for name in ("cii", "ubl")]
    head = ("lines", "syntax", "ours, ms", "of it mapped", "checked", "written", "factur-x, ms", "ratio")
    print_table("Electronic invoices, CPU time", head, rows)


def sample(size: int) -> dict[str, Any]:
    lines = [line(10 + number, quantity=number % 7 + 1, taxes=[{"rate": 19}]) for number in range(size)]
    return composed({**REFERENCES, "items": lines})


def figures(size: int, form: Format) -> tuple[object, ...]:
    document = sample(size)
    invoice = map_document(document, form)
    theirs = parse_ubl_cii_xml(write_invoice(invoice, form), check_xsd=False)
    rounds = ROUNDS[size]
    mapped = best(lambda: map_document(document, form), rounds)
    checked = best(lambda: lacks_of(invoice, document, form), rounds)
    written = best(lambda: write_invoice(invoice, form), rounds)
    other = best(lambda given: written_by_factur_x(given, form), rounds, lambda: deepcopy(theirs))
    ours = mapped + checked + written
    return (
        size,
        form.syntax,
        *(f"{part:.2f}" for part in (ours, mapped, checked, written, other)),
        f"{other / ours:.1f}",
    )


def written_by_factur_x(terms: dict[str, Any], form: Format) -> Any:
    """It changes what it is given, so each round has a copy of its own."""
    flavor = "factur-x" if form.syntax == "cii" else "ubl-2.1"
    return generate_xml(terms, flavor=flavor, check_xsd=False, check_schematron=False)


def best(work: Callable[..., Any], rounds: int, prepare: Callable[[], Any] | None = None) -> float:
    """Milliseconds of CPU of the best round; what is prepared is not counted."""
    taken: list[float] = []
    for _ in range(rounds):
        given = (prepare(),) if prepare else ()
        start = time.process_time()
        work(*given)
        taken.append(time.process_time() - start)
    return min(taken) * 1000


if __name__ == "__main__":
    main()
