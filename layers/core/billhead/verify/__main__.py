"""`python -m billhead.verify FILE`: exits with 0 for a whole series, with 1 for any other, with 2 for another file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from billhead.verify.chain import chain_faults, in_order
from billhead.verify.documents import content_faults, document_faults
from billhead.verify.export import Page, ToldLink, Unreadable, read_documents, read_proof

WHOLE, FAULTY, UNREADABLE = 0, 1, 2
# Who has forged everything is not asked to read everything.
MOST = 100


def main(arguments: Sequence[str] | None = None) -> int:
    given = _arguments().parse_args(arguments)
    try:
        pages = read_proof(given.file)
        documents = read_documents(given.documents) if given.documents else []
    except Unreadable as error:
        sys.stderr.write(f"{error}\n")
        return UNREADABLE
    links = in_order(pages)
    faults = [*chain_faults(pages, links, given.head)]
    faults += content_faults(pages[0].document_type, links)
    faults += document_faults(pages[0].document_type, links, documents)
    _tell(pages[0], links, len(documents), faults)
    return FAULTY if faults else WHOLE


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m billhead.verify", description="Check an exported proof of a series.")
    parser.add_argument("file", type=Path, help="what GET /numbering/{type}/{year}/proof answered, every page of it")
    parser.add_argument("--documents", type=Path, help="documents as GET answered them, to be compared with the proof")
    parser.add_argument("--head", action="append", default=[], help="a head that was kept earlier; may be repeated")
    return parser


def _tell(page: Page, links: Sequence[ToldLink], documents: int, faults: Sequence[str]) -> None:
    contents = sum(told.content is not None for told in links)
    span = f", {links[0].link.number} to {links[-1].link.number}, head {links[-1].hash}" if links else ""
    lines = [f"{page.document_type} {page.period}: {len(links)} links{span}"]
    lines += [f"{contents} contents hashed, {documents} documents compared"]
    if contents < len(links):
        lines += [
            f"{len(links) - contents} links are without content (include=content): their hashes were taken as told"
        ]
    lines += [f"FAULT {fault}" for fault in faults[:MOST]]
    if len(faults) > MOST:
        lines += [f"FAULT and {len(faults) - MOST} more"]
    lines += [f"{len(faults)} fault{'s' * (len(faults) > 1)}" if faults else "The series is whole."]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
