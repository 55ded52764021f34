"""Which pictures an entity has, and what its fields are called. Data only."""

from typing import Final, Literal

# Settings have `<picture>_url`; the entity shows `<picture>_status` and `<picture>_reason`.
PictureName = Literal["logo", "letterhead", "signature"]
PICTURES: Final[tuple[PictureName, ...]] = ("logo", "letterhead", "signature")
URLS: Final = frozenset(f"{picture}_url" for picture in PICTURES)
SHOWN: Final = tuple(f"{picture}_{field}" for picture in PICTURES for field in ("status", "reason"))
# What an entity keeps of them for itself.
KEPT: Final = frozenset({*PICTURES, *(f"{picture}_request" for picture in PICTURES)})
