"""typst, through its Python package: a template and the invoice as JSON; no invoice comes twice, for it caches."""

import json
from typing import Any

from tests.benchmarks.pdf import peer

TEMPLATE = r"""
#let d = json(bytes(sys.inputs.invoice))
#let primary = rgb("#0F766E")
#set document(title: d.number)
#set text(font: "Source Sans Pro", size: 9.5pt, fill: rgb("#181C24"), lang: "en")
#set page(paper: "a4", margin: (x: 48pt, top: 60pt, bottom: 70pt), footer: context align(right, text(size: 8.5pt,
  fill: rgb("#646870"))[Page #counter(page).display() of #counter(page).final().first()]))
#grid(columns: (1fr, 1fr), text(size: 13pt, weight: 600, d.issuer.name),
  align(right)[#text(size: 28pt, weight: 600, fill: primary)[Invoice] \ No. #d.number])
#v(20pt)
#grid(columns: (1fr, 1fr), ..(("Bill to", d.customer), ("From", d.issuer)).map(((heading, party)) => [
  #text(size: 8pt, weight: 600, fill: primary, heading) \ #text(size: 10.5pt, weight: 600, party.name) \
  #party.lines.join(linebreak())]))
#v(12pt)
#block(fill: rgb("#EEF5F4"), radius: 3pt, width: 100%, inset: 9pt, grid(columns: (1fr, 1fr),
  ..(("Invoice date", d.date), ("Due date", d.date_due)).map(((label, value)) => [
    #text(size: 8.5pt, fill: rgb("#646870"), label) \ *#value*])))
#table(columns: (24pt, 1fr, 56pt, 36pt, 60pt, 36pt, 60pt), stroke: none, inset: (x: 5pt, y: 6pt),
  align: (left, left, right, left, right, right, right),
  table.header(..d.head.map(label => table.cell(fill: primary, text(size: 8.5pt, weight: 600, fill: white, label)))),
  ..d.rows.map(r => (r.at(0), [#text(weight: 600, r.at(1)) #if r.at(2) != "" [ \ #text(size: 8.5pt,
    fill: rgb("#646870"), r.at(2))]], r.at(3), r.at(4), r.at(5), r.at(6), r.at(7), table.hline(stroke: 0.5pt
    + rgb("#D9DADB")))).flatten())
#grid(columns: (1fr, 210pt), [#text(weight: 600, fill: primary)[VAT summary] \ #d.tax],
  [#grid(columns: (1fr, auto), row-gutter: 8pt, ..d.totals.flatten())
   #block(fill: primary, radius: 3pt, width: 100%, inset: 9pt,
     text(fill: white, weight: 600)[Amount due #h(1fr) #d.due])])
#block(fill: rgb("#EEF5F4"), radius: 3pt, width: 100%, inset: 11pt, breakable: false, grid(columns: (1fr, 76pt),
  [#text(weight: 600, fill: primary)[Payment details] \ IBAN #d.iban],
  image(bytes(d.code), format: "svg", width: 76pt)))
#d.note
"""


def render(document: dict[str, Any]) -> bytes:
    import typst

    return typst.compile(
        TEMPLATE.encode(),
        font_paths=[str(peer.font_file("Regular").parent)],
        ignore_system_fonts=True,
        sys_inputs={"invoice": json.dumps(_invoice(document), ensure_ascii=False)},
    )


def _invoice(document: dict[str, Any]) -> dict[str, Any]:
    tax = document["taxes"][0]
    totals = (("Net total", document["total"]), ("VAT", tax["amount"]), ("Total", document["total_with_tax"]))
    return {
        "number": document["number"],
        "date": document["date"],
        "date_due": document["date_due"],
        "issuer": {"name": document["issuer"]["name"], "lines": peer.address(document["issuer"])},
        "customer": {"name": document["customer"]["name"], "lines": peer.address(document["customer"])},
        "head": peer.HEAD,
        "rows": peer.cells(document),
        "tax": f"{tax['rate']}%   {peer.money(tax['base'])}   {peer.money(tax['amount'])}",
        "totals": [(label, f"€{peer.money(amount)}") for label, amount in totals],
        "due": f"€{peer.money(document['total_due'])}",
        "iban": document["issuer"]["bank_account"]["iban"],
        "code": peer.payment_code_svg(document),
        "note": document["note"],
    }
