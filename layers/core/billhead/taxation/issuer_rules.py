"""Rules that the issuer's own position decides: small business, no VAT, sales at home. Data only. Pure."""

from typing import Final

from billhead.taxation.model import Rule
from billhead.taxation.rule_forms import given, home

_SMALL = frozenset({"not_tax_subject", "small_business_scheme"})

# Every member state has its own scheme for small enterprises; the document's clause names the national law.
# Category E, not O: the scheme exempts (art. 284), it does not move the place of supply.
SMALL_BUSINESS: Final = (
    Rule(
        "small-business-service-abroad",
        _SMALL | {"other_member_state", "business", "any_service"},
        "relieved",
        "The issuer is exempt as a small business and shows no tax; the customer may owe tax in its own country.",
        "Directive 2006/112/EC art. 284, 196",
        category="E",
        clause="small_business",
        warning="small_business_abroad",
    ),
    Rule(
        "small-business-france",
        _SMALL | {"french_issuer"},
        "relieved",
        "The issuer is exempt as a small business (franchise en base) and shows no tax.",
        "Directive 2006/112/EC art. 284; CGI art. 293 B",
        category="E",
        exemption_reason_code="VATEX-FR-FRANCHISE",
        clause="small_business",
    ),
    Rule(
        "small-business",
        _SMALL,
        "relieved",
        "The issuer is exempt as a small business and shows no tax.",
        "Directive 2006/112/EC art. 284",
        category="E",
        clause="small_business",
    ),
    # Outside the EU nobody exempts such an issuer: who is not registered makes no taxable supplies.
    Rule(
        "not-registered",
        frozenset({"not_tax_subject", "vat_system"}),
        "outside",
        "The issuer is not registered for the tax of its country and shows none.",
        "VATA 1994 s. 3, 4; MWSTG Art. 10; Merverdiavgiftsloven § 2-1; Lög nr. 50/1988, 4. gr.",
        category="O",
        exemption_reason_code="VATEX-EU-O",
        clause="small_business",
    ),
    Rule(
        "no-tax",
        frozenset({"not_tax_subject"}),
        "outside",
        "The issuer owes no tax on its sales and shows none.",
        "No value added tax is known for the issuer's place",
        category="O",
    ),
)

OWN_TAXES: Final = (
    given(
        "igic",
        "igic_issuer at_home",
        summary="A sale within the Canary Islands bears IGIC, at the rate that the caller or the entity says.",
        law="Ley 20/1991 art. 3-4; EN 16931 category L",
        category="L",
    ),
    given(
        "ipsi",
        "ipsi_issuer at_home",
        summary="A sale within Ceuta or Melilla bears IPSI, at the rate that the caller or the entity says.",
        law="Ley 8/1991; EN 16931 category M",
        category="M",
    ),
    given(
        "own-taxes",
        "no_vat_system",
        summary="The rules of the issuer's place are not known here: the taxes are what the caller or the entity says.",
        law="The caller's and the entity's own",
    ),
)

AT_HOME: Final = (
    home(
        "eu-at-home",
        "eu_rules at_home",
        summary="The sale is within the issuer's member state, so the issuer's rates hold.",
        law="Directive 2006/112/EC art. 31-32, 44-45, 93",
    ),
    home(
        "uk-at-home",
        "uk_rules at_home",
        summary="The sale is within the United Kingdom or the Isle of Man, so the issuer's rates hold.",
        law="VATA 1994 s. 2, 7, 7A",
    ),
    home(
        "ch-at-home",
        "swiss_rules at_home",
        summary="The sale is within Switzerland and Liechtenstein, so the issuer's rates hold.",
        law="MWSTG Art. 7-8, 18",
    ),
    home(
        "no-at-home",
        "norwegian_rules at_home",
        summary="The sale is within Norway's tax area, so the issuer's rates hold.",
        law="Merverdiavgiftsloven § 3-1",
    ),
    home(
        "is-at-home",
        "icelandic_rules at_home",
        summary="The sale is within Iceland, so the issuer's rates hold.",
        law="Lög nr. 50/1988, 11. gr.",
    ),
)
