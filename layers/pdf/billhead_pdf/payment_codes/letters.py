"""Writes text in the few characters that a standard allows: accents fall, odd letters get neighbours. Pure."""

import unicodedata
from collections.abc import Callable
from typing import Final

# What stands where neither the character nor its letter without accent is allowed.
REPLACEMENT: Final = "?"
_SPELLED: Final = {
    **{"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH"},
    **{"ø": "o", "Ø": "O", "ð": "d", "Ð": "D", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ħ": "h"},
    **{"„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'", '"': "'"},
    **{"–": "-", "—": "-", "‑": "-", "−": "-", "_": "-", "\u00a0": " ", "…": "...", "€": "EUR", "&": "+"},
    **{";": ",", "[": "(", "]": ")", "{": "(", "}": ")", "#": "", "*": "", "!": ".", "|": "/", "\\": "/"},
}


def spell(text: str, is_allowed: Callable[[str], bool]) -> str:
    """The text with its spaces made single; a character that cannot be spelled is REPLACEMENT."""
    if all(map(is_allowed, text)):
        return text
    return " ".join("".join(_spelled(character, is_allowed) for character in text).split())


def spell_words(text: str, is_allowed: Callable[[str], bool]) -> str:
    """Without the words that have no spelling: of a title in Greek and a number the number is left."""
    return " ".join(spell(word, is_allowed) for word in text.split() if is_spellable(word, is_allowed))


def is_spellable(text: str, is_allowed: Callable[[str], bool]) -> bool:
    """Whether nothing of the text would be replaced: a name that is not the account's could stop a payment."""
    return all(REPLACEMENT not in _spelled(character, is_allowed) for character in text if character != REPLACEMENT)


def _spelled(character: str, is_allowed: Callable[[str], bool]) -> str:
    if is_allowed(character):
        return character
    letters = unicodedata.normalize("NFKD", character)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if plain and all(map(is_allowed, plain)):
        return plain
    spelled = _SPELLED.get(character)
    if spelled is None:
        return REPLACEMENT
    return spelled if all(map(is_allowed, spelled)) else _spelled(spelled, is_allowed) if len(spelled) == 1 else ""
