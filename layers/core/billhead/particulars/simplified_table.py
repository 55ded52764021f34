"""Up to which amount a simplified invoice will do, data only: who reads it is scheme.py. Pure.

The row EU is what the Directive obliges every member state to allow; a state's own rows replace it. Amounts are in the
row's currency: a document in another one is measured by its converted total, and where it has none, the full
particulars are demanded (so of Hungary and Romania in their own currencies: their law says euros). Left out: what is
only for tills and retail (EUR 3,000 in Spain, 1,000 in Portugal and Slovakia, CHF 400 of Art. 57 MWSTV). Belgium,
Slovenia and Luxembourg may mean EUR 100 without tax; ours is the stricter reading.
"""

from typing import Final, Literal

SimplifiedRow = tuple[str, str, str, Literal["gross", "net"], str]

# countries, currency, the greatest amount ("" = no simplified invoice), with or without tax, law
SIMPLIFIED_ROWS: Final[tuple[SimplifiedRow, ...]] = (
    ("EU", "EUR", "100", "gross", "Directive 2006/112/EC art. 220a (1) (a)"),
    ("AT", "EUR", "400", "gross", "§ 11 Abs. 6 UStG 1994"),
    ("CZ", "CZK", "10000", "gross", "zákon č. 235/2004 Sb. § 30"),
    ("DE", "EUR", "250", "gross", "§ 33 UStDV"),
    ("DK", "DKK", "3000", "gross", "momsbekendtgørelsen § 64 stk. 1"),
    ("EE", "EUR", "", "gross", "KMS § 37 lg 9: for passengers' tickets and machines only"),
    ("ES", "EUR", "400", "gross", "Real Decreto 1619/2012 art. 4.1 a)"),
    ("FI", "EUR", "400", "gross", "AVL 209 f § (HE 25/2012)"),
    ("FR", "EUR", "150", "net", "CGI annexe II art. 242 nonies A, II"),
    ("GB XI", "GBP", "250", "gross", "SI 1995/2518 reg. 16A"),
    ("GR", "EUR", "100", "gross", "ν. 4308/2014 άρθρο 10"),
    ("IE", "EUR", "100", "gross", "S.I. 639/2010 reg. 20; Revenue, simplified invoicing"),
    ("IT", "EUR", "400", "gross", "D.P.R. 633/1972 art. 21-bis; D.M. 10 maggio 2019"),
    ("PL", "PLN", "450", "gross", "ustawa o VAT art. 106e ust. 5 pkt 3"),
    ("PL", "EUR", "100", "gross", "ustawa o VAT art. 106e ust. 5 pkt 3"),
    ("PT", "EUR", "100", "gross", "CIVA art. 40 n.º 1 b)"),
    ("RO", "EUR", "100", "gross", "Codul fiscal art. 319 alin. (12)"),
    ("SE", "SEK", "4000", "gross", "mervärdesskattelag (2023:200) 17 kap.; Skatteverket, förenklad faktura"),
    ("SI", "EUR", "100", "gross", "ZDDV-1 83. člen"),
    ("SK", "EUR", "100", "gross", "zákon č. 222/2004 Z. z. § 74 ods. 3 a)"),
)
