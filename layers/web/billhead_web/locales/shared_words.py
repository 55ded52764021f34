"""What the page of a shared document says beside the document itself; who speaks which language is chosen here."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from billhead.locales.languages import language_of

from billhead_web.locales.autonyms import AUTONYMS


class SharedWords(NamedTuple):
    """`{format}` in `download` is PDF; `statuses` by their names in the API."""

    download: str
    language: str
    statuses: Mapping[str, str]
    gone_title: str
    gone_text: str


STATUSES = ("issued", "partially_paid", "paid", "overdue", "voided", "accepted", "declined", "expired")


def statuses(*texts: str) -> Mapping[str, str]:
    """In the order of STATUSES."""
    return dict(zip(STATUSES, texts, strict=True))


def shared_words(tag: str) -> SharedWords:
    """English where we have no words."""
    return _words()[language_of(tag)]


def autonym(language: str) -> str:
    """How a language calls itself."""
    return AUTONYMS.get(language, language)


def spoken() -> tuple[str, ...]:
    return tuple(_words())


@cache
def _words() -> dict[str, SharedWords]:
    from billhead_web.locales.shared_east import EAST
    from billhead_web.locales.shared_north import NORTH
    from billhead_web.locales.shared_south import SOUTH

    return {**NORTH, **SOUTH, **EAST}
