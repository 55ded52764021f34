"""Fields: what passes, what is refused, and by which code at which pointer."""

from decimal import Decimal
from typing import Any

import pytest
from billhead.kernel.errors import Invalid
from billhead.kernel.fields import Block, Count, Day, Email, Flag, Metadata, Model, Name, Number, Text
from billhead.kernel.validation import MAX_FAULTS, pointer, validate
from pydantic import Field


class Inner(Model):
    price: Number | None = None


class Everything(Model):
    name: Name
    text: Text | None = None
    block: Block | None = None
    email: Email | None = None
    price: Number | None = None
    day: Day | None = None
    flag: Flag | None = None
    count: Count | None = None
    metadata: Metadata = {}
    lines: list[Inner] = Field(default_factory=list[Inner], max_length=3)


def read(**data: Any) -> Everything:
    return validate(Everything, {"name": "x", **data})


def faults(**data: Any) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as raised:
        read(**data)
    return [(fault.pointer, fault.code) for fault in raised.value.errors]


def test_everything_may_be_left_out_but_the_name() -> None:
    assert read().name == "x"
    with pytest.raises(Invalid) as raised:
        validate(Everything, {})
    assert [(fault.pointer, fault.code) for fault in raised.value.errors] == [("/name", "required")]


def test_an_unknown_field_is_an_error() -> None:
    assert faults(nmae="y") == [("/nmae", "unknown_field")]


def test_all_faults_are_told_at_once_each_with_its_place() -> None:
    found = faults(name="", price="1", lines=[{}, {"price": True}], metadata={"k": 1})
    assert found == [
        ("/name", "required"),
        ("/price", "not_a_number"),
        ("/metadata/k", "not_a_string"),
        ("/lines/1/price", "not_a_number"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "", "required"),
        ("name", "  ", "required"),
        ("name", None, "not_a_string"),
        ("name", 5, "not_a_string"),
        ("name", "x" * 251, "too_long"),
        ("name", "a\nb", "line_break"),
        ("name", "a\tb", "line_break"),
        ("name", "a\u2028b", "line_break"),
        ("name", "a\x00b", "control_character"),
        ("name", "a\x7fb", "control_character"),
        ("name", "a\x85b", "control_character"),
        ("name", "a\uffffb", "control_character"),
        ("name", "a\ud800b", "control_character"),
        ("block", "a\x0bb", "control_character"),
        ("block", "x" * 4001, "too_long"),
        ("email", "x", "email_malformed"),
        ("email", "a@b", "email_malformed"),
        ("email", "a b@c.de", "email_malformed"),
        ("email", "a@b@c.de", "email_malformed"),
        ("email", "a@b.de, c@d.de", "email_malformed"),
        ("email", "A <a@b.de>", "email_malformed"),
        ("email", "a@b.de\nBcc: c@d.de", "line_break"),
        ("price", "1", "not_a_number"),
        ("price", True, "not_a_number"),
        ("price", 1.5, "not_a_number"),
        ("price", Decimal("0.123456789"), "too_precise"),
        ("price", Decimal("1e-9"), "too_precise"),
        ("price", Decimal("1e40"), "out_of_range"),
        ("price", Decimal("NaN"), "out_of_range"),
        ("price", [], "not_a_number"),
        ("day", "2026-02-30", "date_malformed"),
        ("day", "20260201", "date_malformed"),
        ("day", "2026-2-1", "date_malformed"),
        ("day", "2026-W01-1", "date_malformed"),
        ("day", "2026-11-23T00:00:00Z", "date_malformed"),
        ("day", 5, "not_a_string"),
        ("flag", "true", "not_a_boolean"),
        ("flag", 1, "not_a_boolean"),
        ("count", "1", "not_an_integer"),
        ("count", True, "not_an_integer"),
        ("count", Decimal("1.5"), "not_an_integer"),
        ("metadata", [], "not_an_object"),
        ("metadata", {str(n): "" for n in range(51)}, "too_many"),
        ("lines", {}, "not_a_list"),
        ("lines", [{}] * 4, "too_many"),
    ],
)
def test_what_is_refused_has_a_stable_code(field: str, value: Any, code: str) -> None:
    assert faults(**{field: value}) == [(f"/{field}", code)]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("name", "  Ada  ", "Ada"),
        ("name", "Cafe\u0301", "Café"),
        ("name", "x" * 250, "x" * 250),
        ("name", "王 عربي 😀", "王 عربي 😀"),
        ("block", "a\r\nb\rc\td", "a\nb\nc\td"),
        ("email", "a+b@c.example", "a+b@c.example"),
        ("price", 5, Decimal(5)),
        ("price", Decimal("1e3"), Decimal(1000)),
        ("price", Decimal("0.12345678"), Decimal("0.12345678")),
        ("price", Decimal("-0.50"), Decimal("-0.50")),
        ("day", "2028-02-29", "2028-02-29"),
        ("metadata", {"order": ""}, {"order": ""}),
    ],
)
def test_what_passes_is_kept_in_one_form(field: str, value: Any, kept: Any) -> None:
    assert getattr(read(**{field: value}), field) == kept


def test_a_number_is_stored_without_exponent() -> None:
    assert str(read(price=Decimal("1e3")).price) == "1000"
    assert str(read(price=Decimal("1.50")).price) == "1.50"


@pytest.mark.parametrize(("key", "code"), [("", "required"), ("a\nb", "line_break"), ("x" * 101, "too_long")])
def test_a_key_of_metadata_is_text_too(key: str, code: str) -> None:
    ((where, found),) = faults(metadata={key: "v"})
    assert (where.startswith("/metadata/"), found) == (True, code)


def test_a_pointer_escapes_what_would_split_it() -> None:
    assert pointer(("items", 0, "a/b~c")) == "/items/0/a~1b~0c"
    assert pointer(()) == ""
    assert pointer(("\ud800",)) == "/?"


def test_a_part_of_a_request_points_from_its_own_place() -> None:
    with pytest.raises(Invalid) as raised:
        validate(Inner, {"price": "1"}, at="/items/3")
    assert raised.value.errors[0].pointer == "/items/3/price"


def test_the_list_of_faults_ends_somewhere() -> None:
    assert len(faults(metadata={f"k{n}": n for n in range(1000)})) <= MAX_FAULTS
    assert len(faults(**{f"field_{n}": n for n in range(1000)})) == MAX_FAULTS


def test_a_model_does_not_change() -> None:
    with pytest.raises(Exception, match="frozen"):
        read().name = "y"
