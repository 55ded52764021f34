"""Default texts: every promised language, only known variables, formats that are formats."""

import re

import pytest
from billhead.kernel.countries import country_by_code
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.locales.languages import LANGUAGES
from billhead.locales.phrasebook import phrases_for
from billhead.settings.number_format import NumberFormat
from billhead.settings.texts import DEFAULT_NUMBER_FORMATS, VARIABLES, default_text_settings, default_texts, fill


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_texts_of_its_own_with_known_variables(language: str) -> None:
    texts = default_texts(language)
    assert texts.language == language
    assert set(re.findall(r"\{(.*?)\}", "".join(texts))) <= VARIABLES
    assert "{date_due}" in texts.invoice_payment_terms
    assert {"{number}", "{issuer_name}"} <= set(re.findall(r"\{.*?\}", texts.invoice_subject))
    assert all(f"{{{name}}}" in texts.invoice_body for name in VARIABLES)
    assert "\n" not in texts.invoice_subject


def test_no_language_says_it_in_another_ones_words() -> None:
    for field in ("payment_terms", "invoice_body", "advance_name"):
        assert len({getattr(phrases_for(language), field) for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_line_has_the_number_of_the_other_document(language: str) -> None:
    phrases = phrases_for(language)
    for name in (phrases.advance_name, phrases.credit_name):
        assert re.findall(r"\{.*?\}", name) == ["{number}"]
    assert phrases.advance_name != phrases.credit_name


def test_an_entity_of_the_eu_begins_with_texts_in_a_language_of_its_country() -> None:
    homes = {code: country_by_code(code) for code in EU_MEMBERS}
    begun = {code: default_texts(home.locale).language for code, home in homes.items() if home is not None}
    assert {code for code, language in begun.items() if language == "en"} <= {"IE", "MT"}
    assert begun.keys() == EU_MEMBERS


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("de-AT", "de"),
        ("pt-BR", "pt"),
        ("sl_SI", "sl"),
        ("HR", "hr"),
        ("sv-SE", "sv"),
        ("no-NO", "nb"),
        ("zh-TW", "zh-Hant"),
        ("fil-PH", "en"),
        ("", "en"),
    ],
)
def test_the_locale_chooses_and_english_stands_in(locale: str, language: str) -> None:
    assert default_texts(locale).language == language


def test_there_is_a_valid_number_format_for_each_document_type_and_none_twice() -> None:
    assert set(DEFAULT_NUMBER_FORMATS) == {"invoice", "credit_note", "estimate", "advance_invoice", "delivery_note"}
    assert all(NumberFormat.parse(text).text == text for text in DEFAULT_NUMBER_FORMATS.values())
    assert len(set(DEFAULT_NUMBER_FORMATS.values())) == len(DEFAULT_NUMBER_FORMATS)


def test_settings_are_shaped_as_they_are_stored_and_a_copy_each_time() -> None:
    settings = default_text_settings("sl-SI")
    assert settings["default_invoice_payment_terms"] == default_texts("sl").invoice_payment_terms
    assert settings["email_defaults"] == {
        "invoice_subject": default_texts("sl").invoice_subject,
        "invoice_body": default_texts("sl").invoice_body,
    }
    formats = settings["number_formats"]
    assert isinstance(formats, dict)
    formats.clear()
    assert default_text_settings("sl-SI")["number_formats"] == DEFAULT_NUMBER_FORMATS != {}


def test_filling_replaces_known_names_once_and_leaves_the_rest() -> None:
    values = {"number": "2026-00001", "customer_name": "{total}", "total": "10"}
    assert fill("{number} {customer_name} {total} {unknown} {number.x} {", values) == (
        "2026-00001 {total} 10 {unknown} {number.x} {"
    )
