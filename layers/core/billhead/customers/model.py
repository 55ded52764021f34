"""A customer of an entity: whom its documents are made out to. Pure."""

from billhead.catalog.kind import RECORD_FILTERS, Kind
from billhead.kernel.address import Address, Locale, merge_located
from billhead.kernel.errors import NotFound
from billhead.kernel.fields import Email, Flag, Metadata, Name, SchemeId, Text
from billhead.kernel.filters import FilterField, FilterKind


class CustomerNotFound(NotFound):
    """No such customer of this entity; another entity's customer answers the same."""

    code = "customer_not_found"


class Customer(Address):
    """API §3. `locale` is the language of documents to this customer; without it the entity's is used.

    `is_tax_subject` left out means that nobody said: the tax rules then go by `tax_number`.
    """

    name: Name
    email: Email | None = None
    tax_number: Text | None = None
    company_number: Text | None = None
    phone: Text | None = None
    is_end_consumer: Flag = False
    is_tax_subject: Flag | None = None
    locale: Locale | None = None
    peppol_id: Text | None = None
    peppol_scheme_id: SchemeId | None = None
    buyer_reference: Text | None = None
    metadata: Metadata = {}


_TEXTS = (
    "email",
    "tax_number",
    "company_number",
    "phone",
    "post_code",
    "city",
    "state",
    "country",
    "country_code",
    "locale",
    "peppol_id",
    "buyer_reference",
)
_FLAGS = ("is_end_consumer", "is_tax_subject")

CUSTOMER = Kind(
    "customer",
    "cus_",
    Customer,
    CustomerNotFound,
    merged=merge_located,
    filters={
        **RECORD_FILTERS,
        **{name: FilterField(f"data.{name}", FilterKind.TEXT) for name in _TEXTS},
        **{name: FilterField(f"data.{name}", FilterKind.FLAG) for name in _FLAGS},
    },
)
