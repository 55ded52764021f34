"""A logo as it is handed in. Data only."""

from typing import NamedTuple


class Logo(NamedTuple):
    """A logo's bytes and media type (image/png, image/jpeg, image/svg+xml); `name` is its alternative text."""

    content: bytes
    content_type: str
    name: str = ""
