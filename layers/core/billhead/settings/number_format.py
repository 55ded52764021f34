"""Formats of document numbers such as "{yyyy}-{nnnnn}": reading, writing, naming the series; it counts nothing itself.

Tokens: {yyyy} or {yy}, {mm}, and exactly one counter {n} … {nnnnnnnnn}; everything else stands as it is written.
A number must be unique per entity and type (Directive 2006/112/EC art. 226 (2), § 14 UStG), and the counter starts
again every year or month, so that a format without a year is refused: it would repeat last year's numbers.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from billhead.kernel.errors import Invalid

LONGEST_FORMAT: Final = 40
_PARTS: Final = re.compile(r"\{(yyyy|yy|mm|n{1,9})\}|([^{}]+)|(.)")


class MalformedNumberFormat(Invalid):
    """The text is not a number format; `detail` says why."""

    code = "number_format_malformed"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A checked format. `parts` are (token, "") or ("", literal text) in their order."""

    text: str
    parts: tuple[tuple[str, str], ...]

    @classmethod
    @lru_cache(maxsize=256)
    def parse(cls, text: str) -> "NumberFormat":
        """Raises MalformedNumberFormat."""
        _check_characters(text)
        parts = tuple(_part(match) for match in _PARTS.finditer(text))
        _check_tokens([token for token, _ in parts if token])
        return cls(text, parts)

    def render(self, on: date, counter: int) -> str:
        """The number of the counter's document of that day; counters start at 1.

        A counter with more digits than the format has n's just gets longer: {nn} gives 99, then 100.
        """
        if counter < 1:
            raise ValueError("A counter starts at 1.")
        return "".join(literal or _token_text(token, on, counter) for token, literal in self.parts)

    def period(self, on: date) -> str:
        """The period within which the counter runs: "2026-11" for a format with {mm}, else "2026"."""
        return f"{on.year:04}-{on.month:02}" if self.is_monthly else f"{on.year:04}"

    @property
    def is_monthly(self) -> bool:
        return ("mm", "") in self.parts


def _check_characters(text: str) -> None:
    if len(text) > LONGEST_FORMAT:
        raise MalformedNumberFormat(f"A number format has at most {LONGEST_FORMAT} characters.")
    if not text.isprintable() or text != text.strip():
        raise MalformedNumberFormat("A number format has only visible characters and no space at either end.")


def _part(match: re.Match[str]) -> tuple[str, str]:
    token, literal, stray = match.groups(default="")
    if stray:
        raise MalformedNumberFormat(
            f"{stray!r} at position {match.start() + 1} belongs to no token; the tokens are {{yyyy}}, {{yy}}, {{mm}} "
            "and {n} to {nnnnnnnnn}."
        )
    return token, literal


def _check_tokens(tokens: list[str]) -> None:
    counters = sum(token.startswith("n") for token in tokens)
    years = sum(token.startswith("y") for token in tokens)
    if counters != 1:
        raise MalformedNumberFormat(f"A number format has exactly one counter such as {{nnnnn}}, not {counters}.")
    if years != 1:
        raise MalformedNumberFormat(
            f"A number format has exactly one year, {{yyyy}} or {{yy}}, not {years}: the counter restarts each year."
        )
    if tokens.count("mm") > 1:
        raise MalformedNumberFormat("A number format has {mm} at most once.")


def _token_text(token: str, on: date, counter: int) -> str:
    width = len(token)
    by_letter = {"y": f"{on.year:04}"[-width:], "m": f"{on.month:02}", "n": f"{counter:0{width}}"}
    return by_letter[token[0]]
