"""Where an electronic invoice is sent: what is said wins, then the numbers of the firm, then its e-mail address."""

import pytest
from billhead.einvoice.address_schemes import legal_id
from billhead.einvoice.check_digits import (
    is_australian,
    is_belgian,
    is_danish,
    is_gln,
    is_greek,
    is_leitweg,
    is_norwegian,
    is_swedish,
)
from billhead.einvoice.mapping import map_document
from billhead.einvoice.model import Identifier
from billhead.einvoice.profiles import format_named
from stdnum import ean
from stdnum.au import abn
from stdnum.be import vat as belgian
from stdnum.gr import vat as greek
from stdnum.no import orgnr
from stdnum.se import orgnr as swedish

from tests.unit.einvoice.einvoice_documents import VAT_IDS, composed, line, party, seller
from tests.unit.einvoice.kinds_of_invoices import STANDARD

DERIVED = {
    "AT": "9914:ATU13585627",
    "BE": "0208:0403019261",
    "CH": "9927:CHE107787577MWST",
    "DE": "9930:DE136695976",
    "DK": "0184:DK13585628",
    "FI": "0213:FI20774740",
    "FR": "9957:FR40303265045",
    "GR": "9933:094259216",
    "IT": "0211:IT00743110157",
    "NO": "0192:995525828",
    "SE": "0007:1234567897",
    "SI": "9949:SI75682567",
}


def reached(form: str = "peppol", reference: str | None = None, **buyer: object) -> str | None:
    country = str(buyer.pop("country", "DE"))
    lines = [line(**STANDARD)] if country == "DE" else [line()]
    draft = {"customer": party(country, **buyer), "items": lines, "buyer_reference": reference}
    document = composed({name: value for name, value in draft.items() if value is not None})
    found = map_document(document, format_named(form)).buyer.endpoint
    return found and f"{found.scheme}:{found.value}"


@pytest.mark.parametrize("country", DERIVED)
def test_a_vat_id_is_an_address_in_the_scheme_of_its_country(country: str) -> None:
    document = composed(
        {"customer": party("DE"), "items": [line(taxes=[{"classification": "standard"}])]}, by=seller(country)
    )
    found = map_document(document, format_named("peppol")).seller.endpoint
    assert found is not None and f"{found.scheme}:{found.value}" == DERIVED[country]


def test_every_country_whose_vat_ids_we_read_has_a_scheme_but_northern_ireland() -> None:
    from billhead.einvoice.address_schemes import vat_endpoint
    from billhead.vat_ids.reading import read_vat_id

    assert [country for country, text in VAT_IDS.items() if vat_endpoint(read_vat_id(text)) is None] == ["XI"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"peppol_id": "7300010000001", "peppol_scheme_id": "0088"}, "0088:7300010000001"),
        ({"peppol_id": "0088:7300010000001"}, "0088:7300010000001"),
        ({"peppol_id": "0088:7300010000001", "peppol_scheme_id": "0088"}, "0088:7300010000001"),
        ({"peppol_id": "7300010000001"}, "None:7300010000001"),
    ],
)
def test_what_a_customer_says_of_itself_comes_first(given: dict[str, str], expected: str) -> None:
    assert reached(reference="04011000-1234512345-06", **given) == expected


def test_a_leitweg_id_is_the_address_of_a_german_public_buyer() -> None:
    assert reached(reference="04011000-1234512345-06") == "0204:04011000-1234512345-06"
    assert reached(reference="04011000-1234512345-07") == "9930:DE136695976"
    assert reached(reference="04011000-1234512345-06", country="AT") == "9914:ATU13585627"


def test_without_any_number_it_is_the_mail_where_the_format_takes_one() -> None:
    bare = {"tax_number": None, "company_number": None}
    assert reached("xrechnung", **bare) == "EM:office@firm.example"
    assert reached("peppol", **bare) is None


@pytest.mark.parametrize(
    ("number", "country", "expected"),
    [
        ("0403.019.261", "BE", Identifier("0403019261", "0208")),
        ("DK-13585628", "DK", Identifier("DK13585628", "0184")),
        ("123456-7897", "SE", Identifier("1234567897", "0007")),
        ("123456-7898", "SE", Identifier("123456-7898")),
        ("HRB 86891", "DE", Identifier("HRB 86891")),
        ("3028", "NL", Identifier("3028")),
        (None, "NL", None),
    ],
)
def test_a_register_has_its_scheme_where_the_number_has_its_form(
    number: str | None, country: str, expected: Identifier | None
) -> None:
    assert legal_id(number, country) == expected


NUMBERS = [f"{start + step * 7919}" for start in (100000000, 1000000000, 4000001000000) for step in range(60)]
NUMBERS += [f"0{number}" for number in NUMBERS[60:70]] + ["", "x", "12345", "0" * 9, "094259216", "51824753556"]


def test_check_digits_agree_with_the_numbers_library() -> None:
    for number in NUMBERS:
        if len(number) == 13:
            assert is_gln(number) is ean.is_valid(number), number
        if len(number) == 9:
            assert is_norwegian(number) is (orgnr.is_valid(number) and int(number) > 0), number
            assert is_greek(number) is greek.is_valid(number), number
        if len(number) == 10:
            assert is_swedish(number) is swedish.is_valid(number), number
            assert is_belgian(number) is (belgian.is_valid(number) or belgian_of_the_rule(number)), number
        if len(number) == 11:
            assert is_australian(number) is abn.is_valid(number), number


def belgian_of_the_rule(number: str) -> bool:
    """PEPPOL-COMMON-R043 does not ask for the first digit to be 0 or 1, as the library does."""
    return 97 - int(number[:8]) % 97 == int(number[8:])


@pytest.mark.parametrize("text", ["04011000-1234512345-06", "991-33333TEST-33", "992-90009-96"])
def test_a_true_leitweg_id_is_one(text: str) -> None:
    assert is_leitweg(text)


@pytest.mark.parametrize(
    "text", ["", "x", "04011000-1234512345-07", "04011000", "04011000-x-y-06", "0-06", "04011000-ä-06"]
)
def test_anything_else_is_no_leitweg_id(text: str) -> None:
    assert not is_leitweg(text)


def test_a_danish_number_has_its_prefix() -> None:
    assert is_danish("DK13585628") and not is_danish("13585628") and not is_danish("DK1358562x")
