"""The tax rules as a client meets them: who buys what from where decides tax, category, reason and words."""

from typing import Any

import pytest
from billhead.taxation.record import replay

from tests.functions.bad_input import nothing_stored
from tests.functions.document_calls import Books, line, sums
from tests.functions.invoice_calls import refused, shown

FRENCH = {
    "name": "Atelier SARL",
    "address": "1 rue de Lille",
    "post_code": "75007",
    "city": "Paris",
    "country": "France",
    "tax_number": "FR40303265045",
}
AUSTRIAN = {"name": "Ada", "address": "Ring 1", "post_code": "1010", "city": "Wien", "country": "Austria"}
SWISS = {"name": "Kunde AG", "address": "Bahnhofstrasse 1", "post_code": "8001", "city": "Zürich", "country": "CH"}
GOODS = {"classification": "product"}
ELECTRONIC = {"classification": "electronic_service"}


@pytest.fixture
def books(api, account, entity) -> Books:
    """Of a German entity."""
    return Books(api, account, entity)


@pytest.fixture
def oss_books(api, account, new_entity) -> Books:
    """Of one in the Union scheme."""
    return Books(api, account, new_entity(settings={"tax_rules": {"eu": {"oss_registered": True}}}))


def row(document: dict[str, Any]) -> tuple[str, str, str | None, str]:
    """Rate, category, code and tax of the one row of the tax summary."""
    (only,) = document["taxes"]
    return str(only["rate"]), only["category"], only.get("exemption_reason_code"), str(only["amount"])


@pytest.mark.parametrize(
    ("customer", "fields", "kind", "expected"),
    [
        (FRENCH, {}, "intra_eu_b2b", ("0", "AE", "VATEX-EU-AE", "0.00")),
        (FRENCH, GOODS, "intra_eu_b2b", ("0", "K", "VATEX-EU-IC", "0.00")),
        (AUSTRIAN, {}, "intra_eu_b2c", ("19", "S", None, "19.00")),
        (AUSTRIAN, GOODS, "intra_eu_b2c", ("19", "S", None, "19.00")),
        (SWISS, GOODS, "export", ("0", "G", "VATEX-EU-G", "0.00")),
        ({**SWISS, "is_tax_subject": True}, {}, "3w_b2b", ("0", "O", "VATEX-EU-O", "0.00")),
        (SWISS, {}, "3w_b2c", ("19", "S", None, "19.00")),
        (SWISS, ELECTRONIC, "3w_b2c", ("0", "O", "VATEX-EU-O", "0.00")),
    ],
)
def test_the_customers_place_and_standing_decide(books, customer, fields, kind, expected) -> None:
    document = books.make("invoice", line(100, **fields), customer=customer)
    assert (document["transaction_type"], row(document)) == (kind, expected)


def test_reverse_charge_says_so_in_the_documents_language(books) -> None:
    document = books.make("invoice", line(100), customer=FRENCH, language="fr")
    (only,) = document["taxes"]
    assert only["reverse_charge"] is True and "Autoliquidation" in only["exemption_reason"]
    assert document["items"][0]["taxes"][0]["reverse_charge"] is True


def test_distance_sales_bear_the_tax_of_their_destination(oss_books) -> None:
    document = oss_books.make("invoice", line(100, **GOODS), customer=AUSTRIAN)
    assert (row(document), document["taxes"][0]["country_code"]) == (("20", "S", None, "20.00"), "AT")
    reduced = oss_books.make("invoice", line(100, taxes=[{"rate": 10}], **ELECTRONIC), customer=AUSTRIAN)
    assert row(reduced)[0] == "10"
    answer = oss_books.refuse("invoice", line(100, taxes=[{"rate": 19}], **GOODS), customer=AUSTRIAN)
    assert answer == (422, "tax_rate_unknown", ["/items/0/taxes/0/rate"])


def test_goods_follow_their_delivery(books) -> None:
    delivery = {"country": "CH", "post_code": "8001", "city": "Zürich", "address": "Bahnhofstrasse 1"}
    document = books.make("invoice", line(100, **GOODS), customer={"name": "Ada", "country": "DE"}, delivery=delivery)
    assert (document["transaction_type"], row(document)[1]) == ("export", "G")


def test_goods_and_services_are_parted_on_one_invoice(books) -> None:
    document = books.make("invoice", line(100), line(50, **GOODS), customer=FRENCH)
    assert {tax["category"] for tax in document["taxes"]} == {"AE", "K"}
    assert [entry["lines"] for entry in document["tax_decision"]["rules"]] == [[0], [1]]


def test_a_tax_that_is_not_due_is_refused_and_nothing_changes(books, stack) -> None:
    taxed = {"taxes": [{"rate": 19}]}
    with nothing_stored(stack):
        answer = books.refuse("invoice", line(100, **taxed), customer=FRENCH)
        assert answer == (422, "tax_on_reverse_charge", ["/items/0/taxes/0/rate"])
        answer = books.refuse("invoice", line(100, **taxed, **GOODS), customer=SWISS)
        assert answer == (422, "tax_not_due", ["/items/0/taxes/0/rate"])


def test_the_rules_can_be_turned_off(api, account, new_entity) -> None:
    rules = {"tax_rules": {"eu": {"auto_reverse_charge": False, "auto_remove_tax_export": False}}}
    books = Books(api, account, new_entity(settings=rules))
    assert row(books.make("invoice", line(100), customer=FRENCH))[:2] == ("19", "S")
    assert row(books.make("invoice", line(100, **GOODS), customer=SWISS))[:2] == ("19", "S")


def test_domestic_reverse_charge_is_the_sellers_choice(books, stack) -> None:
    builder = {**FRENCH, "country": "Germany", "tax_number": "DE129274202", "post_code": "10115", "city": "Berlin"}
    chosen = {"taxes": [{"reverse_charge": True}]}
    document = books.make("invoice", line(100, **chosen), customer=builder)
    assert (document["transaction_type"], row(document)[:2]) == ("domestic", ("0", "AE"))
    with nothing_stored(stack):
        answer = books.refuse("invoice", line(100, **chosen), customer={"name": "Ada"})
        assert answer == (422, "reverse_charge_not_allowed", ["/items/0/taxes/0"])


def test_an_exemption_carries_its_reason(books) -> None:
    exempt = {
        "taxes": [{"classification": "exempt", "exemption_reason_code": "VATEX-EU-132", "exemption_reason": "§ 4"}]
    }
    document = books.make("invoice", line(100, **exempt))
    assert row(document) == ("0", "E", "VATEX-EU-132", "0.00")


def test_what_is_exempt_by_nature_is_exempt_wherever_it_goes(books) -> None:
    exempt = {"classification": "exempt", "exemption_reason_code": "VATEX-EU-132", "exemption_reason": "§ 4"}
    document = books.make("invoice", line(100, taxes=[exempt]), customer=FRENCH)
    assert (document["transaction_type"], row(document)[1:3]) == ("intra_eu_b2b", ("E", "VATEX-EU-132"))


def test_an_exemption_without_a_reason_is_refused(books, stack) -> None:
    with nothing_stored(stack):
        answer = books.refuse("invoice", line(100, taxes=[{"classification": "exempt"}]))
        assert answer[1] == "particulars_missing"


def test_the_decision_can_be_replayed(books) -> None:
    for customer in (FRENCH, AUSTRIAN, SWISS, {"name": "Ada"}):
        decision = books.make("invoice", line(100), line(5, **GOODS), customer=customer)["tax_decision"]
        assert replay(decision) == decision


def test_the_decision_tells_a_person_what_it_rests_on(books) -> None:
    decision = books.make("invoice", line(100), customer=FRENCH)["tax_decision"]
    assert decision["rules"][0]["version"] and decision["inputs"]["buyer"]["tax_number"] == "FR40303265045"
    assert any("France" in sentence for sentence in decision["evidence"])


def test_the_question_alone_gives_the_same_answer(books) -> None:
    answer = shown(books.call("POST", "/transaction-type", json={"customer": FRENCH, "date": "2026-11-23"}))
    assert (answer["transaction_type"], answer["reverse_charge_applies"]) == ("intra_eu_b2b", True)
    document = books.make("invoice", line(100), customer=FRENCH)
    assert answer["decision"] == document["tax_decision"]
    goods = shown(books.call("POST", "/transaction-type", json={"customer": SWISS, "classifications": ["product"]}))
    assert (goods["transaction_type"], goods["reverse_charge_applies"]) == ("export", False)


def test_the_question_needs_no_name_and_knows_stored_customers(books) -> None:
    asked = {"customer": {"country": "FR", "tax_number": "FR00000000000"}}
    answer = shown(books.call("POST", "/transaction-type", json=asked))
    assert (answer["transaction_type"], answer["vat_number_valid"]) == ("intra_eu_b2c", False)
    customer = books.call("POST", "/customers", json=FRENCH).json
    stored = shown(books.call("POST", "/transaction-type", json={"customer_id": customer["id"]}))
    assert stored["transaction_type"] == "intra_eu_b2b"
    unknown = books.call("POST", "/transaction-type", json={"customer_id": "cus_" + "0" * 26})
    assert refused(unknown) == (422, "customer_unknown", ["/customer_id"])


def test_a_small_business_shows_no_tax_and_says_why(api, account, new_entity) -> None:
    books = Books(api, account, new_entity(is_tax_subject=False, country="France", locale="fr-FR", tax_number=None))
    document = books.make("invoice", line(100))
    assert sums(document) == ("100.00", "0.00", "100.00") and "293 B" in document["taxes"][0]["exemption_reason"]


def test_the_canaries_are_no_part_of_the_union(api, account, new_entity) -> None:
    spanish = {"country": "Spain", "post_code": "28013", "city": "Madrid", "tax_number": "ESB58378431"}
    books = Books(api, account, new_entity(**spanish))
    canary = {"name": "Ana", "address": "Calle 1", "post_code": "35001", "city": "Las Palmas", "country": "Spain"}
    document = books.make("invoice", line(100, **GOODS), customer=canary)
    assert (document["transaction_type"], row(document)[1]) == ("export", "G")


def test_an_entity_says_what_it_sells_where_nobody_else_does(api, account, new_entity) -> None:
    books = Books(api, account, new_entity(settings={"tax_rules": {"default_classification": "product"}}))
    assert row(books.make("invoice", line(100), customer=FRENCH))[1] == "K"
