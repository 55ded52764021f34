"""How the story looks on a terminal: steps, requests, answers; plain text where nobody watches."""

import json
import os
import sys
from decimal import Decimal
from pathlib import Path
from textwrap import wrap
from typing import Any, cast

from local.http_client import Answer

WIDTH = 110
BODY_LINES = 3
BOLD, DIM, GREEN, RED, BLUE = "1", "2", "32", "31", "34"


def coloured() -> bool:
    """Colour only for a person, and not against https://no-color.org."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


class Narrator:
    """Prints the story line by line."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour
        self._steps = 0

    def title(self, text: str) -> None:
        """The first line."""
        print(self._paint(BOLD, text), flush=True)

    def step(self, text: str) -> None:
        """A new step, numbered."""
        self._steps += 1
        print(f"\n{self._paint(BLUE, f'{self._steps:2}')}  {self._paint(BOLD, text)}", flush=True)

    def request(self, line: str, body: Any = None) -> None:
        """What is sent; a long body is cut after a few lines."""
        print(f"    {line}")
        if body is not None:
            lines = wrap(compact(body), WIDTH - 6, max_lines=BODY_LINES, placeholder=" …")
            print(self._paint(DIM, "\n".join(f"      {line}" for line in lines)))

    def answer(self, answer: Answer, shown: Any) -> None:
        """What came back, and the part of it that matters here."""
        code = self._paint(GREEN if answer.status < 400 else RED, f"{answer.status}")
        first, *more = wrap(compact(shown), WIDTH - 8)
        print(f"    {code} {first}", *more, sep="\n        ", flush=True)

    def note(self, text: str) -> None:
        """A remark of the teller."""
        print(f"    {self._paint(DIM, text)}", flush=True)

    def point(self, name: str, value: str) -> None:
        """Something to take along: a link, a file. Never broken."""
        print(f"    {name:<10} {self._paint(BOLD, value)}", flush=True)

    def failure(self, text: str) -> None:
        """Why the story ends early."""
        print(f"\n{self._paint(RED, 'story failed')}: {text}", flush=True)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text


def near(path: Path) -> str:
    """A path as it is typed from here."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def compact(value: Any) -> str:
    """JSON on one line, amounts with their cents; text stays as it is, a file is its size."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return f"({len(value):,} bytes)"
    if isinstance(value, dict):
        entries = (f"{json.dumps(key)}: {quoted(part)}" for key, part in cast(dict[str, Any], value).items())
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(quoted(part) for part in cast(list[Any], value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value)


def quoted(value: Any) -> str:
    """A value inside another one."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else compact(value)
