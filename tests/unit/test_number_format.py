"""Number formats: what is refused, what is written, and that no two documents get the same number."""

from datetime import date

import pytest
from billhead.kernel.errors import Invalid
from billhead.settings.number_format import LONGEST_FORMAT, MalformedNumberFormat, NumberFormat
from hypothesis import given
from hypothesis import strategies as st

DAY = date(2026, 11, 3)

literals = st.text(
    st.characters(codec="utf-8", exclude_characters="{}", exclude_categories=["C", "Zl", "Zp", "Zs"]), max_size=4
)
tokens = st.tuples(
    st.sampled_from(["{yyyy}", "{yy}"]),
    st.sampled_from(["", "{mm}"]),
    st.integers(1, 9).map(lambda digits: "{" + "n" * digits + "}"),
).flatmap(st.permutations)
formats = st.tuples(literals, tokens, literals, literals, literals).map(
    lambda drawn: drawn[0] + drawn[1][0] + drawn[2] + drawn[1][1] + drawn[3] + drawn[1][2] + drawn[4]
)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
counters = st.integers(1, 10**10)


@pytest.mark.parametrize(
    ("text", "counter", "number"),
    [
        ("{yyyy}-{nnnnn}", 42, "2026-00042"),
        ("CN-{yyyy}-{nnnnn}", 1, "CN-2026-00001"),
        ("{yy}{mm}/{n}", 7, "2611/7"),
        ("R {nnn}/{yy}", 12, "R 012/26"),
        ("{nnnnnnnnn}{yyyy}", 5, "0000000052026"),
        ("№{yyyy}·{nn}·Ž", 3, "№2026·03·Ž"),
        ("mm{yyyy}yy{n}nn", 3, "mm2026yy3nn"),
    ],
)
def test_tokens_are_filled_and_the_rest_stands(text: str, counter: int, number: str) -> None:
    assert NumberFormat.parse(text).render(DAY, counter) == number


def test_a_counter_that_outgrows_its_digits_gets_longer() -> None:
    numbers = [NumberFormat.parse("{yyyy}-{nn}").render(DAY, counter) for counter in (99, 100, 12345)]
    assert numbers == ["2026-99", "2026-100", "2026-12345"]


@pytest.mark.parametrize("counter", [0, -1])
def test_there_is_no_number_below_one(counter: int) -> None:
    with pytest.raises(ValueError, match="starts at 1"):
        NumberFormat.parse("{yyyy}-{n}").render(DAY, counter)


def test_the_period_is_the_month_only_where_the_format_has_one() -> None:
    yearly, monthly = NumberFormat.parse("{yy}-{n}"), NumberFormat.parse("{yy}-{mm}-{n}")
    assert (yearly.period(DAY), yearly.is_monthly) == ("2026", False)
    assert (monthly.period(DAY), monthly.is_monthly) == ("2026-11", True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "counter"),
        ("{yyyy}", "counter"),
        ("{yyyy}-{n}-{nn}", "counter"),
        ("{nnnnn}", "year"),
        ("{mm}-{nnnnn}", "year"),
        ("INV-{nnnnn}", "year"),
        ("{yyyy}{yy}{n}", "year"),
        ("{yyyy}{mm}{mm}{n}", "{mm}"),
        ("{yyyy}-{nnnnnnnnnn}", "'{' at position 8"),
        ("{yyyy}-{}{n}", "belongs to no token"),
        ("{yyyy}-{YYYY}{n}", "belongs to no token"),
        ("{yyyy}-{dd}{n}", "belongs to no token"),
        ("{yyyy}-{n", "belongs to no token"),
        ("{yyyy}-n}{n}", "belongs to no token"),
        ("{{yyyy}}-{n}", "belongs to no token"),
        ("{ yyyy }-{n}", "belongs to no token"),
        ("{yyyy}-{n}\n", "visible"),
        ("{yyyy}\x00{n}", "visible"),
        ("{yyyy}\u202e{n}", "visible"),
        ("{yyyy}\u200b{n}", "visible"),
        (" {yyyy}-{n}", "space at either end"),
        ("{yyyy}-{n} ", "space at either end"),
        ("{yyyy}{n}" + "x" * (LONGEST_FORMAT - 8), "at most 40"),
    ],
)
def test_a_malformed_format_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(MalformedNumberFormat) as caught:
        NumberFormat.parse(text)
    assert reason in caught.value.detail
    assert caught.value.code == "number_format_malformed"
    assert isinstance(caught.value, Invalid)


def test_forty_characters_are_still_fine() -> None:
    text = "{yyyy}{n}" + "x" * (LONGEST_FORMAT - 9)
    assert NumberFormat.parse(text).text == text


@given(st.text(st.sampled_from("{}ymn-0 x"), max_size=45))
def test_any_text_is_a_format_or_malformed(text: str) -> None:
    try:
        format_ = NumberFormat.parse(text)
    except MalformedNumberFormat:
        return
    assert "{" not in format_.render(DAY, 1)


@given(formats, days, counters)
def test_the_parts_are_the_whole_text(text: str, day: date, counter: int) -> None:
    format_ = NumberFormat.parse(text)
    assert "".join(literal or "{" + token + "}" for token, literal in format_.parts) == text
    assert len(format_.render(day, counter)) >= len(text) - text.count("{") * 2


@given(formats, days, days, counters, counters)
def test_two_documents_have_one_number_only_with_the_same_period_and_counter(
    text: str, day: date, other_day: date, counter: int, other_counter: int
) -> None:
    format_ = NumberFormat.parse(text)
    same_place = (format_.period(day), counter) == (format_.period(other_day), other_counter)
    assert (format_.render(day, counter) == format_.render(other_day, other_counter)) == same_place


@given(formats, days, st.integers(1, 10**6))
def test_neighbours_in_a_series_differ(text: str, day: date, counter: int) -> None:
    format_ = NumberFormat.parse(text)
    assert format_.render(day, counter) != format_.render(day, counter + 1)
