"""docs/tax.md shows the rules, the words and the warnings of the engine as they are."""

import re

from billhead.taxation.model import SUPPLIES
from billhead.taxation.rules import RULES

from tests.support.tax_docs import FACTS, TARGET, page, tables
from tests.unit.taxation.decided import record_of

TEXT = TARGET.read_text("utf-8")


def test_the_tables_are_those_of_the_engine() -> None:
    assert page(TEXT) == TEXT, "run: python -m tests.support.tax_docs"


def test_every_table_has_its_place_on_the_page() -> None:
    assert [name for name in tables() if f"<!-- {name} -->" not in TEXT] == []
    assert all(f"| `{rule.id}` |" in TEXT for rule in RULES)


def test_every_word_of_the_page_is_used_by_a_rule_or_is_the_opposite_of_one() -> None:
    used = {word for rule in RULES for word in rule.when}
    assert set(FACTS) - used == {"auto_reverse_charge"}


def test_the_page_explains_every_field_of_a_record() -> None:
    record = record_of("SI > IT", *SUPPLIES)
    fields = [*record, *record["rules"][0], *(name for name in record["inputs"])]
    switches = {"auto_reverse_charge", "auto_remove_tax_export", "oss_registered"}
    assert [field for field in fields if field not in switches and not re.search(rf"`{field}(\[\])?`", TEXT)] == []
