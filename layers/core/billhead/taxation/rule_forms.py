"""How a rule is written down: one function for each kind of outcome, so that a rule cannot contradict itself. Pure."""

from billhead.taxation.model import Rule

# The exemption reason codes of EN 16931 (VATEX) for each category. G and K speak of the EU and are for its rules only.
_AE = "VATEX-EU-AE"
_O = "VATEX-EU-O"


def home(rule_id: str, when: str, *, summary: str, law: str, warning: str | None = None) -> Rule:
    """The issuer's own rates hold."""
    return Rule(rule_id, frozenset(when.split()), "home", summary, law, warning=warning)


def destination(rule_id: str, when: str, *, summary: str, law: str) -> Rule:
    """The rates of the place hold that the goods or services go to."""
    return Rule(rule_id, frozenset(when.split()), "destination", summary, law)


def given(rule_id: str, when: str, *, summary: str, law: str, category: str | None = None) -> Rule:
    """The taxes hold that the caller names or the entity keeps."""
    return Rule(rule_id, frozenset(when.split()), "given", summary, law, category)


def reverse_charge(rule_id: str, when: str, *, summary: str, law: str, warning: str | None = None) -> Rule:
    """The customer owes the tax."""
    facts = frozenset(when.split())
    return Rule(rule_id, facts, "relieved", summary, law, "AE", _AE, "reverse_charge", warning)


def outside(rule_id: str, when: str, *, summary: str, law: str) -> Rule:
    """The place of supply is not where the issuer owes tax."""
    return Rule(rule_id, frozenset(when.split()), "outside", summary, law, "O", _O, "outside_scope")


def intra_community(rule_id: str, when: str, *, summary: str, law: str) -> Rule:
    """Goods that a business in another member state acquires and taxes there."""
    facts = frozenset(when.split())
    return Rule(rule_id, facts, "relieved", summary, law, "K", "VATEX-EU-IC", "intra_community_goods")


def export(rule_id: str, when: str, *, summary: str, law: str, code: str | None = None) -> Rule:
    """Goods, and in some countries services, that leave the tax area free of tax."""
    return Rule(rule_id, frozenset(when.split()), "relieved", summary, law, "G", code, "export")
