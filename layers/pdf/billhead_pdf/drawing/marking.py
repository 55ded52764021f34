"""Marked content (ISO 32000-1, 14.6): brackets round what is drawn, and which element each pair of them belongs to."""

from collections.abc import Iterable, Iterator

from billhead_pdf.layout.tags import Tag

END = "EMC"
_NO_PART = "/Artifact BMC"


class Marking:
    """Of one document. `pages` holds, by page, the elements in the order of their numbers on it; an element that is
    interrupted there has several. `boxes` holds the edges of figures: left, bottom, right, top."""

    def __init__(self) -> None:
        self.pages: list[list[Tag]] = []
        self.boxes: dict[Tag, tuple[float, float, float, float]] = {}

    def open_page(self) -> None:
        self.pages.append([])

    def begin(self, tag: Tag) -> str:
        """The opening bracket on the page that was opened last."""
        if tag.kind == "Artifact":
            return _artifact(tag)
        numbers = self.pages[-1]
        numbers.append(tag)
        return f"/{tag.kind} <</MCID {len(numbers) - 1}>> BDC"

    def bracket(self, lines: Iterable[str], tag: Tag | None = None) -> Iterator[str]:
        """The lines as part of the element; without one they are there for the eye alone."""
        yield _NO_PART if tag is None else self.begin(tag)
        yield from lines
        yield END


def _artifact(tag: Tag) -> str:
    kind = f"/Subtype /{tag.text} " if tag.text else ""
    return f"/Artifact <</Type /Pagination {kind}>> BDC"
