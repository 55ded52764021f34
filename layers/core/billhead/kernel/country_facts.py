"""What holds in a country besides its codes, data only: who reads it is kernel/countries.py.

Sources: the EU's list of member states; the European Payments Council's list of SEPA countries (EPC409-09);
Directive 2014/55/EU and its EEA and UK counterparts (public buyers take EN 16931 invoices, hence Peppol BIS); § 14 UStG
and France's reform for the hybrid format; the banks' QR standards of Switzerland (QR-bill), Slovenia (UPN) and
Croatia (HUB3).
"""

from typing import Final


def _codes(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


EU_MEMBERS: Final = _codes("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")

# Not members, but EU VAT law (ids in VIES, intra-community supplies of goods, OSS) holds: Protocol on Northern Ireland.
EU_VAT_TERRITORIES: Final = frozenset({"XI"})

# French departments and collectivities, Crown dependencies and Gibraltar take part through their states.
SEPA_COUNTRIES: Final = EU_MEMBERS | _codes(
    "AD AL AX BL CH GB GF GG GI GP IM IS JE LI MC MD ME MF MK MQ NO PM RE RS SM VA XI YT"
)

PEPPOL_COUNTRIES: Final = EU_MEMBERS | frozenset({"GB", "IS", "LI", "NO", "XI"})
# The issuer's country decides; the order is the order of preference.
E_INVOICE_FORMATS: Final[dict[str, tuple[str, ...]]] = {
    "DE": ("xrechnung", "factur_x", "peppol_bis"),
    "FR": ("factur_x", "peppol_bis"),
}

# Before or instead of the EPC code, which is for euro transfers within SEPA.
NATIONAL_QR: Final[dict[str, tuple[str, ...]]] = {
    "CH": ("swiss",),
    "HR": ("hub3", "epc"),
    "LI": ("swiss",),
    "SI": ("upn", "epc"),
}

DEFAULT_TAX_LABEL: Final = "Tax"
# What the tax is called on an invoice; countries are separated by spaces.
TAX_LABELS: Final[tuple[tuple[str, str], ...]] = (
    ("USt.", "AT DE"),
    ("VAT", "AE BH CN EG GB GH IE IL IM KE KR MT NG OM PH PL SA TH VN XI ZA"),
    ("IVA", "AR CL CO ES IT MX PT"),
    ("TVA", "CI CM DZ FR LU MA MC MD RO SN TN"),
    ("MWST", "CH LI"),
    ("BTW", "BE NL"),
    ("DPH", "CZ SK"),
    ("Moms", "DK SE"),
    ("PDV", "BA HR ME RS"),
    ("DDV", "SI"),
    ("ΦΠΑ", "CY GR"),
    ("ДДС", "BG"),
    ("ДДВ", "MK"),
    ("ПДВ", "UA"),
    ("TVSH", "AL XK"),
    ("KM", "EE"),
    ("ALV", "FI"),
    ("ÁFA", "HU"),
    ("VSK", "IS"),
    ("PVM", "LT"),
    ("PVN", "LV"),
    ("MVA", "NO"),
    ("IGI", "AD"),
    ("KDV", "TR"),
    ("PPN", "ID"),
    ("IGV", "PE"),
    ("GST", "AU IN NZ SG"),
    ("GST/HST", "CA"),
    ("SST", "MY"),
    ("Consumption tax", "JP"),
    ("Sales tax", "US"),
)
