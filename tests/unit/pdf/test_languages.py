"""Every language of documents: nothing left in English, the words of the law, glyphs for all of it."""

from collections.abc import Iterator

import pytest
from billhead.locales.formats import country_name, locale_format
from billhead.locales.languages import LANGUAGES
from billhead.taxation.clauses import clause
from billhead_pdf.content.describe import describe_document
from billhead_pdf.locales.labels import Labels, labels_for
from billhead_pdf.text.metrics import load_family

from tests.unit.pdf.kinds_of_documents import IN_PRINT
from tests.unit.pdf.pdf_documents import CUSTOMER, ISSUER, document

OTHERS = [language for language in LANGUAGES if language != "en"]
# Names that are the same everywhere, and words that a language has from English or shares with it.
NAMES = {"IGIC", "IPSI", "Sort code"}
SHARED = {
    "cs": {"Tel."},
    "de": {"Tel.", "Bank"},
    "es": {"Tel.", "Subtotal", "Total"},
    "hr": {"Tel."},
    "hu": {"Tel.", "Bank"},
    "it": {"Tel."},
    "ja": {"No."},
    "lt": {"Tel."},
    "mt": {"Tel.", "Bank", "Subtotal", "VAT"},
    "nb": {"Bank"},
    "nl": {"Tel.", "Bank"},
    "pl": {"Tel.", "Bank", "VAT"},
    "pt": {"Tel.", "Subtotal", "Total"},
    "ro": {"Tel.", "Subtotal", "Export"},
    "sk": {"Tel."},
    "sl": {"Tel."},
    "sv": {"Tel.", "Bank", "Export"},
    "tr": {"No.", "Tel."},
}


def words_of(labels: Labels) -> Iterator[tuple[str, str]]:
    """Each label by its field, those of a group by their own names."""
    for name, value in labels._asdict().items():
        if isinstance(value, str):
            yield name, value
        elif name in ("titles", "categories", "notices", "outside_vat"):
            yield from ((f"{name}.{key}", word) for key, word in value.items())


@pytest.mark.parametrize("language", OTHERS)
def test_no_label_was_left_in_english(language: str) -> None:
    english = dict(words_of(labels_for("en", "")))
    same = {word for name, word in words_of(labels_for(language, "")) if english.get(name) == word}
    assert same - NAMES == SHARED.get(language, set())


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_labels_that_english_has(language: str) -> None:
    own, english = (dict(words_of(labels_for(tag, ""))) for tag in (language, "en"))
    # What a tax outside VAT changes in the words for sums differs from language to language.
    missing = {name for name in english if not name.startswith("outside_vat")} - own.keys()
    assert missing == set()
    assert {"tax", "tax_total", "tax_summary"} <= labels_for(language, "").outside_vat.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_reverse_charge_is_named_in_the_words_that_the_clause_has(language: str) -> None:
    words = clause("domestic_reverse_charge", "US", language)
    assert words is not None
    assert words.casefold() in labels_for(language, "").categories["AE"].casefold()


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_that_stand_side_by_side_can_be_told_apart(language: str) -> None:
    labels = labels_for(language, "")
    beside = (
        (labels.price, labels.price_gross),
        (labels.amount, labels.amount_gross),
        (labels.seller, labels.buyer),
        (labels.tax_rate, labels.tax_base, labels.tax_amount),
        (labels.carried_forward, labels.brought_forward),
        (labels.net_total, labels.tax_total, labels.rounding, labels.total, labels.paid, labels.amount_due),
        (labels.date, labels.date_due, labels.date_service, labels.valid_until, labels.service_period),
        (labels.account_holder, labels.account_number, labels.routing_number, labels.payment_reference),
    )
    assert all(len(set(group)) == len(group) for group in beside)


@pytest.mark.parametrize("language", IN_PRINT)
@pytest.mark.parametrize("family", ["sans", "serif"])
def test_the_bundled_fonts_have_every_letter_of_a_language(family: str, language: str) -> None:
    fonts = load_family(family)
    labels = labels_for(language, "")
    texts = [word for _, word in words_of(labels)] + ["".join(map(str, locale_format(language)))]
    texts += [country_name(code, language) for code in ("DE", "FR", "GR", "US", "JP")]
    for text in texts:
        fonts.regular.drawable(text)
        fonts.bold.drawable(text)
    # The signs of the shekel and the baht come with the fonts of Hebrew and Thai.
    assert {chr(code) for code in fonts.missing()} <= {"₪", "฿"}


@pytest.mark.parametrize(
    ("language", "country", "kind", "title"),
    [
        ("cs", "CZ", "credit_note", "Opravný daňový doklad"),
        ("hu", "HU", "credit_note", "Helyesbítő számla"),
        ("hu", "HU", "pro_forma", "Díjbekérő"),
        ("bg", "BG", "credit_note", "Кредитно известие"),
        ("pl", "PL", "credit_note", "Faktura korygująca"),
        ("ro", "RO", "delivery_note", "Aviz de însoțire a mărfii"),
        ("el", "GR", "credit_note", "Πιστωτικό τιμολόγιο"),
        ("zh", "CN", "invoice", "账单"),
        ("zh", "DE", "invoice", "发票"),
        ("zh-TW", "TW", "credit_note", "銷貨折讓單"),
    ],
)
def test_a_document_has_the_title_of_its_country_s_trade(language: str, country: str, kind: str, title: str) -> None:
    assert labels_for(language, country).title(kind) == title


@pytest.mark.parametrize(
    ("language", "country", "registered", "title"),
    [
        ("en", "AE", True, "Tax invoice"),
        ("en", "AE", False, "Invoice"),
        ("en", "SG", True, "Tax invoice"),
        ("en", "SI", True, "Invoice"),
        ("ar", "AE", True, "فاتورة ضريبية"),
        ("ar,en", "AE", True, "فاتورة ضريبية / Tax invoice"),
        ("de,en", "AE", True, "Rechnung / Tax invoice"),
    ],
)
def test_an_invoice_is_called_a_tax_invoice_where_the_law_wants_the_words_and_the_issuer_may_use_them(
    language: str, country: str, registered: bool, title: str
) -> None:
    issuer = {**ISSUER, "country_code": country, "is_tax_subject": registered}
    assert describe_document(document(issuer=issuer), language).title == title


@pytest.mark.parametrize(
    ("language", "country", "tax_id"),
    [
        ("hu", "HU", "Adószám"),
        ("ro", "RO", "CIF"),
        ("el", "CY", "Αρ. εγγραφής ΦΠΑ"),
        ("sv", "FI", "Momsnummer"),
        ("nb", "NO", "Org.nr."),
        ("ja", "JP", "登録番号"),
    ],
)
def test_the_number_of_a_tax_payer_is_named_as_in_its_country(language: str, country: str, tax_id: str) -> None:
    assert labels_for(language, country).tax_id == tax_id


@pytest.mark.parametrize(
    ("language", "name"), [("sl", "Avstrija"), ("ja", "オーストリア"), ("en", "Austria"), ("xx", "Austria")]
)
def test_a_country_is_named_in_the_document_s_language(language: str, name: str) -> None:
    buyer = describe_document(document(), language).buyer
    assert buyer is not None
    assert buyer.address[-1] == name


def test_a_country_that_cldr_does_not_name_keeps_the_name_that_was_issued() -> None:
    customer = {**CUSTOMER, "country_code": "XI", "country": "Northern Ireland"}
    buyer = describe_document(document(customer=customer), "de").buyer
    assert buyer is not None
    assert buyer.address[-1] == "Northern Ireland"
