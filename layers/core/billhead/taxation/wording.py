"""Names of places as an English sentence needs them. Pure."""

import re
from typing import Final

from billhead.taxation.territories import Territory

_WITH_ARTICLE: Final = re.compile(
    r"(United|Isle|Netherlands|Philippines|Bahamas|Gambia|Maldives|Azores|Canary|Dominican|Central)\b"
    r"|.*(Islands|Republic|Emirates|Territory|Territories)$"
)


def named(place: Territory | None) -> str:
    """ "Slovenia", "the Netherlands"; empty where no place is known."""
    name = place.name if place else ""
    return f"the {name}" if _WITH_ARTICLE.match(name) else name
