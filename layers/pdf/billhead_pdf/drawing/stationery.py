"""All pictures of an issuer, drawn for one file. Loads what draws them only where there is one."""

import logging
from typing import TYPE_CHECKING

from billhead_pdf.layout.ops import PictureName
from billhead_pdf.logo import Logo, Stationery

if TYPE_CHECKING:
    from billhead_pdf.drawing.document import Pictures
    from billhead_pdf.drawing.pictures import DrawnPicture

_log = logging.getLogger("billhead_pdf")


def draw_stationery(stationery: Stationery) -> "Pictures":
    """Those that can be drawn, by name; of the others a warning `picture_unusable` is logged."""
    drawn: dict[PictureName, DrawnPicture] = {}
    _add(drawn, "letterhead", stationery.letterhead)
    if not drawn:
        # A letterhead has the logo on it.
        _add(drawn, "logo", stationery.logo)
    _add(drawn, "signature", stationery.signature)
    return drawn


def ratio_of(pictures: "Pictures", name: PictureName) -> float | None:
    """Its width to its height; None where there is no such picture."""
    return pictures[name].ratio if name in pictures else None


def _add(drawn: "dict[PictureName, DrawnPicture]", name: PictureName, picture: Logo | None) -> None:
    if picture is None:
        return
    from billhead_pdf.drawing.pictures import draw_picture

    drawable = draw_picture(picture, max((each.last for each in drawn.values()), default=0))
    if drawable is None:
        details = {"picture": name, "content_type": picture.content_type, "size": len(picture.content)}
        _log.warning("picture_unusable", extra=details)
    else:
        drawn[name] = drawable
