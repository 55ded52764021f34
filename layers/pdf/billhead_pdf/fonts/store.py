"""Where the prepared files lie and how they come into memory, once per process. Run time reads no other file."""

from collections.abc import Sequence
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from billhead_pdf.fonts.characters import Characters
from billhead_pdf.fonts.sources import FAMILIES, HAN_FORMS, Weight
from billhead_pdf.fonts.typeface import Typeface, unpack_typeface

FOLDER = Path(__file__).with_name("prepared")
PROFILE = "srgb.icc"
WORDS = "thai.words"


class Chain(Sequence[Typeface]):
    """The typefaces of a weight, best first; each is mapped into memory when a character gets as far as it."""

    def __init__(self, names: Sequence[str], language: str) -> None:
        self.names = names
        self.language = language

    def __getitem__(self, index: Any) -> Any:
        name = str(self.names[index])
        return load_han(name, self.language) if name.startswith("han-") else load_typeface(name)

    def __len__(self) -> int:
        return len(self.names)


def typeface_file(name: str) -> str:
    return f"{name}.typeface"


def forms_file(number: int) -> str:
    """The characters of one way to write Han."""
    return f"han-{number}.characters"


def load_chain(family: str, weight: Weight, language: str = "") -> Chain:
    """The typefaces that draw a weight; `language` (BCP 47) decides on the forms of Han."""
    return Chain(FAMILIES[family][weight], language)


@cache
def load_typeface(name: str) -> Typeface:
    """A prepared typeface, mapped into memory: pages of it that no document needs are never read."""
    content = _mapped(typeface_file(name))
    try:
        return unpack_typeface(content)
    except ValueError:
        # A checkout that was updated: its files are of an older form.
        _prepare(typeface_file(name))
        return unpack_typeface(_mapped(typeface_file(name)))


@cache
def load_han(name: str, language: str) -> Typeface:
    """The typeface of Han with the characters as the language writes them."""
    return load_typeface(name)._replace(glyphs=_load_forms(forms_of(language)))


def forms_of(language: str) -> int:
    """By the longest part of the tag that says it: 'zh-Hant-HK' is written as in Taiwan, 'zh-HK' as in Hong Kong."""
    tag = language.lower()
    while tag:
        if tag in HAN_FORMS:
            return HAN_FORMS[tag]
        tag = tag.rpartition("-")[0]
    return next(iter(HAN_FORMS.values()))


@cache
def _load_forms(number: int) -> Characters:
    return Characters(_mapped(forms_file(number)))


@cache
def load_profile() -> bytes:
    """The colour profile that PDF/A wants to be said."""
    return bytes(_mapped(PROFILE))


@cache
def load_words() -> frozenset[str]:
    """The words that Thai is broken at."""
    return frozenset(bytes(_mapped(WORDS)).decode().split("\n"))


def _mapped(file: str) -> memoryview:
    """In a built layer the file is there; a checkout makes it when it is first asked for."""
    path = FOLDER / file
    if not path.exists():
        _prepare(file)
    with path.open("rb") as opened:
        return memoryview(mmap(opened.fileno(), 0, access=ACCESS_READ))


def _prepare(file: str) -> None:
    from billhead_pdf.fonts.build import build_file

    build_file(FOLDER, file)
