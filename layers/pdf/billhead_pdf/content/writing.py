"""How a language is written: in which direction, and in whose forms of Han. Data and rules only."""

from typing import Final

from billhead_pdf.content.source import Source, line_of, part_of

# Languages of the Arabic, Hebrew and Thaana scripts (CLDR, characterOrder right-to-left).
_RTL: Final = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
_HAN: Final = {"JP": "ja", "KR": "ko", "TW": "zh-TW", "HK": "zh-HK", "MO": "zh-MO"}


def is_rtl_language(tag: str) -> bool:
    """Whether pages in the language (BCP 47) begin at the right."""
    return tag.partition("-")[0].lower() in _RTL


def forms_language(document: Source, language: str | None) -> str:
    """The language that says how Han is drawn: the document's, else that of a party from where it is written so."""
    tag = (language or line_of(document, "language")).partition(",")[0].replace("_", "-")
    if tag.partition("-")[0].lower() in ("zh", "ja", "ko"):
        return tag
    countries = (line_of(part_of(document, party), "country_code").upper() for party in ("customer", "issuer"))
    return next((_HAN[country] for country in countries if country in _HAN), tag)
