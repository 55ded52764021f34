"""Bakes Babel's CLDR data into the tables of billhead.locales: `python -m tests.support.locale_tables`.

CLDR is taken as it is but for these habits, all of them about dates and signs that an invoice must not leave in doubt:

- dates are figures with a full year (CLDR's medium form where it is figures, else its short one), for they stand in
  columns; only English, whose readers disagree about 03/11, names the month;
- day and month have two figures in PADDED languages, as their forms and invoices do, where CLDR has one;
- figures (and the percent sign) are the European ones in every script, so that a reader can compare them with the
  e-invoice and the bank's;
- marks of direction are left out: direction is the layout's work;
- the yen sign is U+00A5 in Japanese too (CLDR's is a full-width one, which stands apart from narrow figures);
- English names of countries are left out: records hold them.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_cldr_version
from babel.languages import get_official_languages
from babel.numbers import get_currency_symbol
from billhead.kernel.country_table import COUNTRY_ROWS
from billhead.kernel.currencies import currency_codes
from billhead.locales.languages import LANGUAGES, module_name

FOLDER = Path(__file__).resolve().parents[2] / "layers/core/billhead/locales/tables"
PADDED = frozenset({"el", "es", "fr", "nl", "pl", "tr"})
# Where a language is at home, if CLDR's bare language means another country or another script.
HOMES = {"en": "en_GB", "pt": "pt_PT", "nb": "nb_NO", "zh": "zh_Hans_CN", "zh-Hant": "zh_Hant_TW"}
OFFICIAL = {"nb": {"no", "nb"}, "zh": {"zh", "zh_Hans"}, "zh-Hant": {"zh_Hant"}}
SIGNS = {("ja", "JPY"): "¥"}
NBSP = "\u00a0"
# Of a line, and what a quoted piece of text has round it.
LINE, INDENT = 120, 6

Fields = list[str]


def tables() -> dict[str, str]:
    """Name of each module and its text."""
    return {f"{module_name(language)}.py": _module(language) for language in LANGUAGES}


def _module(language: str) -> str:
    name = Locale.parse(HOMES.get(language, language), sep="_").get_language_name("en")
    kind = ", traditional characters" if language == "zh-Hant" else ""
    head = f'"""{name}{kind}, from CLDR {get_cldr_version()}: read by locales/formats.py."""\n'
    countries = "" if language == "en" else f"|{'|'.join(_countries(language))}|"
    return "\n".join((head, *_constant("FORMATS", "\n".join(_rows(language))), *_constant("COUNTRIES", countries), ""))


def _rows(language: str) -> Iterator[str]:
    own = _fields(Locale.parse(HOMES.get(language, language), sep="_"), language)
    yield "|".join(["", *own])
    for region in _regions(language):
        theirs = _fields(_regional(language, region), language)
        other = [_different(ours, value, index) for index, (ours, value) in enumerate(zip(own, theirs, strict=True))]
        if any(other):
            yield "|".join([region, *other])


def _different(ours: str, theirs: str, index: int) -> str:
    """Nothing where they agree; of the symbols only those that differ, a bare code where there is none."""
    if ours == theirs:
        return ""
    if index != 8:
        return theirs
    before, after = ({pair[:3]: pair for pair in text.split(" ")} for text in (ours, theirs))
    return " ".join(after.get(code, code * 2) for code in before | after if before.get(code) != after.get(code))


def _regions(language: str) -> Iterator[str]:
    """Countries where the language is an official one and CLDR knows how it is written there."""
    for code, *_ in COUNTRY_ROWS:
        official = get_official_languages(code, regional=True, de_facto=True)
        if OFFICIAL.get(language, {language}) & set(official) and _regional(language, code) is not None:
            yield code


def _regional(language: str, region: str) -> Locale | None:
    stem = {"zh": "zh_Hans", "zh-Hant": "zh_Hant"}.get(language, language)
    try:
        return Locale.parse(f"{stem}_{region}", sep="_")
    except UnknownLocaleError:
        return None


def _fields(locale: Locale, language: str) -> Fields:
    """In the order of LocaleFormat, without tag and language."""
    symbols = {key: _plain(text) for key, text in locale.number_symbols["latn"].items()}
    amount, percent = locale.currency_formats["standard"], locale.percent_formats[None]
    date = _date(locale, language)
    months = locale.months["format"]["abbreviated"] if "{mmm}" in date else {}
    return [
        symbols.get("currencyDecimal", symbols["decimal"]),
        symbols["group"],
        _placed(amount.prefix[0], amount.suffix[0]),
        _placed(_signed(amount.prefix), amount.suffix[1]),
        _placed(percent.prefix[0], percent.suffix[0]).replace("٪", "%"),
        date,
        symbols["minusSign"],
        "{} {}".format(*amount.grouping),
        " ".join(_currencies(locale, language)),
        " ".join(months[number] for number in sorted(months)),
    ]


def _signed(prefix: tuple[str, str]) -> str:
    """A pattern without a negative form of its own has the minus in front."""
    return prefix[1] if "-" in prefix[1] else f"-{prefix[0]}"


def _placed(before: str, after: str) -> str:
    text = _plain(f"{before}{{n}}{after}").replace("-", "{m}").replace("¤", "{c}")
    return text.replace(" ", NBSP)


def _currencies(locale: Locale, language: str) -> Iterator[str]:
    for code in currency_codes():
        sign = SIGNS.get((language, code)) or _plain(get_currency_symbol(code, locale))
        if sign != code:
            yield code + sign.replace(" ", NBSP)


def _date(locale: Locale, language: str) -> str:
    medium, short = (_pattern(locale, width) for width in ("medium", "short"))
    if language == "en":
        return medium if "{mmm}" in medium else "{d} {mmm} {yyyy}"
    chosen = short if "{mmm}" in medium or "{d} de" in medium or "gada" in medium else medium
    return chosen.replace("{d}", "{dd}").replace("{m}", "{mm}") if language in PADDED else chosen


def _pattern(locale: Locale, width: str) -> str:
    """CLDR's letters as our places; quoted text stands as it is."""
    places = {"d": "{d}", "dd": "{dd}", "M": "{m}", "MM": "{mm}", "MMM": "{mmm}", "y": "{yyyy}", "yy": "{yyyy}"}
    text = _plain(locale.date_formats[width].pattern)
    parts = text.split("'")
    return "".join(part if index % 2 else _replaced(part, places) for index, part in enumerate(parts))


def _replaced(part: str, places: dict[str, str]) -> str:
    runs: list[str] = []
    for letter in part:
        if runs and runs[-1][0] == letter:
            runs[-1] += letter
        else:
            runs.append(letter)
    return "".join(places.get(run, run) for run in runs)


def _countries(language: str) -> Iterator[str]:
    names = Locale.parse(HOMES.get(language, language), sep="_").territories
    for code, *_ in COUNTRY_ROWS:
        if code in names:
            yield f"{code}:{_plain(names[code])}"


def _plain(text: str) -> str:
    """Without marks of direction."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def _constant(name: str, text: str) -> Iterator[str]:
    """As ruff would set it: on one line where that has room for it."""
    text = _escaped(text)
    if _columns(text) <= LINE - len(f'{name} = ""'):
        yield f'{name} = "{text}"'
        return
    fits = _columns(text) <= LINE - INDENT
    yield f"{name} = ("
    yield from (f'    "{line}"' for line in ([text] if fits else _lines(text)))
    yield ")"


def _lines(text: str) -> Iterator[str]:
    """Pieces that fit on a line, cut after a separator."""
    line = ""
    for piece in _pieces(text):
        if line and _columns(line + piece) > LINE - INDENT:
            yield line
            line = ""
        line += piece
    yield line


def _columns(text: str) -> int:
    """Letters of East Asia take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _pieces(text: str) -> Iterable[str]:
    """Each field, each symbol; a row begins on a line of its own."""
    piece = ""
    for letter in text:
        piece += letter
        if letter in "| ":
            yield piece
            piece = ""
    yield piece


def _escaped(text: str) -> str:
    """Spaces that are none of ASCII, quotes and line ends are written so that one sees them."""
    seen = {'"': '\\"', "\n": "\\n"}
    return "".join(
        f"\\u{ord(letter):04x}" if unicodedata.category(letter) == "Zs" and letter != " " else seen.get(letter, letter)
        for letter in text
    )


if __name__ == "__main__":
    for name, text in tables().items():
        (FOLDER / name).write_text(text, "utf-8")
