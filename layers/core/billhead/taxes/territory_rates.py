"""Rates of special territories, data only: who reads it is taxes/rates.py, and taxation/territories.py names the keys.

Where a territory shares rates with its country they are repeated, so that a key is complete by itself. Rates for
sellers from elsewhere are the country's (Territory.destination_rates). A rate has the kind that it has on the mainland:
the Azores' 4 % is Portugal's 6 % and so reduced, though below 5. Kind "special" is explained in rate_table.py.

Left out: Ceuta's and Melilla's IPSI (Ley 8/1991: 0.5 to 10 %, set by ordinance, not verified), the Azores before
2021-07-01, and the local taxes of Campione, Jersey, San Marino, the Faroe Islands and others.
"""

from typing import Final

from billhead.taxes.rate_table import RateRow

_JM = "UStG 1994 § 10 Abs. 4, Jungholz and Mittelberg; TEDB"
_AT = "UStG 1994 § 10, as the rest of Austria"
_IGIC = "Ley 4/2012 (Canarias) art. 51-61; Decreto Legislativo 1/2025"
_CORSICA = "CGI art. 297, Corsica; TEDB"
_FRANCE = "CGI art. 278-279, as the rest of France"
_DOM = "CGI art. 296, Guadeloupe, Martinique, Réunion"
_PRESS = "CGI art. 296 ter, 281 quater, 298 septies: press, first nights; Guide de la TVA, annexe 2"
_FIVE = "VAT Code art. 26(4)-(5) (before: art. 21), 30 % less; TEDB, decisions since 2018"
_SMALL = "VAT Code art. 26(4A)-(5) (Law 5246/2025), AADE circular E.2113/2025"
_GREECE = "VAT Code art. 26, tobacco and means of transport, as the rest of Greece"
_GREECE_BEFORE = "VAT Code, as the rest of Greece until Law 5246/2025"
_AZORES = "Decreto Legislativo Regional 15-A/2021/A; Ofício Circulado 25045/2024"
_MADEIRA = "CIVA art. 18 n.º 3, Madeira; Ofício Circulado 25045/2024"

# key, kind, percent, valid from, last day ("" = open), source
TERRITORY_RATE_ROWS: Final[tuple[RateRow, ...]] = (
    ("AT-JM", "standard", "19", "2016-01-01", "", _JM),
    ("AT-JM", "reduced", "13", "2016-01-01", "", _AT),
    ("AT-JM", "reduced", "10", "2016-01-01", "", _AT),
    ("AT-JM", "super_reduced", "4.9", "2026-07-01", "", _AT),
    ("AT-JM", "zero", "0", "2024-01-01", "2025-03-31", _AT),
    ("AT-JM", "zero", "0", "2026-01-01", "", _AT),
    ("AT-JM", "special", "20", "2016-01-01", "", "UStG 1994 § 10 Abs. 4: vehicles, supplies to the rest of Austria"),
    ("ES-CN", "standard", "7", "2020-01-01", "", _IGIC),
    ("ES-CN", "standard", "6.5", "2019-01-01", "2019-12-31", "IGIC, before the rise of 2020"),
    ("ES-CN", "reduced", "3", "2016-01-01", "", _IGIC),
    ("ES-CN", "zero", "0", "2016-01-01", "", _IGIC),
    ("ES-CN", "special", "5", "2025-01-01", "", "IGIC, first homes and others; budget papers of 2026"),
    ("ES-CN", "special", "9.5", "2016-01-01", "", _IGIC),
    ("ES-CN", "special", "15", "2020-01-01", "", _IGIC),
    ("ES-CN", "special", "20", "2016-01-01", "", _IGIC),
    ("FR-20R", "standard", "20", "2016-01-01", "", _FRANCE),
    ("FR-20R", "reduced", "10", "2016-01-01", "", _CORSICA),
    ("FR-20R", "reduced", "5.5", "2016-01-01", "", _FRANCE),
    ("FR-20R", "super_reduced", "2.1", "2016-01-01", "", _CORSICA),
    ("FR-20R", "special", "13", "2016-01-01", "", "CGI art. 297, petroleum products delivered in Corsica; TEDB"),
    (
        "FR-20R",
        "special",
        "0.9",
        "2016-01-01",
        "",
        "CGI art. 297, first nights, livestock; TEDB",
    ),
    ("FR-DOM", "standard", "8.5", "2016-01-01", "", _DOM),
    ("FR-DOM", "reduced", "2.1", "2016-01-01", "", _DOM),
    ("FR-DOM", "special", "1.75", "2016-01-01", "", _PRESS),
    ("FR-DOM", "special", "1.05", "2016-01-01", "", _PRESS),
    ("GR-AEG", "standard", "17", "2018-01-01", "", _FIVE),
    ("GR-AEG", "reduced", "9", "2018-01-01", "", _FIVE),
    ("GR-AEG", "reduced", "4", "2018-01-01", "", _FIVE),
    ("GR-AEG", "special", "24", "2018-01-01", "", _GREECE),
    ("GR-AEG", "special", "13", "2018-01-01", "", _GREECE),
    ("GR-AEG", "special", "6", "2018-01-01", "", _GREECE),
    ("GR-AEG", "special", "3", "2026-01-01", "", "AADE circular E.2113/2025: the 4 % level with 30 % less"),
    ("GR-AEG26", "standard", "24", "2018-01-01", "2025-12-31", _GREECE_BEFORE),
    ("GR-AEG26", "reduced", "13", "2018-01-01", "2025-12-31", _GREECE_BEFORE),
    ("GR-AEG26", "reduced", "6", "2018-01-01", "2025-12-31", _GREECE_BEFORE),
    ("GR-AEG26", "standard", "17", "2026-01-01", "", _SMALL),
    ("GR-AEG26", "reduced", "9", "2026-01-01", "", _SMALL),
    ("GR-AEG26", "reduced", "4", "2026-01-01", "", _SMALL),
    ("GR-AEG26", "special", "24", "2026-01-01", "", _GREECE),
    ("GR-AEG26", "special", "13", "2026-01-01", "", _GREECE),
    ("GR-AEG26", "special", "6", "2026-01-01", "", _GREECE),
    ("GR-AEG26", "special", "3", "2026-01-01", "", "AADE circular E.2113/2025: the 4 % level with 30 % less"),
    ("PT-20", "standard", "16", "2021-07-01", "", _AZORES),
    ("PT-20", "reduced", "9", "2021-07-01", "", _AZORES),
    ("PT-20", "reduced", "4", "2021-07-01", "", _AZORES),
    ("PT-30", "standard", "22", "2016-01-01", "", _MADEIRA),
    ("PT-30", "reduced", "12", "2016-01-01", "", _MADEIRA),
    ("PT-30", "reduced", "5", "2016-01-01", "2024-09-30", _MADEIRA),
    ("PT-30", "reduced", "4", "2024-10-01", "", "Orçamento regional da Madeira 2024, since 2024-10-01"),
)
