"""Single facts about rates, each written out here with where it is published: a wrong row cannot agree with itself."""

from datetime import date
from decimal import Decimal

import pytest
from billhead.taxes.rates import is_statutory, rate_for, standard_rate

# code, day, standard rate, published by
STANDARD = [
    ("DE", "2020-06-30", "19", "Zweites Corona-Steuerhilfegesetz: 16 % from 1 July to 31 December 2020"),
    ("DE", "2020-07-01", "16", "Zweites Corona-Steuerhilfegesetz"),
    ("DE", "2020-12-31", "16", "Zweites Corona-Steuerhilfegesetz"),
    ("DE", "2021-01-01", "19", "Zweites Corona-Steuerhilfegesetz"),
    ("EE", "2023-12-31", "20", "EMTA: 20 % until 2023"),
    ("EE", "2024-01-01", "22", "EMTA: 22 % from 1 January 2024"),
    ("EE", "2025-06-30", "22", "EMTA: 24 % from 1 July 2025"),
    ("EE", "2025-07-01", "24", "EMTA: 24 % from 1 July 2025"),
    ("FI", "2024-08-31", "24", "vero.fi: 25.5 % from 1 September 2024"),
    ("FI", "2024-09-01", "25.5", "vero.fi: 25.5 % from 1 September 2024"),
    ("GR", "2016-05-31", "23", "Law 4389/2016: 24 % from 1 June 2016"),
    ("GR", "2016-06-01", "24", "Law 4389/2016: 24 % from 1 June 2016"),
    ("IE", "2020-08-31", "23", "revenue.ie: 21 % from 1 September 2020 to 28 February 2021"),
    ("IE", "2020-09-01", "21", "revenue.ie: 21 % from 1 September 2020 to 28 February 2021"),
    ("IE", "2021-02-28", "21", "revenue.ie: 21 % from 1 September 2020 to 28 February 2021"),
    ("IE", "2021-03-01", "23", "revenue.ie: 23 % again from 1 March 2021"),
    ("LU", "2022-12-31", "17", "AED: one point less in 2023"),
    ("LU", "2023-06-30", "16", "AED: one point less in 2023"),
    ("LU", "2024-01-01", "17", "AED: one point less in 2023 only"),
    ("RO", "2016-12-31", "20", "Codul fiscal: 19 % from 1 January 2017"),
    ("RO", "2017-01-01", "19", "Codul fiscal: 19 % from 1 January 2017"),
    ("RO", "2025-07-31", "19", "Legea 141/2025: 21 % from 1 August 2025"),
    ("RO", "2025-08-01", "21", "Legea 141/2025: 21 % from 1 August 2025"),
    ("SK", "2024-12-31", "20", "Finančná správa: 23 % from 1 January 2025"),
    ("SK", "2025-01-01", "23", "Finančná správa: 23 % from 1 January 2025"),
    ("CH", "2017-12-31", "8", "ESTV: 7.7 % from 1 January 2018"),
    ("CH", "2018-01-01", "7.7", "ESTV: 7.7 % from 1 January 2018"),
    ("CH", "2023-12-31", "7.7", "ESTV: 8.1 % from 1 January 2024"),
    ("CH", "2024-01-01", "8.1", "ESTV: 8.1 % from 1 January 2024"),
    ("LI", "2024-01-01", "8.1", "Steuerverwaltung: the Swiss rates"),
    ("NO", "2026-11-23", "25", "Skatteetaten: 25 %"),
    ("IS", "2026-11-23", "24", "Skatturinn: 24 %"),
    ("GB", "2026-11-23", "20", "gov.uk/vat-rates: 20 %"),
    ("XI", "2026-11-23", "20", "gov.uk/vat-rates: 20 %, Northern Ireland too"),
    ("HU", "2026-11-23", "27", "NAV: 27 %"),
    ("HR", "2026-11-23", "25", "Porezna uprava: 25 %"),
    ("SI", "2026-11-23", "22", "FURS: 22 %"),
    ("IT", "2026-11-23", "22", "Agenzia delle Entrate: 22 %"),
    ("MT", "2026-11-23", "18", "cfr.gov.mt: 18 %"),
    ("CY", "2026-11-23", "19", "TEDB: 19 %"),
    ("PT-20", "2021-07-01", "16", "AT, Ofício Circulado 25045/2024: 30 % less from 1 July 2021"),
    ("PT-30", "2026-11-23", "22", "AT, Ofício Circulado 25045/2024"),
    ("AT-JM", "2026-11-23", "19", "UStG 1994 § 10 Abs. 4; TEDB, heading region"),
    ("FR-DOM", "2026-11-23", "8.5", "CGI art. 296"),
    ("FR-20R", "2026-11-23", "20", "Guide de la TVA des collectivités locales, annexe 2: 20 % in Corsica"),
    ("GR-AEG", "2025-01-01", "17", "TEDB, heading region: Leros, Lesvos, Kos, Samos, Chios"),
    ("GR-AEG26", "2025-12-31", "24", "AADE circular E.2113/2025: from 1 January 2026"),
    ("GR-AEG26", "2026-01-01", "17", "AADE circular E.2113/2025: 24 % becomes 17 %"),
    ("ES-CN", "2019-12-31", "6.5", "CECAPYME: 6.5 to 7 % on 1 January 2020"),
    ("ES-CN", "2020-01-01", "7", "CECAPYME: 6.5 to 7 % on 1 January 2020"),
]

# code, day, percent, whether it is in force, published by
IN_FORCE = [
    ("AT", "2026-06-30", "4.9", False, "BMF: 4.9 % on basic food from 1 July 2026"),
    ("AT", "2026-07-01", "4.9", True, "BMF: 4.9 % on basic food from 1 July 2026"),
    ("FI", "2025-12-31", "13.5", False, "vero.fi: 14 becomes 13.5 % on 1 January 2026"),
    ("FI", "2026-01-01", "13.5", True, "vero.fi: 14 becomes 13.5 % on 1 January 2026"),
    ("FI", "2026-01-01", "14", False, "vero.fi: 14 becomes 13.5 % on 1 January 2026"),
    ("LT", "2025-12-31", "9", True, "VMI: 9 becomes 12 % on 1 January 2026"),
    ("LT", "2026-01-01", "9", False, "VMI: 9 becomes 12 % on 1 January 2026"),
    ("LT", "2026-01-01", "12", True, "VMI: 9 becomes 12 % on 1 January 2026"),
    ("SK", "2024-12-31", "10", True, "Finančná správa: 10 becomes 19 and 5 % on 1 January 2025"),
    ("SK", "2025-01-01", "10", False, "Finančná správa: 10 becomes 19 and 5 % on 1 January 2025"),
    ("SK", "2025-01-01", "19", True, "Finančná správa: 10 becomes 19 and 5 % on 1 January 2025"),
    ("CZ", "2023-12-31", "15", True, "Zákon č. 349/2023 Sb.: 15 and 10 become 12 % on 1 January 2024"),
    ("CZ", "2024-01-01", "15", False, "Zákon č. 349/2023 Sb.: 15 and 10 become 12 % on 1 January 2024"),
    ("CZ", "2024-01-01", "12", True, "Zákon č. 349/2023 Sb.: 15 and 10 become 12 % on 1 January 2024"),
    ("NL", "2018-12-31", "6", True, "Belastingdienst: 6 becomes 9 % on 1 January 2019"),
    ("NL", "2019-01-01", "6", False, "Belastingdienst: 6 becomes 9 % on 1 January 2019"),
    ("CH", "2023-12-31", "2.5", True, "ESTV: 2.5 becomes 2.6 % on 1 January 2024"),
    ("CH", "2024-01-01", "2.5", False, "ESTV: 2.5 becomes 2.6 % on 1 January 2024"),
    ("CH", "2027-12-31", "3.8", True, "MWSTG Art. 25 Abs. 4: until 31 December 2027"),
    ("CH", "2028-01-01", "3.8", False, "MWSTG Art. 25 Abs. 4: until 31 December 2027"),
    ("RO", "2026-07-31", "9", True, "Legea 141/2025 art. III: dwellings until 31 July 2026"),
    ("RO", "2026-08-01", "9", False, "Legea 141/2025 art. III: dwellings until 31 July 2026"),
    ("PT-30", "2024-09-30", "5", True, "Madeira's budget: 5 becomes 4 % on 1 October 2024"),
    ("PT-30", "2024-10-01", "5", False, "Madeira's budget: 5 becomes 4 % on 1 October 2024"),
    ("PT-30", "2024-10-01", "4", True, "Madeira's budget: 5 becomes 4 % on 1 October 2024"),
    ("FR-20R", "2026-11-23", "13", True, "CGI art. 297: petroleum products"),
    ("FR-20R", "2026-11-23", "0.9", True, "CGI art. 297"),
    ("FR", "2026-11-23", "13", False, "CGI art. 297 is for Corsica"),
    ("FR-DOM", "2026-11-23", "1.05", True, "Guide de la TVA des collectivités locales, annexe 2"),
    ("FR-DOM", "2026-11-23", "20", False, "CGI art. 296"),
    ("GR-AEG26", "2026-01-01", "24", True, "AADE circular E.2113/2025: not for tobacco and means of transport"),
    ("GR-AEG26", "2026-01-01", "3", True, "AADE circular E.2113/2025: 4 % becomes 3 %"),
    ("AT-JM", "2026-11-23", "20", True, "UStG 1994 § 10 Abs. 4: vehicles stay at 20 %"),
    ("ES-CN", "2026-11-23", "15", True, "Ley 4/2012 art. 56"),
    ("ES-CN", "2026-11-23", "21", False, "IVA does not hold there: Ley 37/1992 art. 3"),
    ("NO", "2026-11-23", "11.11", True, "Skatteetaten: raw fish"),
    ("IE", "2026-11-23", "4.8", True, "revenue.ie: livestock"),
]

PARKING = [
    ("AT", "13", "Commission booklet, parking rates"),
    ("BE", "12", "Commission booklet, parking rates; TEDB"),
    ("IE", "13.5", "Commission booklet, parking rates"),
    ("LU", "14", "Commission booklet, parking rates; TEDB"),
    ("MT", "12", "TEDB, parking rate since 2024"),
    ("PT", "13", "Commission booklet, parking rates; TEDB"),
]


def test_at_least_sixty_facts_are_checked() -> None:
    assert len({fact[:3] for fact in (*STANDARD, *IN_FORCE)}) >= 60


@pytest.mark.parametrize(("code", "day", "percent", "source"), STANDARD)
def test_the_standard_rate_of_a_day_is_the_published_one(code: str, day: str, percent: str, source: str) -> None:
    assert standard_rate(code, date.fromisoformat(day)) == Decimal(percent), source


@pytest.mark.parametrize(("code", "day", "percent", "holds", "source"), IN_FORCE)
def test_a_rate_holds_from_its_first_to_its_last_day(
    code: str, day: str, percent: str, holds: bool, source: str
) -> None:
    assert is_statutory(code, Decimal(percent), date.fromisoformat(day)) is holds, source


@pytest.mark.parametrize(("code", "percent", "source"), PARKING)
def test_parking_rates_are_the_published_ones(code: str, percent: str, source: str) -> None:
    assert rate_for(code, "parking", date(2026, 11, 23)) == Decimal(percent), source
