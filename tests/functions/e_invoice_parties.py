"""A seller and a buyer who lack nothing that an electronic invoice needs, a public one in Germany among them."""

from typing import Any

SELLER: dict[str, Any] = {
    "name": "Muster & Söhne GmbH",
    "country_code": "DE",
    "address": "Hauptstraße 1",
    "post_code": "10115",
    "city": "Berlin",
    "tax_number": "DE136695976",
    "registration": "Amtsgericht Charlottenburg HRB 86891, Geschäftsführerin Ada Muster",
    "phone": "+49 30 901820",
    "email": "office@muster.example",
    "settings": {"bank_accounts": [{"iban": "DE75512108001245126199"}]},
}
BUYER: dict[str, Any] = {
    "name": "Stadt Köln",
    "country_code": "DE",
    "address": "Domplatz 1",
    "post_code": "50667",
    "city": "Köln",
    "tax_number": "DE811907980",
    "email": "rechnung@koeln.example",
}
