"""Which files of which font packages become our typefaces, and who stands in for whom. Data only."""

from collections.abc import Mapping
from typing import Final, Literal

# Those of a text; "slip" and "slip-bold" are the prescribed letters of a payment slip, whatever the text is set in.
Weight = Literal["regular", "bold", "slip", "slip-bold"]

# Name of a typeface -> (package of the index, file in it). All are under the SIL Open Font License 1.1.
FILES: Final[Mapping[str, tuple[str, str]]] = {
    "sans-regular": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-bold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "serif-regular": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-bold": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    # The QR-bill wants Arial, Frutiger, Helvetica or Liberation Sans; Arimo is the design that Liberation Sans 2 is.
    "slip-regular": ("fontpkg_arimo", "Arimo[wght].ttf"),
    "slip-bold": ("fontpkg_arimo", "Arimo[wght].ttf"),
}
# Which weight of a variable font a typeface is, and what it is called.
INSTANCES: Final[Mapping[str, tuple[int, str]]] = {
    "slip-regular": (400, "Arimo-Regular"),
    "slip-bold": (700, "Arimo-Bold"),
}
# Family -> weight -> typefaces; the first that has a character draws it.
FAMILIES: Final[Mapping[str, Mapping[Weight, tuple[str, ...]]]] = {
    "sans": {"regular": ("sans-regular", "serif-regular"), "bold": ("sans-bold", "serif-bold")},
    "serif": {"regular": ("serif-regular", "sans-regular"), "bold": ("serif-bold", "sans-bold")},
    "slip": {"regular": ("slip-regular", "sans-regular"), "bold": ("slip-bold", "sans-bold")},
}
# What a typeface has but draws too poorly to be used: Source's narrow no-break space is too thin to part figures.
UNUSED: Final[Mapping[str, tuple[int, ...]]] = {"sans-regular": (0x202F,), "sans-bold": (0x202F,)}
