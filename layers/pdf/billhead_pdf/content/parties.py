"""Seller and buyer as text: address in the country's order, tax ids with the label that their country uses."""

from billhead_pdf.content.model import Fact, Party
from billhead_pdf.content.source import Source, line_of, part_of
from billhead_pdf.content.wording import Wording
from billhead_pdf.locales.addresses import address_lines
from billhead_pdf.locales.labels import Labels
from billhead_pdf.locales.weaving import follow

_ADDRESS_KEYS = ("address", "address_2", "post_code", "city", "state", "country", "country_code")


def describe_seller(document: Source, words: Wording) -> Party:
    """The issuer, with all ids that law asks for on an invoice (Directive 2006/112/EC, article 226)."""
    issuer = part_of(document, "issuer")
    return _describe(issuer, words.labels.seller, words, abroad=_is_abroad(document))


def describe_buyer(document: Source, words: Wording) -> Party | None:
    """The customer; None for a sale without a named one."""
    customer = part_of(document, "customer")
    if not line_of(customer, "name"):
        return None
    return _describe(customer, words.labels.buyer, words, abroad=_is_abroad(document))


def _describe(party: Source, heading: str, words: Wording, *, abroad: bool) -> Party:
    address = {key: line_of(party, key) for key in _ADDRESS_KEYS}
    if abroad:
        address["country"] = words.country(address["country_code"], address["country"])
    return Party(
        heading=heading,
        name=line_of(party, "name"),
        address=address_lines(address, with_country=abroad),
        facts=_ids(party, words.labels_of(address["country_code"])),
        contacts=_contacts(party, words.labels),
    )


def _ids(party: Source, labels: Labels) -> list[Fact]:
    named = (
        (labels.tax_id, line_of(party, "tax_number")),
        (labels.tax_number, line_of(party, "tax_number_2")),
        (labels.company_number, line_of(party, "company_number")),
    )
    return [Fact(label, value) for label, value in named if value]


def _contacts(party: Source, labels: Labels) -> list[str]:
    phone = line_of(party, "phone")
    listed = (follow(labels.phone, phone) if phone else "", line_of(party, "email"), line_of(party, "website"))
    return [contact for contact in listed if contact]


def _is_abroad(document: Source) -> bool:
    """Countries are named only where a letter would cross a border; a party without one is taken to be at home."""
    seller = line_of(part_of(document, "issuer"), "country_code")
    buyer = line_of(part_of(document, "customer"), "country_code")
    return bool(seller and buyer and seller != buyer)
