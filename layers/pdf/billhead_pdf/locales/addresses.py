"""The order of an address's lines by country (Universal Postal Union, S42 templates); no address is checked here."""

from collections.abc import Mapping

_CITY_STATE_CODE = "{city}, {state} {post_code}"
_CITY_THEN_CODE = "{city}\n{state}\n{post_code}"
_CITY_LINES: dict[str, str] = {
    **dict.fromkeys(("US", "PR"), _CITY_STATE_CODE),
    **dict.fromkeys(("CA", "AU"), "{city} {state} {post_code}"),
    **dict.fromkeys(("GB", "IE", "JE", "GG", "IM", "GI", "MT", "ZA", "KE", "NG", "HK"), _CITY_THEN_CODE),
    **dict.fromkeys(("NZ", "SG", "IN", "PK", "BD", "LK", "TH", "ID", "TW"), "{city} {post_code}\n{state}"),
    **dict.fromkeys(("UA", "BY", "RU", "KZ"), "{city}\n{state}\n{post_code}"),
    **dict.fromkeys(("LV", "LT"), "{city}, {post_code}"),
    **dict.fromkeys(("JP", "KR", "CN"), "{city}, {state} {post_code}"),
    "BR": "{city} - {state}\n{post_code}",
    "IT": "{post_code} {city} {state}",
    "AE": "{city}\n{state}",
}
_DEFAULT = "{post_code} {city}\n{state}"


def address_lines(party: Mapping[str, str], *, with_country: bool) -> list[str]:
    """Street lines, then town in the country's order, then the country's name where asked for."""
    pattern = _CITY_LINES.get(party.get("country_code", ""), _DEFAULT)
    town = pattern.format(**{key: party.get(key, "") for key in ("city", "post_code", "state")})
    lines = [party.get("address", ""), party.get("address_2", ""), *map(_tidy, town.split("\n"))]
    if with_country:
        lines.append(party.get("country", "") or party.get("country_code", ""))
    return [line for line in lines if line]


def _tidy(line: str) -> str:
    return " ".join(line.split()).strip(" ,-")
