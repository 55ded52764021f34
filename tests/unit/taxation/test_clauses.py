"""What an invoice says about its VAT: every kind in every language, and the words that laws prescribe."""

import re

import pytest
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.locales.languages import LANGUAGES
from billhead.taxation.clause_laws import CLAUSE_LAWS, SMALL_BUSINESS
from billhead.taxation.clauses import KINDS, clause

COUNTRIES = sorted(EU_MEMBERS | {"GB", "XI", "CH", "LI", "NO", "IS"})
LONGEST = 250

# Directive 2006/112/EC art. 226(11a) as in Directive 2010/45/EU; Croatia, Slovenia and Norway as in their own law.
REVERSE_CHARGE = {
    "bg": "обратно начисляване", "cs": "daň odvede zákazník", "da": "omvendt betalingspligt",
    "de": "Steuerschuldnerschaft des Leistungsempfängers", "el": "Αντίστροφη επιβάρυνση", "en": "Reverse charge",
    "es": "inversión del sujeto pasivo", "et": "pöördmaksustamine", "fi": "käännetty verovelvollisuus",
    "fr": "Autoliquidation", "hr": "prijenos porezne obveze", "hu": "fordított adózás", "it": "inversione contabile",
    "lt": "Atvirkštinis apmokestinimas", "lv": "nodokļa apgrieztā maksāšana", "mt": "Inverżjoni tal-ħlas",
    "nl": "Btw verlegd", "pl": "odwrotne obciążenie", "pt": "Autoliquidação", "ro": "taxare inversă",
    "sk": "prenesenie daňovej povinnosti", "sl": "obrnjena davčna obveznost", "sv": "Omvänd betalningsskyldighet",
    "nb": "Omvendt avgiftsplikt",
    **dict.fromkeys(("ga", "is", "tr", "uk", "ar", "he", "zh", "zh-Hant", "ja"), "reverse charge"),
}  # fmt: skip

# Country, its language, what must be in the clause of a small business, published by
SMALL = [
    ("AT", "de", "§ 6 Abs. 1 Z 27 UStG", "UStG 1994"),
    ("BE", "nl", "Btw niet toepasselijk", "FOD Financiën: mandatory mention"),
    ("BE", "fr", "TVA non applicable", "SPF Finances: mandatory mention"),
    ("BG", "bg", "чл. 113, ал. 9", "ЗДДС"),
    ("CH", "de", "Art. 10 Abs. 2 Bst. a MWSTG", "MWSTG"),
    ("CZ", "cs", "§ 6 zákona č. 235/2004", "ZDPH"),
    ("DE", "de", "§ 19 UStG", "UStG, UStDV § 34a"),
    ("DK", "da", "§ 48", "momsloven"),
    ("EE", "et", "§ 19", "KMS"),
    ("FI", "fi", "AVL 3 §", "AVL"),
    ("FR", "fr", "TVA non applicable, article 293 B du CGI", "CGI art. 293 E: mandatory mention"),
    ("GR", "el", "άρθρο 44", "myDATA, exemption 15"),
    ("HR", "hr", "čl. 90", "Zakon o PDV-u"),
    ("HU", "hu", "Alanyi adómentes", "Áfa tv., NAV code AAM"),
    ("IT", "it", "L. 190/2014", "Agenzia delle Entrate, regime forfettario"),
    ("LT", "lt", "71 str.", "PVM įstatymas"),
    ("LU", "fr", "art. 57", "Loi TVA 1979"),
    ("MT", "en", "article 11", "VAT Act, Cap. 406"),
    ("NL", "nl", "artikel 25 Wet OB 1968", "Belastingdienst, KOR"),
    ("NO", "nb", "§ 2-1", "merverdiavgiftsloven"),
    ("PL", "pl", "art. 113 ust. 1", "ustawa o VAT"),
    ("PT", "pt", "IVA – regime de isenção", "CIVA art. 57: mandatory mention"),
    ("RO", "ro", "art. 310", "Codul fiscal"),
    ("SE", "sv", "18 kap.", "mervärdesskattelagen (2023:200)"),
    ("SI", "sl", "94. člena ZDDV-1", "ZDDV-1"),
    ("SK", "sk", "§ 4", "zákon č. 222/2004 Z. z."),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_words_in_every_language_for_every_country(kind: str, language: str) -> None:
    for country in (*COUNTRIES, "US"):
        words = clause(kind, country, language)
        assert words
        assert words == words.strip()
        assert len(words) <= LONGEST
        assert not set("{}[]|\n") & set(words)


@pytest.mark.parametrize("kind", KINDS)
def test_every_language_but_english_has_words_of_its_own(kind: str) -> None:
    """Irish and Icelandic have none for the margin scheme."""
    english = clause(kind, "US", "en")
    same = {language for language in LANGUAGES if clause(kind, "US", language) == english}
    assert same == {"en"} | ({"ga", "is"} if kind == "margin" else set())


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"reverse_charge", "domestic_reverse_charge", "margin"}))
def test_no_two_languages_share_their_words(kind: str) -> None:
    """Scandinavian languages may; a row in the wrong place would."""
    words = {language: clause(kind, "US", language) for language in LANGUAGES}
    assert len(set(words.values())) >= len(LANGUAGES) - 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_reverse_charge_is_said_in_the_words_of_the_directive(language: str) -> None:
    for kind in ("reverse_charge", "domestic_reverse_charge"):
        words = clause(kind, "SK" if language != "sk" else "CZ", language)
        assert words is not None
        assert REVERSE_CHARGE[language].casefold() in words.casefold()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "article"), [("intra_community_goods", "138"), ("export", "146"), ("margin", "313")])
def test_an_issuer_in_the_eu_names_the_article_of_the_directive(kind: str, article: str, language: str) -> None:
    words = clause(kind, "DE", language)
    assert words is not None
    assert re.search(rf"(?<!\d){article}(?!\d)", words)
    assert "2006/112/" in words


@pytest.mark.parametrize("country", ["GB", "CH", "NO", "IS", "US"])
def test_an_issuer_outside_the_eu_does_not(country: str) -> None:
    for kind in KINDS:
        assert "2006/112" not in (clause(kind, country, "en") or "")


def test_northern_ireland_names_the_directive_for_its_goods_and_british_law_for_the_rest() -> None:
    goods = clause("intra_community_goods", "XI", "en")
    assert goods == "VAT-exempt intra-Community supply of goods (Article 138 of Directive 2006/112/EC)"
    assert "VATA 1994" in (clause("outside_scope", "XI", "en") or "")


@pytest.mark.parametrize(
    ("kind", "country", "language", "law"),
    [
        ("intra_community_goods", "DE", "de", "§ 6a UStG"), ("intra_community_goods", "FR", "en", "262 ter, I du CGI"),
        ("intra_community_goods", "SI", "sl", "46. člen ZDDV-1"), ("intra_community_goods", "SE", "sv", "10 kap. 42 §"),
        ("intra_community_goods", "GR", "el", "άρθρο 33"), ("export", "GR", "el", "άρθρο 29"),
        ("export", "CH", "fr", "Art. 23 MWSTG"), ("export", "IT", "it", "art. 8 DPR 633/1972"),
        ("export", "GB", "en", "s. 30(6)"), ("outside_scope", "IT", "de", "7-ter"),
        ("outside_scope", "SE", "sv", "6 kap. 34 §"), ("domestic_reverse_charge", "AT", "de", "§ 19 UStG 1994"),
        ("domestic_reverse_charge", "DE", "de", "§ 13b UStG"), ("domestic_reverse_charge", "SI", "sl", "76.a člen"),
        ("intra_community_goods", "AT", "de", "Art. 7 UStG 1994"), ("intra_community_goods", "ES", "es", "art. 25 Ley"),
        ("intra_community_goods", "PL", "pl", "art. 42 ustawy"), ("intra_community_goods", "HU", "hu", "89. §"),
        ("intra_community_goods", "CZ", "cs", "§ 64 "), ("intra_community_goods", "HR", "hr", "čl. 41. st. 1."),
        ("export", "SI", "sl", "52. člen ZDDV-1"), ("export", "DE", "de", "Buchst. a, § 6 UStG"),
        ("export", "FR", "fr", "art. 262, I du CGI"), ("export", "ES", "es", "art. 21 Ley 37/1992"),
        ("export", "PL", "pl", "art. 41 ust. 4"), ("export", "HR", "hr", "čl. 45. st. 1."),
        ("export", "NO", "nb", "§ 6-21"), ("export", "HU", "hu", "98. §"), ("export", "CZ", "cs", "§ 66 "),
        ("outside_scope", "FR", "fr", "art. 259, 1° du CGI"), ("outside_scope", "AT", "de", "§ 3a Abs. 6"),
        ("outside_scope", "SI", "sl", "25. člen"), ("outside_scope", "PL", "pl", "art. 28b"),
        ("domestic_reverse_charge", "IT", "it", "art. 17 DPR"), ("domestic_reverse_charge", "HR", "hr", "čl. 75. st."),
        ("domestic_reverse_charge", "RO", "ro", "art. 331"), ("domestic_reverse_charge", "HU", "hu", "142. §"),
        ("domestic_reverse_charge", "GR", "el", "άρθρο 45"), ("domestic_reverse_charge", "ES", "es", "art. 84.Uno.2.º"),
        ("margin", "DE", "de", "§ 25a UStG"), ("small_business", "AT", "it", "§ 6 Abs. 1 Z 27 UStG 1994"),
    ],
)  # fmt: skip
def test_a_clause_names_the_law_of_the_issuers_country(kind: str, country: str, language: str, law: str) -> None:
    assert law in (clause(kind, country, language) or "")


@pytest.mark.parametrize(("country", "language", "expected", "source"), SMALL)
def test_a_small_business_says_what_its_country_wants(country: str, language: str, expected: str, source: str) -> None:
    assert expected in (clause("small_business", country, language) or ""), source


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_small_business_has_words_of_its_country_in_its_language_and_words_in_english(country: str) -> None:
    if country != "XI":
        assert f"\n{country}|" in SMALL_BUSINESS
    assert (clause("small_business", country, "en") or "").startswith("No VAT charged")


@pytest.mark.parametrize(
    ("country", "language", "whole"),
    [
        ("FR", "fr", "TVA non applicable, article 293 B du CGI"),
        ("SI", "sl-SI", "DDV ni obračunan na podlagi prvega odstavka 94. člena ZDDV-1"),
        ("PT", "pt", "IVA – regime de isenção, artigo 53.º do CIVA"),
        ("ES", "es", "Operación sin repercusión del IVA"),
    ],
)
def test_a_small_business_adds_nothing_to_the_words_of_its_country(country: str, language: str, whole: str) -> None:
    assert clause("small_business", country, language) == whole


def test_a_small_business_in_another_language_says_it_there_and_names_its_own_law() -> None:
    assert clause("small_business", "FR", "sl") == "DDV ni obračunan: mali davčni zavezanec (art. 293 B du CGI)"


@pytest.mark.parametrize(
    ("country", "language", "expected"),
    [
        ("GB", "en", "Reverse charge: customer to pay the VAT to HMRC (VATA 1994, s. 55A)"),
        ("NO", "nb", "Omvendt avgiftsplikt – merverdiavgift ikke beregnet (merverdiavgiftsloven § 11-1)"),
        ("PT", "pt", "IVA – autoliquidação (artigo 2.º, n.º 1 do CIVA)"),
    ],
)
def test_domestic_reverse_charge_uses_the_words_that_a_country_prescribes(
    country: str, language: str, expected: str
) -> None:
    assert clause("domestic_reverse_charge", country, language) == expected


@pytest.mark.parametrize(
    ("asked", "same_as"),
    [("de-AT", "de"), ("de_AT", "de"), ("DE", "de"), ("no", "nb"), ("nn-NO", "nb"), ("ko", "en"), ("", "en")],
)
def test_a_locale_is_its_language_and_an_unknown_one_is_english(asked: str, same_as: str) -> None:
    assert clause("export", "AT", asked) == clause("export", "AT", same_as)


def test_a_language_that_lacks_the_words_of_one_kind_has_them_in_english() -> None:
    assert (clause("margin", "IE", "ga") or "").startswith("Margin scheme – second-hand goods")


@pytest.mark.parametrize("kind", ["", "directive", "Reverse_charge", "oss"])
def test_a_kind_that_there_is_not_has_no_clause(kind: str) -> None:
    assert clause(kind, "DE", "de") is None


def test_laws_are_named_for_known_kinds_and_countries_once() -> None:
    rows = [line.split("|") for line in CLAUSE_LAWS.strip().splitlines()]
    assert {row[1] for row in rows} <= set(KINDS)
    assert {row[0] for row in rows} <= set(COUNTRIES)
    assert len({(row[0], row[1]) for row in rows}) == len(rows)
    assert all(row[2] == row[2].strip() != "" for row in rows)
