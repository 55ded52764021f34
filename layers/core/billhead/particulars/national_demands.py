"""What single countries demand of an invoice, data only; the form of a row is told in eu_demands.py. Pure.

A country's rows of a rule replace those of the EU (or of everybody) with that rule. A number of the buyer's is demanded
where he is a business at home and the law wants it whether or not he owes the tax; either number will do where both
identify him, and so does the one that he has where the law excuses those without a tax number.

Not here, for want of a source that we could read: Iceland, Liechtenstein, Monaco; the numbers of domestic buyers in
Cyprus, Latvia, Luxembourg and Malta; the company law of Belgium, Croatia, Czechia, Denmark, Finland, Hungary, Ireland,
Luxembourg, Poland, Portugal, Romania, Spain and Sweden (its “Godkänd för F-skatt” too). Great Britain's trading
disclosures (SI 2015/17 reg. 25) are for letters and order forms, not for invoices.
"""

from typing import Final

from billhead.particulars.eu_demands import DemandRow

_AT: Final = "§ 11 Abs. 1 und 6 UStG 1994"
_CH: Final = "MWSTG Art. 26 Abs. 2"
_ES: Final = "Real Decreto 1619/2012 art. 6, 7"
_FR: Final = "CGI annexe II art. 242 nonies A"
_GB: Final = "SI 1995/2518 reg. 14, 16A"
_IT: Final = "D.P.R. 633/1972 art. 21 c. 2, 21-bis"
_NO: Final = "bokføringsforskriften § 5-1-1, § 5-1-2"
_PT: Final = "CIVA art. 36 n.º 5, 40 n.º 2"

_BUYER: Final = "/customer/tax_number|company_number"

EU_STATE_ROWS: Final[tuple[DemandRow, ...]] = (
    ("AT", "issuer_tax_number", "/issuer/tax_number", "FC", "", _AT),
    ("AT", "customer_tax_number", "/customer/tax_number", "F", "above_10000_eur", "§ 11 Abs. 1 Z 2 UStG 1994"),
    ("AT", "date_of_supply", "/date_service|date_service_to", "FS", "supplied", _AT),
    ("AT", "issuer_registration", "/issuer/registration", "FSCX", "company", "§ 14 UGB"),
    ("BE", "customer_tax_number", _BUYER, "F", "home_business", "KB nr. 1 / AR n° 1 art. 5 § 1 3°"),
    ("BG", "customer_tax_number", _BUYER, "F", "home_business", "ЗДДС чл. 114 ал. 1"),
    ("CZ", "customer_tax_number", _BUYER, "F", "home_business", "zákon č. 235/2004 Sb. § 29 odst. 1 d), 3 a)"),
    ("CZ", "date_of_supply", "/date_service|date_service_to", "FS", "supplied", "zákon č. 235/2004 Sb. § 29, 30a"),
    ("DE", "vat_ids", "/issuer/tax_number /customer/tax_number", "F", "liable_abroad", "§ 14a Abs. 1, 3 UStG"),
    ("DE", "issuer_address", "/issuer/address /issuer/city", "FSCX", "", "§ 14 Abs. 4 Nr. 1 UStG; §§ 33, 34a UStDV"),
    (
        *("DE", "issuer_tax_number", "/issuer/tax_number|tax_number_2", "FCX", ""),
        "§ 14 Abs. 4 Nr. 2 UStG; § 34a Nr. 2 UStDV",
    ),
    ("DE", "customer_name", "/customer/name", "FXN", "", "§ 14 Abs. 4 Nr. 1 UStG; § 34a Nr. 1 UStDV"),
    (
        *("DE", "customer_address", "/customer/address /customer/city", "FX", ""),
        "§ 14 Abs. 4 Nr. 1 UStG; § 34a Nr. 1 UStDV",
    ),
    ("DE", "date_of_supply", "/date_service|date_service_to", "F", "supplied", "§ 14 Abs. 4 Nr. 6 UStG"),
    ("DE", "issuer_registration", "/issuer/registration", "FSCX", "company", "§ 35a GmbHG, § 80 AktG, § 37a HGB"),
    ("EE", "issuer_company_number", "/issuer/company_number", "FCX", "", "äriseadustik § 15 lg 2"),
    ("ES", "issuer_address", "/issuer/address /issuer/city", "F", "", _ES),
    ("ES", "issuer_tax_number", "/issuer/tax_number|tax_number_2", "FSCX", "", _ES),
    ("ES", "customer_tax_number", _BUYER, "F", "home_business", "Real Decreto 1619/2012 art. 6.1 d) 3.º"),
    ("FI", "issuer_address", "/issuer/address /issuer/city", "FCX", "", "AVL 209 e §"),
    ("FI", "issuer_tax_number", "/issuer/tax_number", "FC", "", "AVL 209 e §"),
    ("FI", "issuer_tax_number", "/issuer/tax_number|company_number", "S", "", "AVL 209 f §"),
    ("FR", "issuer_tax_number", "/issuer/tax_number", "FC", "", f"{_FR}, I 2°, II"),
    ("FR", "customer_name", "/customer/name", "FSXN", "", f"{_FR}, I 1°"),
    ("FR", "customer_address", "/customer/address /customer/city", "FSX", "", f"{_FR}, I 1°"),
    ("FR", "date_of_supply", "/date_service|date_service_to", "FSX", "supplied", f"{_FR}, I"),
    (
        *("FR", "issuer_company_number", "/issuer/company_number", "FSCX", ""),
        f"{_FR}, I 1°; code de commerce art. R123-237",
    ),
    ("FR", "issuer_registration", "/issuer/registration", "FSCX", "", "code de commerce art. R123-237"),
    # In force with the e-invoice: 1 September 2026 for large companies, a year later for the rest.
    (
        *("FR", "customer_company_number", "/customer/company_number", "FSX", "home_business"),
        f"{_FR}, I 1° (décret 2022-1299)",
    ),
    (
        *("FR", "late_payment_terms", "/payment_terms", "FSX", "late_terms_missing"),
        "code de commerce art. L441-9, L441-10, D441-5",
    ),
    ("GR", "issuer_tax_number", "/issuer/tax_number|tax_number_2", "FSCX", "", "ν. 4308/2014 άρθρο 9 § 1 γ, 10"),
    ("GR", "customer_tax_number", "/customer/tax_number", "F", "home_business", "ν. 4308/2014 άρθρο 9 § 1 δ"),
    (
        "HR",
        "issuer_tax_number",
        "/issuer/tax_number|tax_number_2",
        "FSCX",
        "",
        "Zakon o PDV-u čl. 79 st. 1 t. 2, st. 2",
    ),
    ("HR", "customer_tax_number", _BUYER, "F", "home_business", "Zakon o PDV-u čl. 79 st. 1 t. 3"),
    ("HU", "customer_tax_number", "/customer/tax_number", "F", "home_business", "Áfa tv. 169. § d)"),
    ("IT", "issuer_tax_number", "/issuer/tax_number", "FSCX", "", _IT),
    (
        "IT",
        "customer_identity",
        "/customer/tax_number|company_number|address",
        "SX",
        "",
        "D.P.R. 633/1972 art. 21-bis e)",
    ),
    ("IT", "customer_tax_number", _BUYER, "F", "home_business", "D.P.R. 633/1972 art. 21 c. 2 f)"),
    ("IT", "issuer_registration", "/issuer/registration", "FSCX", "company", "codice civile art. 2250"),
    ("LT", "customer_tax_number", _BUYER, "F", "home_business", "PVMĮ 80 str."),
    ("NL", "issuer_company_number", "/issuer/company_number", "FSCX", "", "Handelsregisterwet 2007 art. 27"),
    ("PL", "customer_tax_number", "/customer/tax_number", "FS", "home_business", "ustawa o VAT art. 106e ust. 1 pkt 5"),
    ("PT", "issuer_address", "/issuer/address /issuer/city", "FCX", "", _PT),
    ("PT", "issuer_tax_number", "/issuer/tax_number|tax_number_2", "FSCX", "", _PT),
    ("PT", "customer_tax_number", _BUYER, "FSX", "home_business", _PT),
    ("RO", "issuer_tax_number", "/issuer/tax_number|tax_number_2", "FSCX", "", "Codul fiscal art. 319 alin. (20) d)"),
    ("RO", "customer_tax_number", _BUYER, "F", "home_business", "Codul fiscal art. 319 alin. (20) f)"),
    ("SI", "issuer_company_number", "/issuer/company_number", "FSCX", "company", "ZGD-1 45. člen"),
    ("SI", "issuer_registration", "/issuer/registration", "FSCX", "company", "ZGD-1 45. člen"),
    ("SK", "customer_tax_number", _BUYER, "F", "home_business", "zákon č. 222/2004 Z. z. § 74 ods. 1 b)"),
    ("SK", "date_of_supply", "/date_service|date_service_to", "FS", "supplied", "zákon č. 222/2004 Z. z. § 74"),
    ("SK", "issuer_company_number", "/issuer/company_number", "FSCX", "", "Obchodný zákonník § 3a"),
    ("SK", "issuer_registration", "/issuer/registration", "FSCX", "", "Obchodný zákonník § 3a"),
)

OTHER_ROWS: Final[tuple[DemandRow, ...]] = (
    ("CH", "issuer_address", "/issuer/city", "F", "", f"{_CH} a"),
    ("CH", "issuer_tax_number", "/issuer/tax_number", "F", "", f"{_CH} a"),
    ("CH", "customer_name", "/customer/name", "FXN", "", f"{_CH} b"),
    ("CH", "customer_address", "/customer/city", "F", "", f"{_CH} b"),
    ("CH", "date_of_supply", "/date_service|date_service_to", "F", "supplied", f"{_CH} c"),
    ("GB XI", "vat_ids", "/issuer/tax_number /customer/tax_number", "F", "to_the_eu", "SI 1995/2518 reg. 14 (2)"),
    ("GB XI", "reverse_charge_mention", "/tax_clause", "F", "unmentioned", "SI 1995/2518 reg. 14 (1) (o)"),
    ("GB XI", "tax_in_national_currency", "/exchange_rate", "F", "unconverted", "SI 1995/2518 reg. 14 (1) (l)"),
    ("GB XI", "issuer_address", "/issuer/address /issuer/city", "FS", "", _GB),
    ("GB XI", "issuer_tax_number", "/issuer/tax_number", "FS", "", _GB),
    ("GB XI", "customer_address", "/customer/address /customer/city", "F", "", "SI 1995/2518 reg. 14 (1) (e)"),
    ("GB XI", "date_of_supply", "/date_service|date_service_to", "FS", "supplied", _GB),
    # § 5-1-1 no. 7: the sales that the buyer owes the tax of always show his number.
    ("NO", "vat_ids", _BUYER, "F", "liable_at_home", _NO),
    ("NO", "reverse_charge_mention", "/tax_clause", "F", "unmentioned", _NO),
    ("NO", "tax_in_national_currency", "/exchange_rate", "FX", "unconverted", _NO),
    ("NO", "issuer_tax_number", "/issuer/tax_number|company_number", "FX", "", _NO),
    ("NO", "customer_identity", "/customer/address|company_number|tax_number", "FX", "", _NO),
    ("NO", "date_of_supply", "/date_service|date_service_to", "FX", "supplied", _NO),
    ("NO", "issuer_registration", "/issuer/registration", "FX", "company", "foretaksregisterloven § 10-2"),
)
