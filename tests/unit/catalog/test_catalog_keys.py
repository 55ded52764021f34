import pytest
from billhead.catalog import keys


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Société Générale", "societe gen"),
        ("Møller & Søn", "MOLLER"),
        ("Łukasz", "luk"),
        ("Straße", "STRASSE"),
        ("Ærø", "aero"),
        ("ﬁrm", "FIRM"),
        ("İstanbul", "istanbul"),
    ],
)
def test_name_is_found_without_case_and_accents(text: str, found: str) -> None:
    assert keys.name_key("customer", text, "cus_1").startswith(keys.name_search("customer", found))


def test_long_name_makes_a_key_that_dynamodb_takes() -> None:
    key = keys.name_key("customer", "😀" * 250, "cus_" + "0" * 26)
    assert len(key.encode()) <= 1024


def test_search_longer_than_a_key_still_finds_the_name() -> None:
    name = "a" * 250
    assert keys.name_key("customer", name, "cus_1").startswith(keys.name_search("customer", name))


def test_deleted_record_is_in_no_list() -> None:
    deleted = keys.deleted_list_key("customer", "2026-11-23T00:00:00.000Z", "cus_1")
    assert not deleted.startswith(keys.listing("customer"))
