"""What the payer of a document quotes: by account and choice of the entity, the same wherever it is shown."""

from typing import Any

import pytest

from tests.functions.document_calls import Books, line

QR_ACCOUNT, CH_ACCOUNT = "CH4431999123000889012", "CH5800791123000889012"
SI_ACCOUNT, HR_ACCOUNT, DE_ACCOUNT = "SI56191000000123438", "HR1210010051863000160", "DE89370400440532013000"


@pytest.fixture
def books(api: Any, account: Any, entity: dict[str, Any]) -> Books:
    return Books(api, account, entity)


@pytest.fixture
def settle(api: Any, account: Any, entity: dict[str, Any]) -> Any:
    def change(iban: str, scheme: str | None = None) -> None:
        settings = {"bank_accounts": [{"iban": iban}], "payment_reference": {"scheme": scheme}}
        path = f"/entities/{entity['id']}"
        assert api.call("PATCH", path, json={"settings": settings}, key=account.live_key).status == 200

    return change


def quoted(document: dict[str, Any]) -> tuple[Any, Any]:
    return document.get("payment_reference"), document.get("payment_reference_kind")


@pytest.mark.parametrize(
    ("iban", "scheme", "text", "kind"),
    [
        (DE_ACCOUNT, None, "{number}", "free"),
        (DE_ACCOUNT, "RF", "RF32202600001", "RF"),
        (DE_ACCOUNT, "QRR", "{number}", "free"),
        (SI_ACCOUNT, None, "SI00{number}", "SI"),
        (SI_ACCOUNT, "SI12", "SI122026000018", "SI"),
        (HR_ACCOUNT, None, "HR00{number}", "HR"),
        (HR_ACCOUNT, "HR01", "HR01{number}8", "HR"),
        (CH_ACCOUNT, None, "RF32202600001", "RF"),
        (CH_ACCOUNT, "free", "{number}", "free"),
        (QR_ACCOUNT, None, "000000000000000002026000014", "QRR"),
        (QR_ACCOUNT, "free", "000000000000000002026000014", "QRR"),
    ],
)
def test_an_issued_invoice_says_what_to_quote(settle, books: Books, iban, scheme, text: str, kind: str) -> None:
    settle(iban, scheme)
    made = books.make("invoice", line(100), date="2026-11-23")
    assert made["number"] == "2026-00001"
    assert quoted(made) == (text.format(number=made["number"]), kind)
    assert quoted(books.read(made)) == quoted(made)


def test_a_later_choice_changes_no_issued_document(settle, books: Books) -> None:
    settle(SI_ACCOUNT)
    made = books.make("invoice", line(100))
    settle(QR_ACCOUNT, "RF")
    assert quoted(books.read(made)) == quoted(made)


def test_a_draft_has_its_reference_when_it_has_its_number(settle, books: Books) -> None:
    settle(SI_ACCOUNT)
    draft = books.make("invoice", line(100), is_draft=True, date="2026-11-23")
    assert quoted(draft) == (None, "SI")
    assert quoted(books.ask(draft, "finalize").json) == ("SI002026-00001", "SI")


def test_a_preview_has_none_yet(settle, books: Books) -> None:
    settle(SI_ACCOUNT)
    body = {"items": [line(100)]}
    assert quoted(books.call("POST", "/documents/preview", params={"type": "invoice"}, json=body).json) == (None, "SI")


def test_the_clients_own_reference_is_kept_as_banks_take_it(settle, books: Books) -> None:
    settle(SI_ACCOUNT)
    made = books.make("invoice", line(100), payment_reference="rf18 5390 0754 7034")
    assert quoted(made) == ("RF18539007547034", "RF")
    free = books.make("advance_invoice", line(100), payment_reference="Order {number} of Ada")
    assert quoted(free) == (f"Order {free['number']} of Ada", "free")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("RF17 5390 0754 7034", "payment_reference_malformed"),
        ("SI1212345678908", "payment_reference_malformed"),
        ("", "required"),
        ("x" * 141, "too_long"),
    ],
)
def test_a_wrong_reference_is_refused_and_no_number_is_taken(books: Books, given: str, code: str) -> None:
    assert books.refuse("invoice", line(1), payment_reference=given) == (422, code, ["/payment_reference"])
    assert books.make("invoice", line(1))["number"].endswith("00001")


def test_a_qr_iban_takes_nothing_but_a_qr_reference(settle, books: Books) -> None:
    settle(QR_ACCOUNT)
    refused = books.refuse("invoice", line(1), payment_reference="RF18 5390 0754 7034")
    assert refused == (422, "payment_reference_unfit", ["/payment_reference"])
    made = books.make("invoice", line(1), payment_reference="21 00000 00003 13947 14300 09017")
    assert quoted(made) == ("210000000003139471430009017", "QRR")


def test_only_what_says_how_to_pay_has_a_reference(settle, books: Books) -> None:
    settle(SI_ACCOUNT)
    invoice = books.make("invoice", line(100))
    assert quoted(books.make("estimate", line(100))) == (None, None)
    assert quoted(books.credit(invoice)) == (None, None)
    assert quoted(books.make("delivery_note", line(100))) == (None, None)
    pro_forma = books.make("estimate", line(100), pro_forma=True)
    assert pro_forma["payment_reference_kind"] == "SI"


def test_an_unknown_scheme_is_refused(api: Any, account: Any, entity: dict[str, Any]) -> None:
    body = {"settings": {"payment_reference": {"scheme": "XX"}}}
    answer = api.call("PATCH", f"/entities/{entity['id']}", json=body, key=account.live_key)
    assert (answer.status, answer.pointers) == (422, ["/settings/payment_reference/scheme"])
