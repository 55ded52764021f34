"""The words of documents: complete in each language, as each country uses them."""

import re

import pytest
from billhead.locales.languages import LANGUAGES
from billhead_pdf.locales.addresses import address_lines
from billhead_pdf.locales.doubled import Languages
from billhead_pdf.locales.labels import labels_for
from billhead_pdf.locales.locale import locale_for

KINDS = {"invoice", "estimate", "pro_forma", "credit_note", "advance_invoice", "delivery_note"}
PLACEHOLDERS = {"of_date": "{date}", "advance_deduction": "{advance}", "converted": "{currency}"}
ADDRESS = {"address": "1 High St", "post_code": "AB1 2CD", "city": "Town", "state": "ST", "country": "Land"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word(language: str) -> None:
    labels = labels_for(language, "")
    words = [value for value in labels if isinstance(value, str)]
    assert all(words)
    assert labels.titles.keys() == KINDS
    assert labels.categories.keys() == {"Z", "E", "AE", "K", "G", "O", "L", "M"}
    assert "{page}" in labels.page
    assert "{pages}" in labels.page


@pytest.mark.parametrize("language", LANGUAGES)
def test_regional_words_replace_words_that_exist(language: str) -> None:
    labels = labels_for(language, "")
    fields = set(labels._fields)
    assert all(words.keys() <= fields for words in (*labels.regional.values(), *labels.kinds.values()))
    assert labels.outside_vat.keys() <= fields
    assert all(titles.keys() <= KINDS for titles in (labels.kinds, labels.notices, *labels.regional_titles.values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_have_the_places_for_what_is_filled_in_and_no_others(language: str) -> None:
    labels = labels_for(language, "")
    for name, value in labels._asdict().items():
        if isinstance(value, str) and name not in ("page", "price_gross", "amount_gross"):
            assert re.findall(r"\{.*?\}", value) == [place for key, place in PLACEHOLDERS.items() if key == name], name
    assert "{" not in labels.price_gross.format(tax="VAT") + labels.amount_gross.format(tax="VAT")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_document_has_a_title_of_its_own(language: str) -> None:
    assert len(set(labels_for(language, "").titles.values())) == len(KINDS)


def test_a_german_credit_note_is_not_called_what_german_law_calls_self_billing() -> None:
    for country in ("DE", "AT", "CH"):
        words = labels_for("de", country, "credit_note")._asdict()
        assert not [value for value in words.values() if isinstance(value, str) and "Gutschrift" in value]
        assert labels_for("de", country).title("credit_note") == "Rechnungskorrektur"


@pytest.mark.parametrize(
    ("language", "country", "kind", "title"),
    [
        ("fr", "FR", "credit_note", "Avoir"),
        ("fr", "BE", "credit_note", "Note de crédit"),
        ("nl", "NL", "credit_note", "Creditfactuur"),
        ("nl", "BE", "credit_note", "Creditnota"),
        ("en", "US", "credit_note", "Credit memo"),
        ("es", "ES", "credit_note", "Factura rectificativa"),
        ("es", "MX", "credit_note", "Nota de crédito"),
        ("fr", "BE", "estimate", "Devis"),
        ("de", "DE", "unheard_of", "Rechnung"),
    ],
)
def test_a_document_has_the_title_that_its_country_gives_it(language: str, country: str, kind: str, title: str) -> None:
    assert labels_for(language, country).title(kind) == title


@pytest.mark.parametrize("kind", ["estimate", "pro_forma", "delivery_note"])
def test_portuguese_documents_that_are_no_invoice_say_so_in_the_words_of_the_law(kind: str) -> None:
    assert labels_for("pt", "PT").notices[kind] == "Este documento não serve de fatura."


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_invoices_have_an_invoice_date(language: str) -> None:
    invoice = labels_for(language, "").titles["invoice"].casefold()
    for kind in KINDS - {"invoice", "advance_invoice"}:
        assert invoice not in labels_for(language, "", kind).date.casefold(), kind


@pytest.mark.parametrize(
    ("language", "country", "tax", "tax_id"),
    [
        ("de", "DE", "USt", "USt-IdNr."),
        ("de", "AT", "USt", "UID-Nr."),
        ("de", "CH", "MWST", "MWST-Nr."),
        ("en", "GB", "VAT", "VAT reg. no."),
        ("en", "AU", "GST", "ABN"),
        ("sl", "SI", "DDV", "ID za DDV"),
        ("hr", "HR", "PDV", "OIB/PDV ID"),
        ("nl", "NL", "Btw", "Btw-id"),
        ("pl", "PL", "VAT", "NIP"),
        ("fr", "FR", "TVA", "Nº TVA intracommunautaire"),
    ],
)
def test_tax_is_named_as_the_country_names_it(language: str, country: str, tax: str, tax_id: str) -> None:
    labels = labels_for(language, country)
    assert (labels.tax, labels.tax_id) == (tax, tax_id)


@pytest.mark.parametrize(
    ("language", "country", "tag"),
    [
        ("de", "AT", "de-AT"),
        ("de-CH", "DE", "de-CH"),
        ("de", "SI", "de"),
        ("DE_at", "", "de-AT"),
        ("xx", "SI", "en"),
        ("", "", "en"),
        ("en", "US", "en-US"),
        ("zh-Hans-CN", "DE", "zh"),
        ("zh-TW", "DE", "zh-Hant"),
        ("zh", "HK", "zh-HK"),
        ("zh", "DE", "zh"),
        ("no", "NO", "nb"),
        ("nn-NO", "SE", "nb"),
        ("iw", "IL", "he"),
        ("en", "DE", "en"),
    ],
)
def test_a_locale_is_chosen_by_language_then_by_the_issuer_s_country(language: str, country: str, tag: str) -> None:
    assert locale_for(Languages(language), country).tag == tag


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("DE", ["1 High St", "AB1 2CD Town", "ST"]),
        ("GB", ["1 High St", "Town", "ST", "AB1 2CD"]),
        ("US", ["1 High St", "Town, ST AB1 2CD"]),
        ("CA", ["1 High St", "Town ST AB1 2CD"]),
        ("IT", ["1 High St", "AB1 2CD Town ST"]),
    ],
)
def test_an_address_has_the_order_of_its_country(country: str, lines: list[str]) -> None:
    assert address_lines({**ADDRESS, "country_code": country}, with_country=False) == lines


def test_an_address_without_state_has_no_stray_comma() -> None:
    address = {**ADDRESS, "state": "", "post_code": "", "country_code": "US"}
    assert address_lines(address, with_country=True) == ["1 High St", "Town", "Land"]
