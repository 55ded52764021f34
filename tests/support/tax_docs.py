"""Writes the tables of docs/tax.md from the tax engine: `python -m tests.support.tax_docs`. The tests check them."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from billhead.taxation.cautions import WORDS
from billhead.taxation.model import Rule
from billhead.taxation.rules import DOMESTIC_REVERSE_CHARGE, ENGINE_VERSION, RULES

TARGET = Path(__file__).resolve().parents[2] / "docs" / "tax.md"

# The words that rules are written in, in the order in which a person asks. A word may end a row of its own table.
FACTS: Final[Mapping[str, str]] = {
    "not_tax_subject": "the issuer is not a tax subject",
    "small_business_scheme": "a national scheme exempts small enterprises there (EU, Åland, French departments)",
    "french_issuer": "VAT of the issuer's place is due to France",
    "igic_issuer": "the issuer is in the Canary Islands",
    "ipsi_issuer": "the issuer is in Ceuta or Melilla",
    "vat_system": "the issuer is under one of the five laws below",
    "no_vat_system": "the issuer is under none of them",
    "eu_rules": "the EU's VAT Directive holds for the issuer, and for this kind of supply (Northern Ireland: goods)",
    "uk_rules": "the United Kingdom's VATA holds (Northern Ireland: services, and goods within the UK)",
    "swiss_rules": "Switzerland's or Liechtenstein's MWSTG holds",
    "norwegian_rules": "Norway's merverdiavgiftslov holds",
    "icelandic_rules": "Iceland's lög nr. 50/1988 holds",
    "at_home": "it goes to the issuer's own tax country, or the customer's country is not known",
    "other_member_state": "it goes to another member state of the EU (Northern Ireland for goods)",
    "abroad": "it goes anywhere else",
    "product": "goods",
    "any_service": "a service, electronic or not",
    "service": "a service of the general rule",
    "electronic_service": "telecommunications, broadcasting, electronically supplied",
    "business": "the customer counts as a business",
    "consumer": "it does not",
    "declared_business": "the caller says is_tax_subject: true",
    "vat_id_of_other_state": "its VAT id is of a member state other than the issuer's (XI for goods only)",
    "no_vat_id_of_other_state": "it has none of those",
    "vat_id_of_own_state": "its VAT id is of the issuer's own state",
    "xi_vat_id_missing": "the issuer is in Northern Ireland and its own VAT id does not begin with XI",
    "auto_reverse_charge": "settings.tax_rules.eu.auto_reverse_charge is on",
    "manual_reverse_charge": "it is off",
    "auto_remove_tax_export": "settings.tax_rules.eu.auto_remove_tax_export is on",
    "oss_registered": "the entity is registered for the One-Stop Shop",
}
_KINDS: Final = {
    "home": "issuer's rates",
    "destination": "rates of destination",
    "relieved": "none",
    "outside": "none",
    "given": "as given",
}


def page(text: str) -> str:
    """The text with its tables as the engine has them now."""
    for name, table in tables().items():
        text = re.sub(
            rf"(?s)(<!-- {name} -->\n).*?(<!-- end -->)", lambda found, t=table: found[1] + t + found[2], text
        )
    return text


def tables() -> dict[str, str]:
    return {
        "version": f"Engine {ENGINE_VERSION}.\n",
        "rules": _rules((*RULES, DOMESTIC_REVERSE_CHARGE)),
        "facts": _table(("word", "it is true when"), ((f"`{word}`", meaning) for word, meaning in FACTS.items())),
        "warnings": _table(("code", "text"), ((f"`{code}`", words) for code, words in WORDS.items())),
    }


def _rules(rules: Iterable[Rule]) -> str:
    head = ("rule", "holds when", "tax", "category", "reason code", "law", "warning")
    return _table(head, (_row(rule) for rule in rules))


def _row(rule: Rule) -> tuple[str, ...]:
    words = " ".join(word for word in FACTS if word in rule.when) or "the caller chooses it for a line"
    code = f"`{rule.exemption_reason_code}`" if rule.exemption_reason_code else ""
    warning = f"`{rule.warning}`" if rule.warning else ""
    category = rule.category or "S, Z (E)"
    return f"`{rule.id}`", words, _KINDS[rule.kind], category, code, rule.law, warning


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


if __name__ == "__main__":
    TARGET.write_text(page(TARGET.read_text("utf-8")), "utf-8")
