"""The words of a Swiss payment part with receipt in its four languages, as the guidelines prescribe them."""

from typing import Final, NamedTuple


class SlipWords(NamedTuple):
    """Headings; no others may be printed."""

    payment_part: str
    account: str
    reference: str
    additional_information: str
    currency: str
    amount: str
    receipt: str
    acceptance_point: str
    payable_by: str
    payable_by_name: str


_WORDS: Final[dict[str, SlipWords]] = {
    "de": SlipWords(
        payment_part="Zahlteil",
        account="Konto / Zahlbar an",
        reference="Referenz",
        additional_information="Zusätzliche Informationen",
        currency="Währung",
        amount="Betrag",
        receipt="Empfangsschein",
        acceptance_point="Annahmestelle",
        payable_by="Zahlbar durch",
        payable_by_name="Zahlbar durch (Name/Adresse)",
    ),
    "fr": SlipWords(
        payment_part="Section paiement",
        account="Compte / Payable à",
        reference="Référence",
        additional_information="Informations supplémentaires",
        currency="Monnaie",
        amount="Montant",
        receipt="Récépissé",
        acceptance_point="Point de dépôt",
        payable_by="Payable par",
        payable_by_name="Payable par (nom/adresse)",
    ),
    "it": SlipWords(
        payment_part="Sezione pagamento",
        account="Conto / Pagabile a",
        reference="Riferimento",
        additional_information="Informazioni supplementari",
        currency="Valuta",
        amount="Importo",
        receipt="Ricevuta",
        acceptance_point="Punto di accettazione",
        payable_by="Pagabile da",
        payable_by_name="Pagabile da (nome/indirizzo)",
    ),
    "en": SlipWords(
        payment_part="Payment part",
        account="Account / Payable to",
        reference="Reference",
        additional_information="Additional information",
        currency="Currency",
        amount="Amount",
        receipt="Receipt",
        acceptance_point="Acceptance point",
        payable_by="Payable by",
        payable_by_name="Payable by (name/address)",
    ),
}


def slip_words(language: str) -> SlipWords:
    """English for every other language: the guidelines know these four."""
    return _WORDS.get(language.partition("-")[0], _WORDS["en"])
