"""Makes text from outside harmless for layout: no controls, no invisible characters, no towers of accents."""

import unicodedata

# Zalgo text stacks dozens of marks; no living orthography needs more than four on one letter.
MAX_MARKS = 4
_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85")
_INVISIBLE = frozenset(("Cc", "Cf", "Cs"))
_DROPPED, _TOO_MANY = frozenset("dj"), "m" * (MAX_MARKS + 1)
_JOINERS = ("\u200c", "\u200d")
# Arabic to Sinhala.
_JOINING = ("\u0600", "\u0dff")


def clean_line(value: object) -> str:
    """One line of text; line breaks and tabs become spaces. None is the empty string."""
    return " ".join(clean_text(value).split("\n")).strip(" ")


def clean_text(value: object) -> str:
    """Text with its own line breaks, NFC; at most one empty line in a row. None is the empty string."""
    if value is None:
        return ""
    text = str(value)
    if text.isascii() and text.isprintable():
        return text.strip()
    return _squeeze_lines(_drop_invisible(_one_line_end(text)))


def _one_line_end(text: str) -> str:
    for ending in _LINE_ENDS:
        text = text.replace(ending, "\n")
    return text.replace("\t", " ")


def _drop_invisible(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    kinds = "".join(map(_KINDS.__getitem__, text))
    if _DROPPED.isdisjoint(kinds) and _TOO_MANY not in kinds:
        return text
    kept: list[str] = []
    marks = 0
    for character, kind in zip(text, kinds, strict=True):
        marks = marks + 1 if kind == "m" else 0
        if kind == "d" or marks > MAX_MARKS or (kind == "j" and not _joins(kept)):
            continue
        kept.append(character)
    return "".join(kept)


class _Kinds(dict[str, str]):
    """By character: m a mark, j a joiner, d one that is dropped, k one that is kept."""

    def __missing__(self, character: str) -> str:
        self[character] = kind = _kind(character)
        return kind


def _kind(character: str) -> str:
    category = unicodedata.category(character)
    if character in _JOINERS:
        return "j"
    if character == "\n":
        return "k"
    if category in _INVISIBLE or _selects_variant(character):
        return "d"
    return "m" if category in ("Mn", "Me") else "k"


def _joins(before: list[str]) -> bool:
    """Persian, Urdu and the scripts of India spell with joiners: one at a time, after a letter of theirs."""
    return bool(before) and _JOINING[0] <= before[-1] <= _JOINING[1]


def _selects_variant(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _squeeze_lines(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip("\n")


_KINDS = _Kinds()
