"""Rules of PDF/A-3 and PDF/UA-1 that a program can check, by pypdf and fontTools: none of our own code reads the file.

Each rule is a function that yields what it finds wrong; its name is the name of the rule."""

from collections.abc import Callable, Iterator, Sequence

from tests.support.pdf_rules import archive, content, fonts, metadata, structure, tables
from tests.support.pdf_rules.reading import File, read_file

Rule = Callable[[File], Iterator[str]]
ALWAYS: Sequence[Rule] = (*archive.RULES, *metadata.RULES, *fonts.RULES)
TAGGED: Sequence[Rule] = (*content.RULES, *structure.RULES, *tables.RULES)


def findings(data: bytes) -> dict[str, list[str]]:
    """What is wrong, by the name of the rule; rules of tagged files apply where the file claims to be one."""
    file = read_file(data)
    rules = (*ALWAYS, *TAGGED) if file.claims_tags else ALWAYS
    found = {rule.__name__: list(rule(file)) for rule in rules}
    return {name: wrongs for name, wrongs in found.items() if wrongs}
