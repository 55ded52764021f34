"""Rates that ended before 2025, data only: who reads it is taxes/rates.py.

Standard rates are complete from 2016-01-01, so that a late credit note or a correction finds the rate of its day.
Reduced rates stand here where the Commission's booklet or a national law names their days; others may be missing. Left
out: short crisis rates, but for Germany's of 2020 and Norway's of 2020-2021.

Sources: Commission booklet "VAT rates applied in the Member States" section VIII, TEDB, and the dated standard rates of
duty27-eu-vat 0.1.0 (as of 2026-10-04), which agree with each other for every row of kind standard.
"""

from typing import Final

from billhead.taxes.rate_table import RateRow

HISTORY_ROWS: Final[tuple[RateRow, ...]] = (
    ("CH", "standard", "8", "2016-01-01", "2017-12-31", "MWSTG Art. 25 in the version until 2017"),
    ("CH", "standard", "7.7", "2018-01-01", "2023-12-31", "MWSTG Art. 25 in the version of 2018"),
    ("CH", "reduced", "3.8", "2016-01-01", "2017-12-31", "MWSTG Art. 25 Abs. 4 in the version until 2017"),
    ("CH", "reduced", "3.7", "2018-01-01", "2023-12-31", "MWSTG Art. 25 Abs. 4 in the version of 2018"),
    ("CH", "reduced", "2.5", "2016-01-01", "2023-12-31", "MWSTG Art. 25 Abs. 2 in the version until 2023"),
    (
        "CZ",
        "reduced",
        "15",
        "2016-01-01",
        "2023-12-31",
        "zákon č. 235/2004 Sb. § 47 until 2023; booklet",
    ),
    (
        "CZ",
        "reduced",
        "10",
        "2016-01-01",
        "2023-12-31",
        "zákon č. 235/2004 Sb. § 47 until 2023; booklet",
    ),
    ("DE", "standard", "19", "2016-01-01", "2020-06-30", "UStG § 12 Abs. 1; booklet"),
    ("DE", "standard", "16", "2020-07-01", "2020-12-31", "UStG § 28 Abs. 1 (Zweites Corona-Steuerhilfegesetz)"),
    ("DE", "reduced", "7", "2016-01-01", "2020-06-30", "UStG § 12 Abs. 2; booklet"),
    ("DE", "reduced", "5", "2020-07-01", "2020-12-31", "UStG § 28 Abs. 2 (Zweites Corona-Steuerhilfegesetz)"),
    ("EE", "standard", "20", "2016-01-01", "2023-12-31", "KMS § 15 lg 1 in the version until 2023; booklet"),
    ("FI", "standard", "24", "2016-01-01", "2024-08-31", "AVL 84 § in the version until August 2024; booklet, TEDB"),
    ("GR", "standard", "23", "2016-01-01", "2016-05-31", "VAT Code art. 21 before Law 4389/2016; booklet"),
    ("IE", "standard", "23", "2016-01-01", "2020-08-31", "VATCA 2010 s. 46; booklet"),
    (
        "IE",
        "standard",
        "21",
        "2020-09-01",
        "2021-02-28",
        "VATCA 2010 s. 46 for six months; booklet",
    ),
    ("LI", "standard", "8", "2016-01-01", "2017-12-31", "MWSTG (LI) Art. 25; follows CH"),
    ("LI", "standard", "7.7", "2018-01-01", "2023-12-31", "MWSTG (LI) Art. 25; follows CH"),
    ("LI", "reduced", "3.8", "2016-01-01", "2017-12-31", "MWSTG (LI) Art. 25; follows CH"),
    ("LI", "reduced", "3.7", "2018-01-01", "2023-12-31", "MWSTG (LI) Art. 25; follows CH"),
    ("LI", "reduced", "2.5", "2016-01-01", "2023-12-31", "MWSTG (LI) Art. 25; follows CH"),
    ("LU", "standard", "17", "2016-01-01", "2022-12-31", "Loi TVA 1979 art. 39; booklet"),
    ("LU", "standard", "16", "2023-01-01", "2023-12-31", "Loi du 26 octobre 2022; TEDB"),
    ("LU", "parking", "14", "2016-01-01", "2022-12-31", "Loi TVA 1979 art. 39; booklet"),
    ("LU", "parking", "13", "2023-01-01", "2023-12-31", "Loi du 26 octobre 2022; TEDB"),
    ("LU", "reduced", "8", "2016-01-01", "2022-12-31", "Loi TVA 1979 art. 39; booklet"),
    ("LU", "reduced", "7", "2023-01-01", "2023-12-31", "Loi du 26 octobre 2022; TEDB"),
    ("NL", "reduced", "6", "2016-01-01", "2018-12-31", "Wet OB 1968 art. 9 lid 2 in the version until 2018; booklet"),
    ("NO", "reduced", "10", "2016-01-01", "2017-12-31", "Stortingets vedtak om merverdiavgift § 4, 2016-2017"),
    ("NO", "reduced", "12", "2018-01-01", "2020-03-31", "Stortingets vedtak om merverdiavgift § 4, 2018"),
    ("NO", "reduced", "6", "2020-04-01", "2021-09-30", "Stortingets vedtak om merverdiavgift § 4, pandemic"),
    ("RO", "standard", "20", "2016-01-01", "2016-12-31", "Codul fiscal art. 291; booklet"),
    (
        "SK",
        "standard",
        "20",
        "2016-01-01",
        "2024-12-31",
        "zákon č. 222/2004 Z. z. § 27 until 2024; booklet",
    ),
    (
        "SK",
        "reduced",
        "10",
        "2016-01-01",
        "2024-12-31",
        "zákon č. 222/2004 Z. z. § 27 until 2024; booklet",
    ),
)
