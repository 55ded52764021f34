"""An issuer's pictures as they are handed in. Data only."""

from typing import NamedTuple


class Logo(NamedTuple):
    """A picture's bytes and media type (image/png, image/jpeg, image/svg+xml); `name` is its alternative text."""

    content: bytes
    content_type: str
    name: str = ""


class Stationery(NamedTuple):
    """An issuer's pictures: its logo, the paper that it prints on, what stands over the line to sign on."""

    logo: Logo | None = None
    letterhead: Logo | None = None
    signature: Logo | None = None
