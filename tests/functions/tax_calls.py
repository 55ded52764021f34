"""What the entity's default tax is, wherever it is written."""

from billhead.aws.items import read_item
from billhead.taxes.defaults import default_tax
from billhead.taxes.keys import DEFAULT_TAX

from tests.functions.catalog_calls import Call, Made
from tests.support.stack import Stack

FIVE = {"tax_rates": [{"rate": 5}], "is_default": True}


def first_default(call: Call) -> Made:
    """Germany's standard rate, with which the entity was made."""
    (made,) = [tax for tax in call("GET").json["data"] if tax["is_default"]]
    assert made["name"] == "19%"
    return made


def check_one_truth(stack: Stack, call: Call, entity: Made) -> Made | None:
    """The default, after a look that lists, records and the item that documents read all say the same."""
    marked = [tax for tax in call("GET", params={"limit": 100}).json["data"] if tax["is_default"]]
    assert len(marked) <= 1
    records = [read_item(item) for item in stack.items("TenantsTable") if item["entity_id"]["S"] == entity["id"]]
    (pointer,) = [record for record in records if record["sk"] == DEFAULT_TAX]
    copied = default_tax(pointer)
    if not marked:
        assert copied is None
        return None
    (stored,) = [record for record in records if record.get("id") == marked[0]["id"]]
    assert copied == {key: value for key, value in stored.items() if key not in {"events", "entity_id"}}
    return marked[0]
