"""Names of places in a sentence."""

import pytest
from billhead.taxation.territories import territory_of
from billhead.taxation.wording import named


@pytest.mark.parametrize(
    ("country", "post_code", "expected"),
    [
        ("SI", None, "Slovenia"),
        ("US", None, "the United States"),
        ("GB", None, "the United Kingdom"),
        ("NL", None, "the Netherlands"),
        ("AE", None, "the United Arab Emirates"),
        ("DO", None, "the Dominican Republic"),
        ("DM", None, "Dominica"),
        ("IM", None, "the Isle of Man"),
        ("ES", "35001", "the Canary Islands"),
        ("PT", "9500", "the Azores"),
        ("IS", None, "Iceland"),
        ("IE", None, "Ireland"),
    ],
)
def test_some_countries_have_an_article(country: str, post_code: str | None, expected: str) -> None:
    assert named(territory_of(country, post_code, None)) == expected


def test_an_unknown_place_has_no_name() -> None:
    assert named(None) == ""
