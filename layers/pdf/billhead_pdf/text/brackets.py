"""Signs that come in pairs, and what a mirror makes of them (Unicode's BidiBrackets, BidiMirroring). Data only."""

from typing import Final

_PAIRS = "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠｢｣"
# Quotation marks and signs of comparison are turned round, but are no brackets.
_MIRRORED = "<>«»‹›≤≥"

OPENING: Final = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
CLOSING: Final = frozenset(OPENING.values())
MIRRORS: Final = {
    **OPENING,
    **{closing: opening for opening, closing in OPENING.items()},
    **dict(zip(_MIRRORED, (_MIRRORED[at ^ 1] for at in range(len(_MIRRORED))), strict=True)),
}
