"""What a reader of the structure hears: the elements' texts in their order, and what it passes over."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.support.pdf_rules.fonts import codes_of, to_unicode
from tests.support.pdf_rules.reading import File, content_of, read_file


class Heard(NamedTuple):
    """An element that holds something itself, and its text; a figure's is what it shows. What is said in place of an
    element's content is said in place of all in it."""

    kind: str
    text: str
    element: Any


def hear(data: bytes) -> list[Heard]:
    """In the order of reading."""
    file = read_file(data)
    shown, _ = _texts(file)
    heard: list[Heard] = []
    for element in file.elements():
        places = content_of(element)
        if places or element["/S"] in ("/TD", "/TH"):
            instead = element.get("/Alt", element.get("/ActualText"))
            text = "".join(shown.get(place, "") for place in places) if instead is None else str(instead)
            heard.append(Heard(element["/S"][1:], text.replace("\xa0", " "), element))
    return heard


def passed_over(data: bytes) -> list[str]:
    """Texts that are there for the page's sake."""
    _, artifacts = _texts(read_file(data))
    return [text.replace("\xa0", " ") for text in artifacts]


def _texts(file: File) -> tuple[dict[tuple[int, int], str], list[str]]:
    shown: dict[tuple[int, int], str] = {}
    artifacts: list[str] = []
    for page in file.pages:
        number = page.entries.indirect_reference.idnum
        for mark, text in _strings(page):
            if mark[0] == "/Artifact":
                artifacts.append(text)
            else:
                place = (number, int(mark[1]["/MCID"]))
                shown[place] = shown.get(place, "") + text
    return shown, artifacts


def _strings(page: Any) -> Iterator[tuple[tuple[str, Any], str]]:
    """With the element or the artifact that each is part of; what is said in place of glyphs, once."""
    fonts = {name: to_unicode(font["/ToUnicode"]) for name, font in page.entries["/Resources"]["/Font"].items()}
    current: dict[int, str] = {}
    told: Any = None
    for operator, operands, marks in page.operations:
        if operator == "Tf":
            current = fonts[operands[0]]
        elif operator in ("Tj", "TJ"):
            part = next(mark for mark in reversed(marks) if mark[0] == "/Artifact" or "/MCID" in mark[1])
            instead = marks[-1][1] if "/ActualText" in marks[-1][1] else None
            if instead is None:
                yield part, "".join(current[code] for code in codes_of(operands[0]))
            elif instead is not told:
                yield part, str(instead["/ActualText"])
            told = instead
