"""What is written of an entity and of its catalog: customers, items, taxes."""

from typing import Any

from tests.concurrency.use_case import (
    ADA,
    FILES,
    LOGO_URL,
    UseCase,
    ask,
    done,
    first_tax,
    made,
    note_logo,
    upload,
    uploaded,
)
from tests.support.accounts import ENTITY

URL = "https://93.184.216.34/paper.png"
STATIONERY = {"settings": {"pdf_template": {"letterhead_url": URL, "signature_url": URL}}}
ENTITIES = (
    UseCase("an entity is made", ask("POST", "/entities", ENTITY, entity=None)),
    UseCase("an entity is made by external id", ask("POST", "/entities", {**ENTITY, "external_id": "x"}, entity=None)),
    UseCase("an entity is changed", ask("PATCH", "/entities/{entity}", {"name": "Suedwind", "city": "Bremen"})),
    UseCase("a logo is asked for", ask("PATCH", "/entities/{entity}", LOGO_URL)),
    UseCase("a letterhead and a signature are asked for", ask("PATCH", "/entities/{entity}", STATIONERY)),
    UseCase("an entity is disabled", ask("POST", "/entities/{entity}/disable")),
    UseCase(
        "an entity is enabled", ask("POST", "/entities/{entity}/enable"), (done("POST", "/entities/{entity}/disable"),)
    ),
    UseCase("a logo is uploaded", upload, leaves=FILES),
    UseCase("a logo is removed", ask("DELETE", "/entities/{entity}/logo"), (uploaded,), is_another=True),
    UseCase("a logo's fetch is noted", note_logo, (done("PATCH", "/entities/{entity}", LOGO_URL),)),
)


def catalog(name: str, path: str, body: dict[str, Any], change: dict[str, Any]) -> tuple[UseCase, ...]:
    """Create, change, delete, restore."""
    one, here = made(name, path, body), f"{path}/{{{name}}}"
    return (
        UseCase(f"{name} is made", ask("POST", path, body)),
        UseCase(f"{name} is changed", ask("PATCH", here, change), (one,)),
        UseCase(f"{name} is deleted", ask("DELETE", here), (one,)),
        UseCase(f"{name} is restored", ask("POST", here + "/restore"), (one, done("DELETE", here))),
    )


TAX = {"name": "Special", "tax_rates": [{"rate": 7}], "classification": "reduced"}
CATALOG = (
    *catalog("customer", "/customers", ADA, {"city": "Bonn"}),
    *catalog("item", "/items", {"name": "Chair", "price": 80}, {"price": 90}),
    *catalog("other tax", "/taxes", TAX, {"name": "Other"}),
    UseCase("a default tax is made", ask("POST", "/taxes", {**TAX, "is_default": True})),
    UseCase(
        "a tax becomes the default",
        ask("PATCH", "/taxes/{other}", {"is_default": True}),
        (made("other", "/taxes", TAX),),
    ),
    UseCase("the default tax is changed", ask("PATCH", "/taxes/{tax}", {"name": "Main"}), (first_tax,)),
    UseCase("the default tax is deleted", ask("DELETE", "/taxes/{tax}"), (first_tax,)),
)
