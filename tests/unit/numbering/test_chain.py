"""Links of the hash chain, and how far a series is."""

import hashlib

from billhead.numbering.chain import GENESIS, Link, SeriesState

BEGINNING = SeriesState.of(None, 1)


def test_the_hash_is_the_one_that_the_proof_describes() -> None:
    link = Link(7, "2026-00007", "inv_X", "c" * 64, "p" * 64)
    text = "p" * 64 + "\n7\n2026-00007\n" + "c" * 64
    assert link.hash == hashlib.sha256(text.encode()).hexdigest()
    assert link.shown() == {"position": 7, "previous": "p" * 64, "hash": link.hash}


def test_everything_but_the_id_is_in_the_hash() -> None:
    """The id is in the canonical document, so in its hash."""
    link = Link(7, "2026-00007", "inv_X", "c" * 64, "p" * 64)
    others = [
        Link(8, "2026-00007", "inv_X", "c" * 64, "p" * 64),
        Link(7, "2026-00008", "inv_X", "c" * 64, "p" * 64),
        Link(7, "2026-00007", "inv_X", "d" * 64, "p" * 64),
        Link(7, "2026-00007", "inv_X", "c" * 64, "q" * 64),
    ]
    assert len({entry.hash for entry in (link, *others)}) == 5


def test_a_series_begins_at_its_first_number_with_the_known_beginning() -> None:
    assert SeriesState(0, GENESIS, exists=False) == BEGINNING
    assert BEGINNING.link("2026-00001", "inv_X", "c").position == 1
    assert SeriesState.of(None, 500).link("2026-00500", "inv_X", "c").position == 500


def test_a_series_goes_on_where_it_stands_whatever_its_first_number_is_now() -> None:
    state = SeriesState.of({"n": 12, "head": "h" * 64}, 500)
    link = state.link("2026-00013", "inv_X", "c")
    assert (state.exists, link.position, link.previous) == (True, 13, "h" * 64)
