"""What lines are called that no client named: an advance that is deducted, a credit by amount. Pure."""

from typing import Final

FALLBACK: Final = "en"
# language: (an advance deducted, a credit without lines); {number} is the other document's
_NAMES: Final = {
    "en": ("Advance invoice {number}", "Credit for invoice {number}"),
    "de": ("Anzahlungsrechnung {number}", "Minderung zu Rechnung {number}"),
    "fr": ("Facture d'acompte {number}", "Avoir sur la facture {number}"),
    "es": ("Factura de anticipo {number}", "Abono de la factura {number}"),
    "it": ("Fattura di acconto {number}", "Accredito sulla fattura {number}"),
    "nl": ("Voorschotfactuur {number}", "Creditering van factuur {number}"),
    "pl": ("Faktura zaliczkowa {number}", "Korekta do faktury {number}"),
    "pt": ("Fatura de adiantamento {number}", "Crédito da fatura {number}"),
    "sl": ("Avansni račun {number}", "Dobropis k računu {number}"),
    "hr": ("Račun za predujam {number}", "Odobrenje po računu {number}"),
}


def advance_name(language: str, number: str) -> str:
    return _names(language)[0].format(number=number)


def credit_name(language: str, number: str) -> str:
    return _names(language)[1].format(number=number)


def _names(language: str) -> tuple[str, str]:
    return _NAMES.get(language.partition("-")[0], _NAMES[FALLBACK])
