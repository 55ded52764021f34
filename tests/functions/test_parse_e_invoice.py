"""parse_e_invoice: a received electronic invoice becomes our JSON, or why not is told; nothing else happens."""

from typing import Any

import pytest
from billhead.kernel.principal import Role

from tests.functions.bad_input import stored
from tests.functions.bus_messages import sample
from tests.support.client import Answer
from tests.unit.einvoice_reading.full_cii import FULL_CII
from tests.unit.einvoice_reading.full_ubl import FULL_CREDIT_NOTE, FULL_UBL
from tests.unit.einvoice_reading.pdf_files import GOOD, flate, objects, plain_pdf

MEGABYTE = 1024 * 1024
XML = "application/xml"
PDF = "application/pdf"


@pytest.fixture
def parse(api, account):
    def send(body: bytes | str, content_type: str = XML, **more: Any) -> Answer:
        caller = {} if "principal" in more else {"key": account.live_key}
        content = body.encode() if isinstance(body, str) else body
        headers = {"content-type": content_type}
        return api.call("POST", "/e-invoices/parse", body=content, headers=headers, **caller, **more)

    return send


@pytest.mark.parametrize(
    ("body", "content_type", "found"),
    [
        (FULL_CII, XML, ("cii", "xml", "invoice")),
        (FULL_UBL, "text/xml", ("ubl", "xml", "invoice")),
        (FULL_CREDIT_NOTE, "Application/XML; charset=utf-8", ("ubl", "xml", "credit_note")),
        (GOOD, PDF, ("cii", "pdf", "invoice")),
    ],
    ids=["cii", "ubl", "credit_note", "pdf"],
)
def test_every_form_of_invoice_is_read(parse, body, content_type, found) -> None:
    answer = parse(body, content_type)
    assert answer.status == 200, answer
    told = answer.json
    assert (told["syntax"], told["container"]["type"], told["document"]["type"]) == found
    assert (told["document"]["number"], str(told["document"]["total_with_tax"]), told["warnings"]) == (
        "R-1",
        "219.60",
        [],
    )


@pytest.mark.parametrize(
    "content_type", ["application/json", "text/plain", "application/zip", "multipart/form-data", ""]
)
def test_another_media_type_is_unsupported(parse, content_type) -> None:
    answer = parse(FULL_CII, content_type)
    assert (answer.status, answer.code) == (415, "e_invoice_type_unsupported")


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        ("", XML, 400, "xml_malformed"),
        ("<a>", XML, 400, "xml_malformed"),
        ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", XML, 400, "xml_doctype_refused"),
        (FULL_CII.replace("UTF-8", "UTF-7").encode("utf-16"), XML, 400, "xml_malformed"),
        ("<a>" * 100_000, XML, 400, "xml_too_complex"),
        ("<a/>", XML, 422, "e_invoice_syntax_unknown"),
        (GOOD, XML, 400, "xml_malformed"),
        (FULL_CII, PDF, 400, "pdf_malformed"),
        (plain_pdf({1: b"<</Type/Catalog>>"}), PDF, 422, "pdf_without_invoice"),
        (plain_pdf(objects(o3=flate(bytes(100 * MEGABYTE)))), PDF, 400, "pdf_too_complex"),
        (plain_pdf(objects(), b"/Root 1 0 R/Encrypt 1 0 R"), PDF, 422, "pdf_encrypted"),
        (plain_pdf(objects(o3=flate(b'<?xml version="1.0" encoding="x"?><a/>'))), PDF, 400, "xml_encoding_refused"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_refused_with_its_code(parse, body, content_type, status, code) -> None:
    answer = parse(body, content_type)
    assert (answer.status, answer.code) == (status, code), answer


@pytest.mark.parametrize("content_type", [XML, PDF])
def test_more_than_four_megabytes_are_too_large(parse, content_type) -> None:
    answer = parse(b" " * (4 * MEGABYTE + 1), content_type)
    assert (answer.status, answer.code) == (413, "body_too_large")


def test_an_answer_that_lambda_could_not_carry_is_refused(parse) -> None:
    """Each mark stands once in the file, and becomes four characters on its way back."""
    note = "<ram:IncludedNote><ram:Content>" + '"' * 90_000 + "</ram:Content></ram:IncludedNote>"
    answer = parse(FULL_CII.replace("<ram:IncludedNote>", note * 20 + "<ram:IncludedNote>", 1))
    assert (answer.status, answer.code) == (413, "e_invoice_too_large")


def test_a_long_invoice_is_read(parse) -> None:
    line = FULL_UBL[FULL_UBL.index("<cac:InvoiceLine>") : FULL_UBL.index("</Invoice>")]
    body = FULL_UBL.replace(line, line * 1_500)
    answer = parse(body)
    assert answer.status == 200, answer
    assert len(answer.json["document"]["items"]) == 1_500


@pytest.mark.parametrize("role", list(Role))
def test_whoever_may_read_documents_may_have_one_read(parse, account, entity, role) -> None:
    assert parse(FULL_CII, principal=account.principal(role, entity_id=entity["id"])).status == 200


def test_a_key_without_that_scope_may_not(parse, account, entity) -> None:
    principal = account.principal(Role.ADMIN, entity_id=entity["id"], scopes=frozenset({"catalog:read"}))
    answer = parse(FULL_CII, principal=principal)
    assert (answer.status, answer.code) == (403, "not_permitted")


def test_without_a_key_nobody_gets_in(api) -> None:
    answer = api.call("POST", "/e-invoices/parse", body=FULL_CII.encode(), headers={"content-type": XML})
    assert answer.status == 401


def test_the_answer_is_the_same_for_every_tenant_and_nothing_is_called_or_stored(
    parse, stack, entity, foreign_entity
) -> None:
    before = stored(stack)
    alone = parse(FULL_CII).json
    stack.guard.calls.clear()
    for named in (entity["id"], foreign_entity["id"], "ent_" + "0" * 26, "nonsense"):
        assert parse(FULL_CII, entity=named).json == alone
    own = [call for call in stack.guard.calls if call.role != "AuthorizeFunctionRole"]
    assert (own, stored(stack)) == ([], before)


def test_the_log_has_no_word_of_the_invoice(parse, caplog) -> None:
    for body in (FULL_CII, FULL_CII.replace("</ram:ID>", "</x>"), FULL_CII.replace(":100", ":99")):
        parse(body)
    assert caplog.records
    assert not [
        record for record in caplog.records if "Nordlicht" in record.getMessage() or "R-1" in str(record.__dict__)
    ]


def test_the_sample_event_is_a_minimum(invoke) -> None:
    answer = invoke("parse_e_invoice", sample("parse_e_invoice"))
    assert (answer["statusCode"], '"name":"minimum"' in answer["body"]) == (200, True)
