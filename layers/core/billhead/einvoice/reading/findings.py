"""What was found amiss in an invoice that can be read all the same: warnings, and no more of them than help. Pure."""

from typing import Final, NamedTuple

from billhead.einvoice.reading.xml_tree import Element

MAX_WARNINGS: Final = 100
_SHOWN: Final = 60


class Warning(NamedTuple):
    """`element` is a place in the XML, `pointer` one in the answered document (RFC 6901), `rule` one of EN 16931."""

    code: str
    detail: str
    element: str | None = None
    pointer: str | None = None
    rule: str | None = None


class Findings:
    """Collects warnings, up to a bound; the last one then says that there are more."""

    def __init__(self) -> None:
        self.warnings: list[Warning] = []

    def add(self, warning: Warning) -> None:
        if len(self.warnings) < MAX_WARNINGS:
            self.warnings.append(warning)
        elif len(self.warnings) == MAX_WARNINGS:
            self.warnings.append(Warning("more_warnings", f"There are more than {MAX_WARNINGS} warnings."))

    @property
    def is_full(self) -> bool:
        return len(self.warnings) > MAX_WARNINGS

    def unreadable(self, element: Element, what: str) -> None:
        """Something is said, but not in a form that means one thing."""
        if not self.is_full:
            said = element.text[:_SHOWN]
            self.add(Warning("field_unreadable", f"{said!r} is not {what}; it was left out.", element.path()))

    def repeated(self, element: Element) -> None:
        """EN 16931 has room for one."""
        if not self.is_full:
            self.add(Warning("field_repeated", "It stands here more than once; the first was taken.", element.path()))

    def left_out(self, element: Element, why: str) -> None:
        if not self.is_full:
            self.add(Warning("not_read", f"{why}; it was left out.", element.path()))
