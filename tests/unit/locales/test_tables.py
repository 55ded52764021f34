"""The baked tables: they are what CLDR says today, whole, and only those of the language asked for are loaded."""

import os
import subprocess
import sys

import pytest
from billhead.kernel.country_table import COUNTRY_ROWS
from billhead.locales.formats import country_name, locale_format
from billhead.locales.languages import LANGUAGES, known_language, language_of

from tests.support.locale_tables import FOLDER, tables

EU = {
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl"),
    *("pt", "ro", "sk", "sl", "sv"),
}


def test_the_tables_are_those_that_the_command_makes_of_cldr() -> None:
    made = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.py") if path.name != "__init__.py"}
    assert made == tables(), "run: python -m tests.support.locale_tables"


def test_we_write_the_languages_of_the_eu_and_nine_more() -> None:
    assert set(LANGUAGES) == EU | {"nb", "is", "tr", "uk", "ar", "he", "zh", "zh-Hant", "ja"}
    assert len(LANGUAGES) == len(set(LANGUAGES))


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
def test_every_country_has_a_name_in_every_language(language: str) -> None:
    # Northern Ireland is a code of the EU's VAT alone, and no country of CLDR's.
    assert {code for code, *_ in COUNTRY_ROWS if not country_name(code, language)} == {"XI"}


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("DE", "fi", "Saksa"),
        ("HU", "hu", "Magyarország"),
        ("GR", "el", "Ελλάδα"),
        ("JP", "ja", "日本"),
        ("AT", "ar", "النمسا"),
        ("ZW", "de", "Simbabwe"),
        ("AD", "de", "Andorra"),
        ("ZZ", "de", ""),
        ("", "de", ""),
        ("DE", "en", ""),
    ],
)
def test_a_country_is_named_in_the_language(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_table_has_marks_of_direction_or_figures_other_than_ours(language: str) -> None:
    style = locale_format(language)
    text = "".join(map(str, style)) + "".join(country_name(code, language) for code, *_ in COUNTRY_ROWS)
    assert not {"\u200e", "\u200f", "\u061c", "٪"} & set(text)
    assert style.positive.count("{n}") == style.negative.count("{n}") == style.percent.count("{n}") == 1
    assert "{m}" in style.negative
    assert "{yyyy}" in style.date


@pytest.mark.parametrize(
    ("tag", "country", "language"),
    [
        ("de-AT", "", "de"),
        ("DE_at", "", "de"),
        ("no", "", "nb"),
        ("zh", "", "zh"),
        ("zh-SG", "TW", "zh"),
        ("zh", "TW", "zh-Hant"),
        ("zh-MO", "", "zh-Hant"),
        ("xx", "", None),
        ("", "", None),
    ],
)
def test_a_tag_means_one_of_our_languages_or_none(tag: str, country: str, language: str | None) -> None:
    assert known_language(tag, country) == language
    assert language_of(tag, country) == (language or "en")


@pytest.mark.parametrize(
    ("tag", "country", "name"),
    [
        ("de", "AT", "de-AT"),
        ("de-CH", "DE", "de-CH"),
        ("de", "SI", "de"),
        ("de", "DE", "de"),
        ("en", "DE", "en"),
        ("en", "US", "en-US"),
        ("nb", "", "nb"),
        ("zh-TW", "", "zh-Hant"),
        ("zh-HK", "", "zh-HK"),
    ],
)
def test_a_country_writes_in_its_own_way_only_in_its_own_languages(tag: str, country: str, name: str) -> None:
    assert locale_format(tag, country).tag == name


def test_only_the_table_of_the_language_asked_for_is_loaded() -> None:
    program = (
        "import sys; from billhead.locales.formats import locale_format; locale_format('fi-FI');"
        "print(*sorted(n for n in sys.modules if n.startswith('billhead.locales.tables.')))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    answer = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["billhead.locales.tables.fi"]
