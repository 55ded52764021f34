"""Makes text from outside harmless for layout: no controls, no invisible characters, no towers of accents."""

import unicodedata

# Zalgo text stacks dozens of marks; no living orthography needs more than four on one letter.
MAX_MARKS = 4
_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85")
_DROPPED = {"Cc", "Cf", "Cs"}


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
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category in _DROPPED and character != "\n":
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > MAX_MARKS or _selects_variant(character):
            continue
        kept.append(character)
    return "".join(kept)


def _selects_variant(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _squeeze_lines(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip("\n")
