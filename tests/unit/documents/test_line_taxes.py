"""Which tax a line has: by rate, by id, by classification, from its item, or the entity's default."""

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.invoice_calls import LINE, caller, invoice, made, refused, shown, totals


def taxed(*taxes: dict, **fields: object) -> dict:
    return invoice({**LINE, "price": 100, **({"taxes": list(taxes)} if taxes else {})}, **fields)


def tax_of(document: dict) -> dict:
    (line,) = document["items"]
    (tax,) = line["taxes"]
    (group,) = document["taxes"]
    assert (tax["rate"], tax["category"]) == (group["rate"], group["category"])
    return tax


@pytest.fixture
def default(api, account, entity) -> dict:
    """Germany's standard rate, which the entity was made with."""
    listed = shown(api.call("GET", "/taxes", key=account.live_key, entity=entity["id"]))["data"]
    (found,) = [tax for tax in listed if tax["is_default"]]
    return found


def test_a_line_without_a_tax_has_the_entitys_default(call, default) -> None:
    tax = tax_of(made(call("POST", json=taxed())))
    assert tax == {"rate": 19, "category": "S", "name": "19%", "tax_id": default["id"]}
    assert tax_of(made(call("POST", json=invoice({**LINE, "taxes": []})))) == tax


@pytest.mark.parametrize(
    ("text", "rate", "name", "category"),
    [("19", "19", "19%", "S"), ("7.00", "7", "7%", "S"), ("0", "0", "0%", "Z"), ("1.9e1", "19", "19%", "S")],
)
def test_a_tax_by_rate(call, text, rate, name, category) -> None:
    body = f'{{"items":[{{"name":"x","price":100,"taxes":[{{"rate":{text}}}]}}]}}'
    tax = tax_of(made(call("POST", body=body.encode(), headers={"content-type": "application/json"})))
    assert (str(tax["rate"]), tax["name"], tax["category"]) == (rate, name, category)


def test_one_rate_written_in_two_ways_is_one_group_whatever_the_order(call) -> None:
    written = ["19", "19.0", "1.9e1"]
    for order in (written, written[::-1]):
        lines = ",".join(f'{{"name":"x","price":1,"taxes":[{{"rate":{rate}}}]}}' for rate in order)
        answer = call("POST", body=f'{{"items":[{lines}]}}'.encode(), headers={"content-type": "application/json"})
        assert [(str(tax["rate"]), str(tax["base"])) for tax in made(answer)["taxes"]] == [("19", "3.00")]


def test_a_tax_by_id_with_the_rate_of_the_documents_date(call, catalog) -> None:
    rates = [{"rate": 20, "valid_from": "2026-01-01"}, {"rate": 22, "valid_from": "2027-01-01"}]
    tax = catalog("/taxes", name="DDV", tax_rates=rates)
    chosen = {"tax_id": tax["id"]}
    assert tax_of(made(call("POST", json=taxed(chosen)))) == {
        "rate": 20,
        "category": "S",
        "name": "DDV",
        "tax_id": tax["id"],
    }
    assert tax_of(made(call("POST", json=taxed(chosen, date="2027-01-01"))))["rate"] == 22
    answer = call("POST", json=taxed(chosen, date="2025-12-31"))
    assert refused(answer) == (422, "tax_unknown", ["/items/0/taxes/0"])


def test_a_deleted_tax_is_unknown(call, api, account, entity, catalog, stack) -> None:
    tax = catalog("/taxes", tax_rates=[{"rate": 20}])
    assert api.call("DELETE", f"/taxes/{tax['id']}", key=account.live_key, entity=entity["id"]).status == 204
    with nothing_stored(stack):
        answer = call("POST", json=taxed({"tax_id": tax["id"]}))
        assert refused(answer) == (422, "tax_unknown", ["/items/0/taxes/0"])


def test_the_default_may_be_meant_by_its_classification(call, default) -> None:
    assert tax_of(made(call("POST", json=taxed({"classification": "standard"}))))["tax_id"] == default["id"]


def test_a_tax_by_classification(call) -> None:
    assert tax_of(made(call("POST", json=taxed({"classification": "reduced"}))))["rate"] == 7


def test_a_classification_that_no_tax_has_is_unknown(call) -> None:
    answer = call("POST", json=taxed({"classification": "super_reduced"}))
    assert refused(answer) == (422, "tax_unknown", ["/items/0/taxes/0"])


def test_a_classification_with_several_rates_is_ambiguous(call, catalog) -> None:
    catalog("/taxes", tax_rates=[{"rate": 10}], classification="reduced")
    answer = call("POST", json=taxed({"classification": "reduced"}))
    assert refused(answer)[:2] == (422, "tax_ambiguous")


def test_an_exempt_line_tells_why(call, catalog) -> None:
    tax = catalog("/taxes", name="Exempt", tax_rates=[{"rate": 0}], classification="exempt")
    chosen = {"classification": "exempt", "exemption_reason": "Article 132"}
    shown_tax = tax_of(made(call("POST", json=taxed(chosen))))
    assert shown_tax.items() >= {"category": "E", "exemption_reason": "Article 132", "tax_id": tax["id"]}.items()


def test_a_preview_finds_taxes_by_classification(api, account, entity, catalog) -> None:
    """Under the role that may query."""
    preview = caller(api, "/documents/preview", account, entity)
    assert tax_of(shown(preview("POST", json=taxed({"classification": "reduced"}))))["rate"] == 7
    catalog("/taxes", name="Exempt", tax_rates=[{"rate": 0}], classification="exempt")
    assert tax_of(shown(preview("POST", json=taxed({"classification": "exempt"}))))["category"] == "E"
    catalog("/taxes", tax_rates=[{"rate": 10}], classification="reduced")
    answer = preview("POST", json=taxed({"classification": "reduced"}))
    assert refused(answer)[:2] == (422, "tax_ambiguous")
    unknown = preview("POST", json=taxed({"classification": "super_reduced"}))
    assert refused(unknown) == (422, "tax_unknown", ["/items/0/taxes/0"])


def test_an_items_tax_counts_where_the_line_names_none(call, catalog) -> None:
    tax = catalog("/taxes", name="Books", tax_rates=[{"rate": 5}])
    item = catalog("/items", name="Book", price=100, tax_ids=[tax["id"]])
    document = made(call("POST", json=invoice({"item_id": item["id"]})))
    assert tax_of(document)["tax_id"] == tax["id"] and totals(document)[2] == "105.00"


def test_without_a_default_a_tax_must_be_named(call, api, account, entity, default, stack) -> None:
    path = f"/taxes/{default['id']}"
    shown(api.call("PATCH", path, json={"is_default": False}, key=account.live_key, entity=entity["id"]))
    with nothing_stored(stack):
        assert refused(call("POST", json=taxed())) == (422, "tax_missing", ["/items/0/taxes"])
    made(call("POST", json=taxed({"tax_id": default["id"]})))


def test_where_no_tax_is_known_a_line_may_have_none(api, account, new_entity) -> None:
    call = caller(api, "/invoices", account, new_entity(country="United States", tax_number=None))
    document = made(call("POST", json=taxed()))
    assert document["items"][0]["taxes"] == [{"rate": 0, "category": "O"}]
    assert document["taxes"] == [{"rate": 0, "category": "O", "base": 100, "amount": 0}]
    assert totals(document)[2] == "100.00"
    assert tax_of(made(call("POST", json=taxed({"rate": 8}))))["rate"] == 8


def test_who_is_not_a_tax_subject_shows_no_tax(api, account, new_entity, stack) -> None:
    call = caller(api, "/invoices", account, new_entity(is_tax_subject=False))
    for chosen in ([], [{"rate": 0}]):
        document = made(call("POST", json=taxed(*chosen)))
        (row,) = document["taxes"]
        assert (row["rate"], row["category"], row["amount"], totals(document)[2]) == (0, "E", 0, "100.00")
        assert "§ 19 UStG" in row["exemption_reason"]
    with nothing_stored(stack):
        for tax in ({"rate": 19}, {"classification": "standard"}, {"tax_id": "tax_" + "0" * 26}):
            assert refused(call("POST", json=taxed(tax))) == (422, "tax_not_allowed", ["/items/0/taxes/0"])


def test_a_rate_that_is_neither_the_laws_nor_the_entitys_is_refused(call, catalog, stack) -> None:
    with nothing_stored(stack):
        for rate, date in ((22, "2026-11-23"), (16, "2026-11-23"), (19.5, "2026-11-23")):
            answer = call("POST", json=taxed({"rate": rate}, date=date))
            assert refused(answer) == (422, "tax_rate_unknown", ["/items/0/taxes/0/rate"])
    catalog("/taxes", tax_rates=[{"rate": 22, "valid_from": "2026-12-01"}])
    assert refused(call("POST", json=taxed({"rate": 22})))[1] == "tax_rate_unknown"
    assert tax_of(made(call("POST", json=taxed({"rate": 22}, date="2026-12-01"))))["rate"] == 22


def test_a_catalogue_items_rate_is_held_to_the_law_as_well(call, catalog) -> None:
    item = catalog("/items", name="Hour", price=80, taxes=[{"rate": 21}])
    assert refused(call("POST", json=invoice({"item_id": item["id"]})))[1] == "tax_rate_unknown"
    catalog("/taxes", tax_rates=[{"rate": 21}])
    made(call("POST", json=invoice({"item_id": item["id"]})))


def test_a_line_bears_one_value_added_tax(call, stack) -> None:
    with nothing_stored(stack):
        answer = call("POST", json=taxed({"rate": 19}, {"rate": 7}))
        assert refused(answer) == (422, "one_tax_per_line", ["/items/0/taxes/1"])


def test_where_there_is_no_value_added_tax_a_line_bears_several(api, account, new_entity) -> None:
    call = caller(api, "/invoices", account, new_entity(country="Canada", tax_number=None))
    taxes = [{"rate": 5, "name": "GST"}, {"rate": 9.975, "name": "QST"}]
    document = made(call("POST", json=taxed(*taxes)))
    assert [(row["name"], str(row["amount"])) for row in document["taxes"]] == [("QST", "9.98"), ("GST", "5.00")]
    assert totals(document)[2] == "114.98"
