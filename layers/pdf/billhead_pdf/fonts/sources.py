"""Which files of which font packages become our typefaces, and who stands in for whom. Data only."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

# Those of a text; "slip" and "slip-bold" are the prescribed letters of a payment slip, whatever the text is set in.
Weight = Literal["regular", "bold", "slip", "slip-bold"]
REGULAR, SEMIBOLD, BOLD = 400, 600, 700


class Source(NamedTuple):
    """A font file of a package of the index; `weight` is where a variable font is cut, `is_shaped` keeps its rules."""

    package: str
    file: str
    weight: int = 0
    is_shaped: bool = False


_SANS, _SERIF, _ARABIC = "font_source_sans_pro", "font_source_serif_pro", "fontpkg_ibm_plex_sans_arabic"
_NOTO, _ARIMO = "manimgx_fonts", "fontpkg_arimo"
HAN: Final = Source("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", REGULAR)
# All are under the SIL Open Font License 1.1.
FILES: Final[Mapping[str, Source]] = {
    "sans-regular": Source(_SANS, "files/SourceSansPro-Regular.ttf"),
    "sans-bold": Source(_SANS, "files/SourceSansPro-Semibold.ttf"),
    "serif-regular": Source(_SERIF, "files/SourceSerifPro-Regular.ttf"),
    "serif-bold": Source(_SERIF, "files/SourceSerifPro-Semibold.ttf"),
    "plex-regular": Source("fontpkg_ibm_plex_sans", "files/IBMPlexSans[wdth,wght].ttf", REGULAR),
    "plex-bold": Source("fontpkg_ibm_plex_sans", "files/IBMPlexSans[wdth,wght].ttf", SEMIBOLD),
    "opensans-regular": Source("fontpkg_open_sans", "files/OpenSans[wdth,wght].ttf", REGULAR),
    "opensans-bold": Source("fontpkg_open_sans", "files/OpenSans[wdth,wght].ttf", SEMIBOLD),
    "roboto-regular": Source("fontpkg_roboto", "files/Roboto[wdth,wght].ttf", REGULAR),
    "roboto-bold": Source("fontpkg_roboto", "files/Roboto[wdth,wght].ttf", SEMIBOLD),
    "garamond-regular": Source("fontpkg_eb_garamond", "files/EBGaramond[wght].ttf", REGULAR),
    "garamond-bold": Source("fontpkg_eb_garamond", "files/EBGaramond[wght].ttf", SEMIBOLD),
    "arabic-regular": Source(_ARABIC, "files/IBMPlexSansArabic-Regular.ttf", is_shaped=True),
    "arabic-bold": Source(_ARABIC, "files/IBMPlexSansArabic-SemiBold.ttf", is_shaped=True),
    "hebrew-regular": Source(_NOTO, "NotoSansHebrew[wght].ttf", REGULAR, is_shaped=True),
    "hebrew-bold": Source(_NOTO, "NotoSansHebrew[wght].ttf", SEMIBOLD, is_shaped=True),
    "devanagari-regular": Source(_NOTO, "NotoSansDevanagari[wght].ttf", REGULAR, is_shaped=True),
    "devanagari-bold": Source(_NOTO, "NotoSansDevanagari[wght].ttf", SEMIBOLD, is_shaped=True),
    "thai-regular": Source(_NOTO, "NotoSansThai[wght].ttf", REGULAR, is_shaped=True),
    "thai-bold": Source(_NOTO, "NotoSansThai[wght].ttf", SEMIBOLD, is_shaped=True),
    # The QR-bill wants Arial, Frutiger, Helvetica or Liberation Sans; Arimo is the design that Liberation Sans 2 is.
    "slip-regular": Source(_ARIMO, "files/Arimo[wght].ttf", REGULAR),
    "slip-bold": Source(_ARIMO, "files/Arimo[wght].ttf", BOLD),
    "han-regular": HAN,
    "han-bold": HAN._replace(weight=SEMIBOLD),
}
_OTHERS = ("arabic", "hebrew", "devanagari", "thai", "han")


def _weights(*names: str) -> Mapping[Weight, tuple[str, ...]]:
    return {"regular": tuple(f"{name}-regular" for name in names), "bold": tuple(f"{name}-bold" for name in names)}


# Family -> weight -> typefaces; the first that has a character draws it.
FAMILIES: Final[Mapping[str, Mapping[Weight, tuple[str, ...]]]] = {
    "sans": _weights("sans", "serif", *_OTHERS),
    "serif": _weights("serif", "sans", *_OTHERS),
    # Figures of all of them are of one width, so that columns of them align.
    "plex": _weights("plex", "sans", "serif", *_OTHERS),
    "opensans": _weights("opensans", "sans", "serif", *_OTHERS),
    "roboto": _weights("roboto", "sans", "serif", *_OTHERS),
    "garamond": _weights("garamond", "serif", "sans", *_OTHERS),
    "slip": _weights("slip", "sans"),
}
# What a typeface has but draws too poorly to be used: Source's narrow no-break space is too thin to part figures.
UNUSED: Final[Mapping[str, tuple[int, ...]]] = {"sans-regular": (0x202F,), "sans-bold": (0x202F,)}
# One character is written differently in China, Taiwan, Hong Kong, Japan and Korea: the font of the collection that
# has the forms of each. Language and script or region (BCP 47) in lower case; the first is for all other languages.
HAN_FORMS: Final[Mapping[str, int]] = {"zh": 2, "zh-hant": 3, "zh-tw": 3, "zh-hk": 4, "zh-mo": 4, "ja": 0, "ko": 1}
# Package and file of the words that Thai, which has no spaces between them, is broken at (CC0).
THAI_WORDS: Final = ("newmm_tokenizer", "words_th.txt")
