"""Follows a series from its beginning to its head and tells, in words, wherever it is not whole. Pure.

docs/proof.md says what a link's hash is made of.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from billhead.numbering.chain import GENESIS, Link
from billhead.verify.export import Page, ToldLink

EXPORT_ALL = "the export is not whole, or they were removed: take every page, with order_by=position"


def in_order(pages: Iterable[Page]) -> list[ToldLink]:
    """Every link of the pages by position; the same link twice is one, with its content if either has it."""
    different: dict[tuple[Link, str], ToldLink] = {}
    for told in (told for page in pages for told in page.links):
        key = (told.link, told.hash)
        if key not in different or different[key].content is None:
            different[key] = told
    return sorted(different.values(), key=lambda told: told.link.position)


def chain_faults(pages: Sequence[Page], links: Sequence[ToldLink], kept_heads: Iterable[str]) -> Iterator[str]:
    """`links` are those of the pages, in order; `kept_heads` were written down earlier, out of Billhead's reach."""
    told_faults = dict.fromkeys(fault for page in pages for fault in page.told_faults)
    yield from (f"Billhead itself tells of {fault}" for fault in told_faults)
    yield from _altered(links)
    yield from _repeated(links)
    yield from _unlinked(links)
    yield from _headless(pages, links)
    known = {told.hash for told in links}
    for head in kept_heads:
        if head not in known:
            yield f"the head {head}, which was kept, is in no link: the past was rewritten"


def named(told: ToldLink) -> str:
    return f"{told.link.number} at position {told.link.position}"


def _altered(links: Iterable[ToldLink]) -> Iterator[str]:
    for told in links:
        if told.link.hash != told.hash:
            yield f"altered link: the hash of {named(told)} is not that of what it says"


def _repeated(links: Sequence[ToldLink]) -> Iterator[str]:
    positions = Counter(told.link.position for told in links)
    numbers = Counter(told.link.number for told in links)
    documents = Counter(told.link.document_id for told in links)
    for what, counts in (("position", positions), ("number", numbers), ("document", documents)):
        yield from (f"{what} {value} stands {times} times" for value, times in counts.items() if times > 1)


def _unlinked(links: Sequence[ToldLink]) -> Iterator[str]:
    if links and links[0].link.previous != GENESIS:
        yield f"{named(links[0])} is not the beginning: links before it are missing ({EXPORT_ALL})"
    for before, after in pairwise(links):
        missing = after.link.position - before.link.position - 1
        if missing > 0:
            first, last = before.link.position + 1, after.link.position - 1
            span = f"position {first} is" if missing == 1 else f"positions {first} to {last} are"
            yield f"gap: {span} missing ({EXPORT_ALL})"
        elif after.link.previous != before.hash:
            yield f"broken link: {named(after)} does not follow {named(before)}"


def _headless(pages: Sequence[Page], links: Sequence[ToldLink]) -> Iterator[str]:
    """The page that knows the most links knows the head; what was told earlier is a link since then."""
    newest = max(pages, key=lambda page: page.count)
    if newest.count != len(links):
        yield f"the series has {newest.count} links and the file {len(links)} ({EXPORT_ALL})"
    last = links[-1].hash if links else GENESIS
    if newest.count <= len(links) and newest.head != last:
        yield f"head mismatch: the series' head is {newest.head}, the last link is {last}"
    known = {told.hash for told in links}
    for head in dict.fromkeys(page.head for page in pages):
        if head not in known and head != newest.head:
            yield f"head mismatch: {head}, told while the pages were read, is in no link"
