"""QR codes as rows of modules, 1 is dark: for whoever draws them, on paper or on a page. Draws nothing itself."""

from collections.abc import Sequence
from typing import Any, Final, cast

from billhead_pdf.payment_codes.order import PaymentCode

# Every mask makes a valid code (ISO/IEC 18004, 7.8); to try all eight for the best looking one is most of the work.
MASK: Final = 2
# The UPN standard fixes the version, so that all codes have one size, and names the character set in the code.
_UPN: Final[dict[str, Any]] = {"version": 15, "encoding": "iso-8859-2", "eci": True}
_UTF_8: Final[dict[str, Any]] = {"encoding": "utf-8"}
# The Swiss cross in millimetres of a code of 46: (width, height, whether dark), one on top of the other. A ground of
# 7 mm, a field of 6 mm, and arms in the proportions of the Swiss flag's.
SWISS_SIDE: Final = 46
SWISS_CROSS: Final = (("7", "7", False), ("6", "6", True), ("1.167", "3.889", False), ("3.889", "1.167", False))


def qr_modules(code: PaymentCode) -> Sequence[Sequence[int]]:
    """With error correction M, as all of the standards ask. segno comes with the first code."""
    import segno

    options = _UPN if code.kind == "upn" else _UTF_8
    made = segno.make_qr(code.payload, error="m", mode="byte", boost_error=False, mask=MASK, **options)
    return list(cast(Sequence[Sequence[int]], made.matrix))
