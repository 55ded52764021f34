"""The countries whose law wants invoices dated in the order of their numbers, data and look-up only. Pure.

Not here, because their law asks for consecutive numbers but says nothing of dates, or we found no source that does:
Italy (D.P.R. 633/1972 art. 21 c. 2 b): unique and progressive; the date of an e-invoice is that of the supply,
circolare 14/E of 2019), Bulgaria, Germany, Hungary and the rest of the EU.
"""

from functools import cache
from typing import Final

# country, law
ORDER_ROWS: Final[tuple[tuple[str, str], ...]] = (
    # "numeración correlativa" within a series: in number and date, as it is taught and as software is built there.
    ("ES", "Real Decreto 1619/2012 art. 6.1 a)"),
    ("FR", "CGI annexe II art. 242 nonies A, I, 7°"),
    ("PT", "Despacho 8632/2014; CIVA art. 36 n.º 5"),
)


def demands_order(country_code: str) -> bool:
    """Whether a document may not be dated before the last one of its series."""
    return country_code in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(country for country, _ in ORDER_ROWS)
