"""Which languages Billhead writes, and which of them a language tag means. Data and one choice; it loads no table."""

from typing import Final

# The 24 official languages of the EU, then Norwegian (Bokmål), Icelandic, Turkish, Ukrainian, Arabic, Hebrew, Chinese
# in simplified and in traditional characters, Japanese.
LANGUAGES: Final = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl"),
    *("pt", "ro", "sk", "sl", "sv", "nb", "is", "tr", "uk", "ar", "he", "zh", "zh-Hant", "ja"),
)
DEFAULT_LANGUAGE: Final = "en"
# "no" is Norwegian of any kind, Nynorsk is read wherever Bokmål is; "iw" is what ISO 639 called Hebrew until 1989.
_OTHER_NAMES: Final = {"no": "nb", "nn": "nb", "iw": "he"}
_TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})


def known_language(tag: str, country: str = "") -> str | None:
    """'de' of 'de-AT' or 'DE_at', 'zh-Hant' of 'zh-TW'; None for a language that we do not write.

    Only of Chinese it matters where it is written; `country` is asked where the tag does not say.
    """
    primary, *others = tag.replace("_", "-").lower().split("-")
    language = _OTHER_NAMES.get(primary, primary)
    if language == "zh":
        return "zh-Hant" if _TRADITIONAL & {*(others or [country.lower()])} else "zh"
    return language if language in LANGUAGES else None


def language_of(tag: str, country: str = "") -> str:
    """The same, English where we do not write the language."""
    return known_language(tag, country) or DEFAULT_LANGUAGE


def module_name(language: str) -> str:
    """What the modules of a language are called; "is" is a word of Python's own."""
    return "is_" if language == "is" else language.lower().replace("-", "_")
