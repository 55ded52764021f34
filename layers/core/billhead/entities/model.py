"""An entity: one customer of the platform, with its legal identity, its brand and its choices. Pure."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from billhead.entities.picture_names import KEPT, SHOWN
from billhead.kernel.address import Address, CountryText, Locale
from billhead.kernel.clock import timezone_names
from billhead.kernel.countries import Country, country_by_code, country_rules
from billhead.kernel.currencies import is_currency
from billhead.kernel.errors import Conflict, Forbidden
from billhead.kernel.fields import Email, Flag, Metadata, Name, SchemeId, Text
from billhead.kernel.filters import FilterField, FilterKind, Filters
from billhead.settings.model import EntitySettings


class EntityDisabled(Forbidden):
    """A disabled entity can be read, but nothing is written for it."""

    code = "entity_disabled"


class ExternalIdFixed(Conflict):
    """The external_id of an entity is given when it is made and never changes."""

    code = "external_id_fixed"


def _currency(code: str) -> str:
    if not is_currency(code.upper()):
        raise PydanticCustomError("unknown_currency", "This is not an ISO 4217 currency code.")
    return code.upper()


def _timezone(name: str) -> str:
    if name not in timezone_names():
        raise PydanticCustomError("unknown_timezone", "This is not a time zone of the IANA database.")
    return name


Currency = Annotated[Text, AfterValidator(_currency)]
Timezone = Annotated[Text, AfterValidator(_timezone)]


class EntityDraft(Address):
    """What a platform says of an entity (API §2)."""

    name: Name
    # Checked also where it is missing, so that the fault names the field.
    country: Annotated[CountryText | None, Field(validate_default=True)] = None
    currency_code: Currency | None = None
    locale: Locale | None = None
    timezone: Timezone | None = None
    tax_number: Text | None = None
    tax_number_2: Text | None = None
    company_number: Text | None = None
    # What a company's letters must state of its register: form, seat, court and number, capital, managers.
    registration: Text | None = None
    email: Email | None = None
    phone: Text | None = None
    website: Text | None = None
    # Where it is reached in Peppol, if not by its VAT id (EN 16931 BT-34).
    peppol_id: Text | None = None
    peppol_scheme_id: SchemeId | None = None
    is_tax_subject: Flag = True
    external_id: Name | None = None
    settings: EntitySettings = Field(default_factory=EntitySettings)
    metadata: Metadata = {}

    @field_validator("country")
    @classmethod
    def _has_country(cls, given: str | None, info: ValidationInfo) -> str | None:
        if given is None and info.data.get("country_code", "") is None:
            raise PydanticCustomError("required", "An entity needs a country or a country_code.")
        return given

    def home(self) -> Country:
        country = country_by_code(self.country_code or "")
        if country is None:
            raise ValueError("An entity without a country is not valid.")
        return country


PRIVATE = frozenset({"sk", "request_hash", "request_key", "events", "account_id", *KEPT})


def show_entity(item: Mapping[str, Any]) -> dict[str, Any]:
    """An entity as clients see it, with what its country entails."""
    public = {key: value for key, value in item.items() if key not in PRIVATE}
    country = country_by_code(item["country_code"])
    return {
        **public,
        "version": int(item["version"]),
        "disabled_at": item.get("disabled_at"),
        **{field: item.get(field) for field in SHOWN},
        "country_rules": country_rules(country) if country else {},
    }


_TEXTS = ("name", "country", "country_code", "currency_code", "external_id")
_MOMENTS = ("created_at", "updated_at", "disabled_at")
# What the account's list can be filtered by.
ENTITY_FILTERS: Final[Filters] = {
    **{name: FilterField(name, FilterKind.TEXT) for name in _TEXTS},
    **{name: FilterField(name, FilterKind.MOMENT) for name in _MOMENTS},
}
ROW_FIELDS = ("id", "name", "country", "country_code", "currency_code", "environment", "external_id", "created_at")


def register_row(item: Mapping[str, Any]) -> dict[str, Any]:
    """What the account's list shows of an entity; its data stay in its own partition."""
    return {field: item.get(field) for field in (*ROW_FIELDS, "updated_at", "disabled_at")}


def require_enabled(entity: Mapping[str, Any]) -> None:
    """Errors: EntityDisabled."""
    if entity.get("disabled_at"):
        raise EntityDisabled("The entity is disabled.")
