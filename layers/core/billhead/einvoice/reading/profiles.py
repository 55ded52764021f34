"""What a received invoice says that it keeps to (BT-24), as one word. What is not known here has no word. Pure."""

from typing import Final

# Factur-X 1.0 and ZUGFeRD 2 have the same profiles, written with # or with : between their parts; XRechnung and Peppol
# are known by a part of theirs, whatever their version.
_PARTS: Final = (
    ("xrechnung", "xrechnung"),
    ("peppol.eu", "peppol"),
    (":minimum", "minimum"),
    (":basicwl", "basic_wl"),
    (":basic", "basic"),
    (":extended", "extended"),
)
_CORE: Final = "urn:cen.eu:en16931:2017"


def profile_of(specification: str | None) -> str | None:
    text = (specification or "").lower()
    if text == _CORE:
        return "en16931"
    return next((name for part, name in _PARTS if part in text), None)


def is_without_lines(specification: str | None) -> bool:
    return profile_of(specification) in {"minimum", "basic_wl"}
