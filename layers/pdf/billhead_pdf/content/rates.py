"""Rates of tax as text, on a line and in the summary. It knows no law: the category says how tax is due. Pure."""

from billhead.locales.numbers import as_decimal

from billhead_pdf.content.source import Source, line_of, parts_of
from billhead_pdf.content.wording import ISLAND_TAXES, Wording
from billhead_pdf.locales.weaving import follow

NO_RATE = "–"
# Where nothing is taxed, zero is no rate of tax (UNCL5305: E exempt, O outside the scope).
_WITHOUT_RATE = ("E", "O")
_TAXED = ("S", "Z", *ISLAND_TAXES)


def line_rates(item: Source, words: Wording) -> str:
    """'5 % + 9.975 %' where a line bears several taxes."""
    rates = [written_rate(tax, words) for tax in parts_of(item, "taxes")]
    return " + ".join(rate for rate in rates if rate)


def written_rate(tax: Source, words: Wording) -> str:
    """'19 %', with the country whose rate it is where that is not the issuer's; '' where no rate is given."""
    rate = as_decimal(tax.get("rate"))
    if rate is None:
        return ""
    if not rate and line_of(tax, "category") in _WITHOUT_RATE:
        return NO_RATE
    country = line_of(tax, "country_code")
    return f"{words.percent(rate)} ({country})" if country else words.percent(rate)


def treatment(tax: Source, words: Wording) -> str:
    """What a category other than taxed is called, such as 'Reverse charge'; '' where tax is charged."""
    category = "AE" if tax.get("reverse_charge") is True else line_of(tax, "category")
    return "" if category in _TAXED else category_name(category, words)


def line_treatment(item: Source, words: Wording) -> str:
    """The treatments of a line's taxes in words."""
    named = dict.fromkeys(treatment(tax, words) for tax in parts_of(item, "taxes"))
    return follow(*named, by=" · ")


def category_name(category: str, words: Wording) -> str:
    return words.labels.categories.get(category, "")
