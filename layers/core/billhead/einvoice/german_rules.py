"""The rules of XRechnung 3.0, which Peppol repeats for invoices between Germans (DE-R-001 and following). Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from billhead.einvoice.rule_forms import Facts, Rule


@dataclass(frozen=True, slots=True)
class _German:
    number: int
    term: str
    pointer: str
    words: str
    lacks: Callable[[Facts], bool]


def _seller(field: str) -> Callable[[Facts], bool]:
    return lambda facts: not facts.document["issuer"].get(field)


def _buyer(field: str) -> Callable[[Facts], bool]:
    """Of an address that is there at all; else BR-10 has told."""
    return lambda facts: facts.invoice.buyer.address is not None and not (facts.document["customer"].get(field))


def _delivery(field: str) -> Callable[[Facts], bool]:
    def lacks(facts: Facts) -> bool:
        delivery = facts.invoice.delivery
        return bool(delivery and delivery.address and not getattr(delivery.address, field))

    return lacks


def _skonto_malformed(facts: Facts) -> bool:
    """A line that begins with a number sign is a cash discount, and has one form only."""
    terms = facts.invoice.payment_terms
    if not terms or "#" not in terms:
        return False
    import re  # only for terms with a number sign

    form = re.compile(r"#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#")
    lines = [line.strip() for line in terms.split("\n") if line.strip().startswith("#")]
    if not lines:
        return False
    after = re.split(r"#.+#", terms)[-1]
    return not all(form.fullmatch(line) for line in lines) or not re.match(r"\s*\n", after)


_ROWS: Final[tuple[_German, ...]] = (
    _German(
        1, "BG-16", "/issuer/bank_account", "a bank account to pay to", lambda facts: facts.invoice.payment is None
    ),
    _German(3, "BT-37", "/issuer/city", "the seller's city", _seller("city")),
    _German(4, "BT-38", "/issuer/post_code", "the seller's post code", _seller("post_code")),
    _German(6, "BT-42", "/issuer/phone", "the seller's telephone number", _seller("phone")),
    _German(7, "BT-43", "/issuer/email", "the seller's e-mail address", _seller("email")),
    _German(8, "BT-52", "/customer/city", "the buyer's city", _buyer("city")),
    _German(9, "BT-53", "/customer/post_code", "the buyer's post code", _buyer("post_code")),
    _German(10, "BT-77", "/delivery/city", "the city that goods go to", _delivery("city")),
    _German(11, "BT-78", "/delivery/post_code", "the post code that goods go to", _delivery("post_code")),
    _German(
        15,
        "BT-10",
        "/buyer_reference",
        "the buyer's reference (a public buyer's is its Leitweg-ID)",
        lambda facts: not facts.invoice.buyer_reference,
    ),
    _German(18, "BT-20", "/payment_terms", "cash discounts in their own form, #SKONTO#TAGE=n#…#", _skonto_malformed),
)


def _rules(name: Callable[[int], str]) -> tuple[Rule, ...]:
    return tuple(Rule(name(row.number), row.term, row.pointer, row.words, row.lacks) for row in _ROWS)


def german_rules(facts: Facts) -> tuple[Rule, ...]:
    """Those that hold for this invoice in this format."""
    if facts.form.rules == "xrechnung":
        return _rules(lambda number: f"BR-DE-{number}")
    return _rules(lambda number: f"DE-R-{number:03}") if facts.is_domestic("DE") else ()
