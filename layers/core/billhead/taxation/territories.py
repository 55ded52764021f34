"""Whose VAT law holds at an address; it knows places only, neither rates nor rules. Pure.

Reads the country, the post code and the state of an address. A well-formed post code decides alone, for it says more
than a state that somebody typed; without one the state does (a code of ISO 3166-2 with or without its country, or a
name). What is recognised by nothing is the whole country, where tax is charged: the safe side.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from billhead.kernel.countries import country_by_code
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.taxation.territory_table import AREAS, POST_CODES, STATES, TERRITORY_ROWS, WELL_FORMED

# What people and VAT ids write for a country.
_ALIASES: Final = {"EL": "GR", "UK": "GB", "IC": "ES-CN"}
_WORD: Final = re.compile(r"[^\W_]+")
_PREFIXED: Final = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(frozen=True, slots=True)
class Territory:
    """One territory as VAT law cuts the map.

    `code` is that of ISO 3166 where it has one, else our own ("AT-JM"). `country_code` is the state that VAT is due to
    there (Monaco: FR, Isle of Man: GB, Büsingen: CH), or that the place belongs to where it is outside VAT. `vat_area`
    is the area for services, `goods_area` for goods ("EU", "GB", "CH", "NO", "IS"); None is no VAT system known to us,
    and a third territory for all others. `rates` is a key of the rate tables (taxes/rates.py), None where it has none.
    """

    code: str
    country_code: str
    name: str
    vat_area: str | None
    goods_area: str | None
    rates: str | None
    note: str = ""

    @property
    def destination_rates(self) -> str | None:
        """The rates for whoever supplies to the place from elsewhere.

        Jungholz, Mittelberg and the Greek islands have rates for sellers established there (UStG § 10 Abs. 4; Greek VAT
        Code art. 26); everybody else charges the country's.
        """
        return self.country_code if self.code in _seller_scoped() else self.rates


def territory_of(country_code: str, post_code: str | None, state: str | None) -> Territory:
    """The territory of an address; `country_code` is ISO 3166-1 alpha-2, XI, or the VAT world's EL, UK, IC and EA."""
    code = country_code.strip().upper()
    code = _ALIASES.get(code, code)
    if code in _territories():
        return _within(code, post_code) or _territories()[code]
    found = _by_post_code(code, post_code) if _is_well_formed(code, post_code) else _by_state(code, state)
    return _territories().get(found or "") or _whole_country(found or code)


def special_category(territory_code: str) -> str | None:
    """EN 16931's category of a Spanish territory's own tax: L for IGIC, M for IPSI; None everywhere else."""
    return {"ES-CN": "L", "ES-CE": "M", "ES-ML": "M", "EA": "M"}.get(territory_code)


def _within(code: str, post_code: str | None) -> Territory | None:
    """EA is Ceuta and Melilla; the post code tells which."""
    found = _by_post_code("ES", post_code) if code == "EA" else None
    return _territories()[found] if found in ("ES-CE", "ES-ML") else None


def _whole_country(code: str) -> Territory:
    country = country_by_code(code)
    area = "EU" if code in EU_MEMBERS else AREAS.get(code)
    return Territory(code, code, country.name if country else code, area, area, code if area else None)


def _by_post_code(country: str, post_code: str | None) -> str | None:
    """The longest prefix that is listed for the country: 97133 is Saint Barthélemy, 971 is Guadeloupe."""
    written = _squeezed(post_code)
    prefixed = _PREFIXED.fullmatch(written)
    if prefixed and _is_territory_of(country, prefixed[1]):
        return prefixed[1]
    bare = _bare(country, written)
    known = _prefixes().get(country, {})
    return next((known[bare[:end]] for end in range(len(bare), 0, -1) if bare[:end] in known), None)


def _is_territory_of(country: str, code: str) -> bool:
    """Whether the letters before a number name a part of the country: AX-22100, FO-100."""
    return code in _states().get(country, {}).values()


def _is_well_formed(country: str, post_code: str | None) -> bool:
    written = _squeezed(post_code)
    form = WELL_FORMED.get(country)
    if not written or form is None:
        return False
    prefixed = _PREFIXED.fullmatch(written)
    names_part = prefixed is not None and _is_territory_of(country, prefixed[1])
    return names_part or re.fullmatch(form, _bare(country, written)) is not None


def _bare(country: str, written: str) -> str:
    """Without the country that many write before it: FI-22100, D-27498, GB BT1 1AA."""
    prefix = re.match(r"[A-Z]{1,3}(?=\d)", written)
    if country == "GB":
        return re.sub(r"^(GB|UK)(?=[A-Z])", "", written)
    if prefix and prefix[0] in (country, country[:1], *_PREFIXES.get(country, ())):
        return written[len(prefix[0]) :]
    return written


# Vehicle codes and alpha-3 codes in use before post codes, besides the ISO code and its first letter.
_PREFIXES: Final[dict[str, tuple[str, ...]]] = {
    "AT": ("AUT",), "DE": ("DEU", "GER"), "ES": ("ESP",), "FI": ("FIN", "SF"), "FR": ("FRA",), "GR": ("EL", "GRC"),
    "IT": ("ITA",), "NO": ("NOR",), "PT": ("PRT",), "CH": ("CHE", "FL", "LI"), "DK": ("DNK",),
}  # fmt: skip


def _by_state(country: str, state: str | None) -> str | None:
    known = _states().get(country, {})
    key = _key(state)
    return known.get(key) or known.get(key.removeprefix(country.casefold()))


def _squeezed(text: str | None) -> str:
    return re.sub(r"[^A-Z0-9]", "", (text or "").upper())


def _key(text: str | None) -> str:
    """Letters and digits without accents and case."""
    apart = unicodedata.normalize("NFKD", (text or "").casefold())
    return "".join(_WORD.findall("".join(letter for letter in apart if not unicodedata.combining(letter))))


@cache
def _territories() -> dict[str, Territory]:
    return {row[0]: Territory(*row[:6], note=row[7]) for row in TERRITORY_ROWS}


@cache
def _seller_scoped() -> frozenset[str]:
    return frozenset(row[0] for row in TERRITORY_ROWS if row[6] == "seller")


@cache
def _prefixes() -> dict[str, dict[str, str]]:
    """Country → prefix of a post code → territory."""
    found: dict[str, dict[str, str]] = {}
    for country, prefixes, code in POST_CODES:
        found.setdefault(country, {}).update({prefix: code for one in prefixes.split() for prefix in _expand(one)})
    return found


def _expand(prefix: str) -> tuple[str, ...]:
    """90-94 is 90, 91, 92, 93, 94; BT0-BT9 likewise."""
    first, _, last = prefix.partition("-")
    if not last:
        return (first,)
    letters = first.rstrip("0123456789")
    width = len(first) - len(letters)
    numbers = range(int(first[len(letters) :]), int(last[len(letters) :]) + 1)
    return tuple(f"{letters}{number:0{width}}" for number in numbers)


@cache
def _states() -> dict[str, dict[str, str]]:
    """Country → key of a state's code or name → territory."""
    found: dict[str, dict[str, str]] = {}
    for country, code, names in STATES:
        found.setdefault(country, {}).update({_key(name): code for name in names.split("|")})
    return found
