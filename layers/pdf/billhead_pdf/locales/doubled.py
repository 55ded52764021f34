"""Labels in two languages: one text that knows its two sides. Pure; how the sides are set is the layout's."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from billhead.locales.languages import known_language, language_of

from billhead_pdf.locales.labels import Labels, labels_for

_GROUPS = ("titles", "categories", "notices")


class Doubled(str):
    """'Rechnung / Invoice' wherever it is taken for text."""

    first: str
    second: str

    def __new__(cls, first: str, second: str) -> "Doubled":
        made = super().__new__(cls, f"{first} / {second}")
        made.first, made.second = first, second
        return made

    def format(self, *args: object, **values: object) -> str:
        """Each side with its side of the values."""
        return in_two(*(str(side).format(*args, **_sided(values, index)) for index, side in enumerate(sides(self))))


class Languages(NamedTuple):
    """The tags (BCP 47) of a document's language and, where its labels are doubled, of the second one."""

    first: str
    second: str = ""


def choose_languages(first: str, second: str, country: str) -> Languages:
    """The second one is left out where we do not write it or it is the first one again."""
    known = known_language(second, country) or ""
    return Languages(first, known if known != language_of(first) else "")


def sides(label: str) -> tuple[str, ...]:
    """The label in each of its languages."""
    return (label.first, label.second) if isinstance(label, Doubled) else (label,)


def in_two(first: str, second: str) -> str:
    """One text where both say the same."""
    if not first or not second:
        return first or second
    return first if first.casefold() == second.casefold() else Doubled(first, second)


@lru_cache(maxsize=256)
def labels_in(languages: Languages, country: str, kind: str = "invoice", *, outside_vat: bool = False) -> Labels:
    """The words of a document in its language, or in both."""
    labels = labels_for(languages.first, country, kind, outside_vat=outside_vat)
    if not languages.second:
        return labels
    return _in_two(labels, labels_for(languages.second, country, kind, outside_vat=outside_vat))


def _in_two(labels: Labels, second: Labels) -> Labels:
    words: dict[str, Any] = {
        name: in_two(word, getattr(second, name)) for name, word in labels._asdict().items() if isinstance(word, str)
    }
    groups = {name: _group(getattr(labels, name), getattr(second, name)) for name in _GROUPS}
    return labels._replace(**words, **groups)


def _group(words: Mapping[str, str], second: Mapping[str, str]) -> Mapping[str, str]:
    return {key: in_two(words.get(key, ""), second.get(key, "")) for key in {**words, **second}}


def _sided(values: Mapping[str, object], index: int) -> dict[str, object]:
    return {name: sides(value)[index] if isinstance(value, Doubled) else value for name, value in values.items()}
