"""Sums of EN 16931 are checked exactly, and what is unreadable is told and left out: neither is refused nor guessed."""

from decimal import Decimal

import pytest

from tests.unit.einvoice_reading.full_cii import FULL_CII
from tests.unit.einvoice_reading.full_ubl import FULL_UBL
from tests.unit.einvoice_reading.parsing import FULL, changed, read, warned

# One amount changed, in both syntaxes, and the rules that then do not hold.
BROKEN = [
    ("LineTotalAmount>185.00", "LineExtensionAmount", "185.00", "185.01", ["BR-CO-10", "BR-CO-13"]),
    ("AllowanceTotalAmount>12.00", "AllowanceTotalAmount", "12.00", "11.99", ["BR-CO-11", "BR-CO-13"]),
    ("ChargeTotalAmount>7.00", "ChargeTotalAmount", "7.00", "7.01", ["BR-CO-12", "BR-CO-13"]),
    ("TaxBasisTotalAmount>180.00", "TaxExclusiveAmount", "180.00", "180.01", ["BR-CO-13", "BR-CO-15"]),
    ("GrandTotalAmount>219.60", "TaxInclusiveAmount", "219.60", "219.61", ["BR-CO-15", "BR-CO-16"]),
    ("DuePayableAmount>200.00", "PayableAmount", "200.00", "200.01", ["BR-CO-16"]),
    ("TotalPrepaidAmount>20.00", "PrepaidAmount", "20.00", "19.99", ["BR-CO-16"]),
    ("RoundingAmount>0.40", "PayableRoundingAmount", "0.40", "0.41", ["BR-CO-16"]),
]


def in_ubl(name: str, amount: str) -> str:
    return f'<cbc:{name} currencyID="EUR">{amount}<'


@pytest.mark.parametrize(("cii", "ubl", "old", "new", "rules"), BROKEN, ids=[row[1] for row in BROKEN])
def test_a_sum_that_does_not_hold_is_told_with_its_rule(
    cii: str, ubl: str, old: str, new: str, rules: list[str]
) -> None:
    last = FULL_CII.rindex(cii)
    of_cii = FULL_CII[:last] + FULL_CII[last:].replace(old, new, 1)
    of_ubl = changed(FULL_UBL, in_ubl(ubl, old), in_ubl(ubl, new), 1)
    for text in (of_cii, of_ubl):
        assert warned(read(text)) == [("sum_differs", rule) for rule in rules]


def test_a_row_of_tax_is_checked_to_its_rounding_and_one_unit_more() -> None:
    def rules(amount: str) -> list[str | None]:
        parts = changed(FULL_CII, "CalculatedAmount>39.60", f"CalculatedAmount>{amount}")
        total = changed(parts, 'currencyID="EUR">39.60', f'currencyID="EUR">{amount}')
        return [rule for code, rule in warned(read(total)) if rule == "BR-CO-17"]

    assert [rules(amount) for amount in ("39.61", "39.59", "39.62", "39.58")] == [[], [], ["BR-CO-17"], ["BR-CO-17"]]


def test_the_sum_of_the_rows_of_tax_is_checked() -> None:
    text = changed(FULL_CII, 'currencyID="EUR">39.60', 'currencyID="EUR">39.61')
    assert warned(read(text)) == [("sum_differs", "BR-CO-14"), ("sum_differs", "BR-CO-15")]


def test_a_warning_says_both_amounts_and_where() -> None:
    (warning,) = read(changed(FULL_CII, "DuePayableAmount>200.00", "DuePayableAmount>250.00"))["warnings"]
    assert (warning["pointer"], "250.00" in warning["detail"], "200.00" in warning["detail"]) == (
        "/total_due",
        True,
        True,
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1,80", "field_unreadable"),
        ("1e2", "field_unreadable"),
        ("NaN", "field_unreadable"),
        ("9" * 30, "field_unreadable"),
    ],
)
def test_an_amount_that_is_no_decimal_is_left_out_and_told(written: str, code: str) -> None:
    answer = read(changed(FULL_UBL, in_ubl("PrepaidAmount", "20.00"), in_ubl("PrepaidAmount", written)))
    assert "total_paid" not in answer["document"]
    place = "/invoice:Invoice/cac:LegalMonetaryTotal/cbc:PrepaidAmount"
    assert warned(answer)[0] == (code, place)


@pytest.mark.parametrize(("written", "means"), [("+20", "20"), (" 20.0\n", "20.0"), (".5", "0.5"), ("-0.00", "0.00")])
def test_what_is_a_decimal_by_xml_schema_is_read(written: str, means: str) -> None:
    answer = read(changed(FULL_UBL, in_ubl("PrepaidAmount", "20.00"), in_ubl("PrepaidAmount", written)))
    assert str(answer["document"]["total_paid"]) == means


@pytest.mark.parametrize("written", ["2026-02-30", "01.11.2026", "2026-1-1", "20261101", "2026-11-01T00:00:00"])
def test_a_day_that_is_none_is_left_out_and_told(written: str) -> None:
    answer = read(changed(FULL_UBL, "<cbc:IssueDate>2026-11-01", f"<cbc:IssueDate>{written}"))
    assert "date" not in answer["document"]
    assert warned(answer) == [
        ("field_unreadable", "/invoice:Invoice/cbc:IssueDate"),
        ("field_missing", "/date"),
    ]


def test_a_day_with_a_time_zone_is_the_day_that_is_written() -> None:
    answer = read(changed(FULL_UBL, "<cbc:IssueDate>2026-11-01", "<cbc:IssueDate>2026-11-01+02:00"))
    assert (answer["document"]["date"], answer["warnings"]) == ("2026-11-01", [])


def test_a_day_in_another_format_of_cii_is_not_guessed() -> None:
    answer = read(changed(FULL_CII, 'format="102">20261101<', 'format="610">202611<'))
    assert ("field_missing", "/date") in warned(answer)
    assert "date" not in answer["document"]


def test_what_stands_twice_where_there_is_room_for_one_is_told() -> None:
    answer = read(changed(FULL_UBL, "<cbc:IssueDate>", "<cbc:IssueDate>2026-12-31</cbc:IssueDate><cbc:IssueDate>", 1))
    assert answer["document"]["date"] == "2026-12-31"
    assert warned(answer) == [("field_repeated", "/invoice:Invoice/cbc:IssueDate[2]")]


def test_a_currency_that_is_none_is_told_and_its_sums_are_checked_as_they_are_written() -> None:
    text = FULL_UBL.replace("EUR", "XTS")
    assert warned(read(text)) == [("currency_unknown", "/currency_code")]
    off = changed(text, 'TaxInclusiveAmount currencyID="XTS">219.60', 'TaxInclusiveAmount currencyID="XTS">219.61')
    assert warned(read(off))[1:] == [("sum_differs", "BR-CO-15"), ("sum_differs", "BR-CO-16")]


@pytest.mark.parametrize(("off", "told"), [("200.002", True), ("200.0000004", False)])
def test_the_decimals_of_an_unknown_currency_are_those_of_its_totals(off: str, told: bool) -> None:
    text = FULL_UBL.replace("EUR", "XTS")
    exact = changed(text, 'LineExtensionAmount currencyID="XTS">185.00', 'LineExtensionAmount currencyID="XTS">185.000')
    wrong = changed(exact, 'PayableAmount currencyID="XTS">200.00', f'PayableAmount currencyID="XTS">{off}')
    assert (("sum_differs", "BR-CO-16") in warned(read(wrong))) is told
    assert warned(read(exact)) == [("currency_unknown", "/currency_code")]


def test_a_currency_of_three_decimals_is_checked_to_the_third() -> None:
    text = FULL_UBL.replace("EUR", "KWD")
    off = changed(text, 'PayableAmount currencyID="KWD">200.00', 'PayableAmount currencyID="KWD">200.001')
    assert (warned(read(text)), warned(read(off))) == ([], [("sum_differs", "BR-CO-16")])


def test_tax_in_another_currency_is_never_taken_for_the_documents_own() -> None:
    text = changed(FULL_UBL, in_ubl("TaxAmount", "39.60"), '<cbc:TaxAmount currencyID="USD">39.60<', 1)
    document = read(text)["document"]
    assert "total_tax" not in document
    assert document["total_tax_converted"] == Decimal("445.10")


@pytest.mark.parametrize("syntax", ["cii", "ubl"])
def test_there_are_never_more_warnings_than_help(syntax: str) -> None:
    line = "ram:IncludedSupplyChainTradeLineItem" if syntax == "cii" else "cac:InvoiceLine"
    answer = read(changed(FULL[syntax], f"</{line}>", f"</{line}>" + f"<{line}/>" * 200, 1))
    assert (len(answer["warnings"]), answer["warnings"][-1]["code"]) == (101, "more_warnings")
    assert len(answer["document"]["items"]) == 201


def test_an_enclosed_file_that_is_no_base64_is_told_and_its_name_is_kept() -> None:
    answer = read(changed(FULL_UBL, "aG91\ncnM=", "!!!"))
    (attachment,) = answer["document"]["attachments"]
    assert (attachment["filename"], "bytes" in attachment) == ("hours.csv", False)
    assert [code for code, _ in warned(answer)] == ["field_unreadable"]


def test_an_account_is_called_an_iban_only_where_its_check_digits_say_so() -> None:
    answer = read(changed(FULL_UBL, "SI56191000000123438", "SI57191000000123438"))
    assert answer["document"]["payment_means"]["bank_accounts"][0]["type"] == "other"
