"""WeasyPrint: the invoice as a page of HTML with a stylesheet for paper."""

from base64 import b64encode
from html import escape
from typing import Any

from tests.benchmarks.pdf import peer

STYLE = """
@font-face {{ font-family: Brand; src: url("{regular}") }}
@font-face {{ font-family: Brand; font-weight: 600; src: url("{bold}") }}
@page {{ size: A4; margin: 60pt 48pt 70pt; @bottom-right {{ content: "Page " counter(page) " of " counter(pages);
  font: 8.5pt Brand; color: #646870 }} }}
body {{ font: 9.5pt/14pt Brand; color: #181C24 }}
h1 {{ font-size: 28pt; color: #0F766E; text-align: right; margin: 0 }} h2 {{ font-size: 10pt; color: #0F766E }}
.two {{ display: flex; gap: 24pt }} .two > * {{ flex: 1 }}
.ground {{ background: #EEF5F4; border-radius: 3pt; padding: 9pt }}
table {{ width: 100%; border-collapse: collapse }} th {{ background: #0F766E; color: white; font-size: 8.5pt }}
td, th {{ padding: 6pt 5pt; text-align: right; vertical-align: top }} td {{ border-bottom: 0.5pt solid #D9DADB }}
td:nth-child(-n+2), th:nth-child(-n+2), td:nth-child(4), th:nth-child(4) {{ text-align: left }}
small {{ display: block; font-size: 8.5pt; color: #646870 }} .due {{ background: #0F766E; color: white; padding: 9pt }}
"""


def render(document: dict[str, Any]) -> bytes:
    from weasyprint import HTML

    return HTML(string=_page(document)).write_pdf()


def _page(document: dict[str, Any]) -> str:
    style = STYLE.format(regular=peer.font_file("Regular").as_uri(), bold=peer.font_file("Semibold").as_uri())
    head = "".join(f"<th>{label}" for label in peer.HEAD)
    rows = "".join(map(_row, peer.cells(document)))
    tax = document["taxes"][0]
    code = b64encode(peer.payment_code_svg(document).encode()).decode()
    return f"""<!doctype html><html lang=en><title>{document["number"]}</title><style>{style}</style>
<div class=two><b>{escape(document["issuer"]["name"])}</b><div><h1>Invoice</h1>No. {document["number"]}</div></div>
<div class=two>{_party("Bill to", document["customer"])}{_party("From", document["issuer"])}</div>
<div class="two ground"><div><small>Invoice date</small>{document["date"]}</div>
<div><small>Due date</small>{document["date_due"]}</div></div>
<table><thead><tr>{head}</thead>{rows}</table>
<div class=two><div><h2>VAT summary</h2>{tax["rate"]}% {peer.money(tax["base"])} {peer.money(tax["amount"])}</div>
<div>Net total €{peer.money(document["total"])}<br>VAT €{peer.money(tax["amount"])}<br>
Total €{peer.money(document["total_with_tax"])}<p class=due>Amount due €{peer.money(document["total_due"])}</div></div>
<div class="two ground"><div><h2>Payment details</h2>IBAN {document["issuer"]["bank_account"]["iban"]}</div>
<img width=101 src="data:image/svg+xml;base64,{code}" alt="Payment code"></div><p>{document["note"]}</html>"""


def _party(heading: str, party: dict[str, Any]) -> str:
    return f"<div><h2>{heading}</h2><b>{escape(party['name'])}</b><br>{'<br>'.join(peer.address(party))}</div>"


def _row(row: tuple[str, ...]) -> str:
    position, name, description, *figures = row
    detail = f"<small>{escape(description)}</small>" if description else ""
    return f"<tr><td>{position}<td><b>{escape(name)}</b>{detail}{''.join(f'<td>{figure}' for figure in figures)}"
