"""The proof of a series: read every link, follow the chain, tell every gap and every break. Changes nothing."""

import re
from collections.abc import Iterator
from typing import Any

from billhead.aws.items import Item
from billhead.aws.partition import Partition
from billhead.kernel.errors import NotFound
from billhead.kernel.page import KeyRange, RowPage, Rows
from billhead.numbering import keys
from billhead.numbering.chain import GENESIS, Link

PAGE = 1000
NOTHING = "Nothing has been issued in this series."
PERIOD = re.compile(r"[0-9]{4}(-[0-9]{2})?", re.ASCII)


class SeriesNotFound(NotFound):
    """Nothing was ever issued in this series."""

    code = "series_not_found"


def prove(table: Partition, document_type: str, period: str) -> dict[str, Any]:
    """Counts and faults of the whole series. Errors: SeriesNotFound."""
    _check_period(period)
    sequence = table.get(keys.sequence(document_type, period))
    if sequence is None:
        raise SeriesNotFound(NOTHING)
    items = list(_items(table, document_type, period))
    links = [_link(item) for item in items]
    forged = [int(item["position"]) for item, link in zip(items, links, strict=True) if item["hash"] != link.hash]
    return {
        "type": document_type,
        "period": period,
        "count": len(links),
        "first": links[0].number if links else None,
        "last": links[-1].number if links else None,
        "head": sequence["head"],
        "gaps": _gaps(links, int(sequence["first"]), int(sequence["n"])),
        "broken_links": sorted({*forged, *_broken(links, sequence["head"])}),
        "algorithm": "sha256(previous \\n position \\n number \\n content_hash)",
        "genesis": GENESIS,
    }


def links_page(table: Partition, document_type: str, period: str, rows: Rows) -> RowPage:
    """One page of links, for a check offline. Errors: SeriesNotFound."""
    _check_period(period)
    return table.query(KeyRange(None, "sk", keys.links(document_type, period)), rows)


def _check_period(period: str) -> None:
    """What no period can be is not looked for: a key could be too long."""
    if not PERIOD.fullmatch(period):
        raise SeriesNotFound(NOTHING)


def show_link(item: Item) -> dict[str, Any]:
    return {
        "position": int(item["position"]),
        **{name: item[name] for name in ("number", "document_id", "content_hash", "previous", "hash")},
    }


def _items(table: Partition, document_type: str, period: str) -> Iterator[Item]:
    of_series = KeyRange(None, "sk", keys.links(document_type, period))
    start: Item | None = None
    while True:
        page = table.query(of_series, Rows(PAGE, start=start, forward=True))
        yield from page.items
        start = page.last
        if start is None:
            return


def _link(item: Item) -> Link:
    return Link(int(item["position"]), item["number"], item["document_id"], item["content_hash"], item["previous"])


def _gaps(links: list[Link], first: int, last: int) -> list[int]:
    """Positions that no document has, between the series' first and its last."""
    given = {link.position for link in links}
    return [position for position in range(first, last + 1) if position not in given]


def _broken(links: list[Link], head: str) -> list[int]:
    """Positions whose hash is not the one that the next link, or the series' head, builds on."""
    expected = [*[link.previous for link in links[1:]], head][: len(links)]
    broken = [link.position for link, following in zip(links, expected, strict=True) if link.hash != following]
    return ([links[0].position] if links and links[0].previous != GENESIS else []) + broken
