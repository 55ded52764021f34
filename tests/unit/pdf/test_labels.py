"""The words of documents: complete in each language, as each country uses them."""

import dataclasses

import pytest
from billhead_pdf.locales.addresses import address_lines
from billhead_pdf.locales.labels import LANGUAGES, labels_for
from billhead_pdf.locales.locale import locale_for

KINDS = {"invoice", "estimate", "credit_note", "advance_invoice", "delivery_note"}
ADDRESS = {"address": "1 High St", "post_code": "AB1 2CD", "city": "Town", "state": "ST", "country": "Land"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word(language: str) -> None:
    labels = labels_for(language, "")
    words = [value for value in dataclasses.asdict(labels).values() if isinstance(value, str)]
    assert all(words)
    assert labels.titles.keys() == KINDS
    assert labels.categories.keys() == {"Z", "E", "AE", "K", "G", "O", "L", "M"}
    assert "{page}" in labels.page
    assert "{pages}" in labels.page


@pytest.mark.parametrize("language", LANGUAGES)
def test_regional_words_replace_words_that_exist(language: str) -> None:
    labels = labels_for(language, "")
    fields = {field.name for field in dataclasses.fields(labels)}
    assert all(words.keys() <= fields for words in labels.regional.values())


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
        (None, "", "en"),
        ("en", "US", "en-US"),
        ("zh-Hans-CN", "DE", "en"),
    ],
)
def test_a_locale_is_chosen_by_language_then_by_the_issuer_s_country(language: str, country: str, tag: str) -> None:
    assert locale_for(language, country).tag == tag


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
