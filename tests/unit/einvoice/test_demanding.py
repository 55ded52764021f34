"""Where an entity turned a format on, nothing is issued of which the format's rules would refuse the e-invoice."""

import subprocess
import sys
from typing import Any

import pytest

from tests.functions.e_invoice_parties import BUYER, SELLER
from tests.functions.invoice_calls import CHECK, Call, caller, invoice, made, refused, shown

LOADED = "import sys, {module}; print([name for name in sys.modules if name.startswith('billhead.einvoice')])"


@pytest.fixture
def selling(api, account, new_entity):
    """The invoices of an entity that turned these formats on."""

    def turned_on(*formats: str, path: str = "/invoices", **fields: Any) -> Call:
        settings = {**SELLER["settings"], "e_invoicing": dict.fromkeys(formats, True), **fields.pop("settings", {})}
        return caller(api, path, account, new_entity(**{**SELLER, **fields, "settings": settings}))

    return turned_on


def test_what_lacks_is_told_and_no_number_is_spent(selling) -> None:
    call = selling("xrechnung")
    answer = call("POST", json=invoice(CHECK, customer=BUYER))
    assert refused(answer) == (422, "e_invoice_incomplete", ["/buyer_reference"])
    assert answer.json["errors"][0]["code"] == "e_invoice_br_de_15"
    document = made(call("POST", json=invoice(CHECK, customer=BUYER, buyer_reference="x")))
    assert document["number"].endswith("-00001")
    assert document["e_invoicing"] == ["xrechnung"] and "warnings" not in document


def test_every_format_that_is_on_is_asked_and_each_names_its_rule(selling) -> None:
    call = selling("xrechnung", "peppol_bis", "factur_x", phone=None)
    answer = call("POST", json=invoice(CHECK, customer=BUYER))
    assert {fault["code"] for fault in answer.json["errors"]} == {
        *("e_invoice_br_de_6", "e_invoice_br_de_15"),
        *("e_invoice_de_r_006", "e_invoice_de_r_015", "e_invoice_peppol_en16931_r003"),
    }


def test_without_a_format_nothing_is_asked(selling) -> None:
    document = made(selling()("POST", json=invoice(CHECK, customer=BUYER)))
    assert "e_invoicing" not in document


def test_a_draft_is_kept_with_what_it_lacks_and_refused_when_it_is_finalized(selling) -> None:
    call = selling("xrechnung")
    draft = made(call("POST", json=invoice(CHECK, customer=BUYER, is_draft=True)))
    assert [warning["pointer"] for warning in draft["warnings"]] == ["/buyer_reference"]
    assert refused(call("POST", f"/{draft['id']}/finalize"))[:2] == (422, "e_invoice_incomplete")
    shown(call("PATCH", f"/{draft['id']}", json={"buyer_reference": "x"}))
    assert "warnings" not in shown(call("POST", f"/{draft['id']}/finalize"))


def test_a_consumer_needs_no_e_invoice(selling) -> None:
    call = selling("xrechnung", "peppol_bis", "factur_x")
    made(call("POST", json=invoice(CHECK, customer={"name": "Ada"})))


def test_an_xrechnung_is_for_buyers_in_germany(selling) -> None:
    call = selling("xrechnung")
    abroad = {**BUYER, "country_code": "AT", "tax_number": "ATU13585627"}
    made(call("POST", json=invoice({**CHECK, "taxes": []}, customer=abroad)))


def test_what_is_paid_with_the_invoice_needs_no_account(selling) -> None:
    call = selling("xrechnung", settings={"bank_accounts": []})
    request = invoice(CHECK, customer=BUYER, buyer_reference="x")
    assert refused(call("POST", json=request))[2] == ["/issuer/bank_account"]
    made(call("POST", json={**request, "payments": [{"type": "card"}]}))


def test_offers_are_not_asked(selling) -> None:
    for path in ("/estimates", "/delivery-notes"):
        made(selling("xrechnung", path=path)("POST", json=invoice(CHECK, customer=BUYER)))


@pytest.mark.parametrize("function", ["issue_document", "invoices", "documents"])
def test_who_issues_without_it_does_not_even_load_it(function) -> None:
    code = LOADED.format(module=f"functions.{function}.app")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # our own code
    assert done.stdout.strip() == "[]"
