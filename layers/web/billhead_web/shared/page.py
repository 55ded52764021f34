"""A shared document's page: the document itself under a bar with its state, its sum, its files and its languages."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from billhead.documents.printing import Drawing
from billhead.documents.state import EXPIRED, OVERDUE, State
from billhead.locales.languages import LANGUAGES, known_language, language_of

from billhead_web.locales.shared_words import autonym, shared_words
from billhead_web.paper.page import Paper, paper_of
from billhead_web.styled import StyledPage, styled

_DEMANDS: Final = (State.ISSUED, State.PARTIALLY_PAID, State.PAID, OVERDUE, State.VOIDED)
# What a reader has to know of each type; that it was issued says its being here.
_TOLD: Final[Mapping[str, tuple[str, ...]]] = {
    "invoice": _DEMANDS,
    "advance_invoice": _DEMANDS,
    "estimate": (State.ACCEPTED, State.DECLINED, EXPIRED, State.VOIDED),
}


class Choice(NamedTuple):
    """A language of the switch: its tag, its own name, the address of the page in it."""

    tag: str
    name: str
    address: str
    is_current: bool


class Download(NamedTuple):
    """A file that can be taken along: what it is called, its address."""

    form: str
    address: str


def shared_page(drawing: Drawing, token: str) -> StyledPage:
    """`token` is the link's secret, which every address on the page needs: it stands in none but its own."""
    paper = paper_of(drawing)
    words = shared_words(paper.content.language)
    status = told_status(drawing.document)
    return styled(
        "shared",
        paper.content.language,
        **paper._asdict(),
        words=words,
        status=status,
        status_text=words.statuses[status] if status else "",
        downloads=_downloads(drawing, token),
        choices=_choices(paper, token),
    )


def _downloads(drawing: Drawing, token: str) -> list[Download]:
    pdf = Download("PDF", _address("/share/pdf", token, drawing.language))
    form = _electronic(drawing.document)
    return [pdf, Download("XML", f"{_address('/share/xml', token, None)}&format={form}")] if form else [pdf]


def _electronic(document: Mapping[str, Any]) -> str | None:
    """The first format that its issuer wanted and the document can be had in: to a consumer it need not be."""
    if not document.get("e_invoicing"):
        return None
    from billhead.einvoice.preflight import faults  # only where an entity has electronic invoices
    from billhead.einvoice.profiles import format_named

    return next((name for name in document["e_invoicing"] if not faults(document, format_named(name))), None)


def gone_page(tag: str) -> StyledPage:
    """For a link that leads nowhere: it does not tell whether it ever led anywhere."""
    return styled("gone", tag, words=shared_words(tag))


def spoken_language(asked: str) -> str | None:
    """The tag, or both of 'de,en', if documents speak it; None for their own language otherwise."""
    return asked if all(map(known_language, asked.split(","))) else None


def told_status(document: Mapping[str, Any]) -> str | None:
    status, kind = document["status"], document["type"]
    return status if status in _TOLD.get(kind, (State.VOIDED,)) else None


def _choices(paper: Paper, token: str) -> list[Choice]:
    own = language_of(paper.content.language)
    listed = [Choice(tag, autonym(tag), _address("/share", token, tag), tag == own) for tag in LANGUAGES]
    return sorted(listed, key=lambda choice: choice.name.casefold())


def _address(path: str, token: str, language: str | None) -> str:
    """A token and a language are made of letters, digits, _ - and , alone."""
    return f"{path}?token={token}" + (f"&language={language}" if language else "")
