"""Where somebody is: the address that entities and customers share, and the form of a locale. Pure."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from billhead.kernel.countries import Country, country_by_code, find_country
from billhead.kernel.fields import Model, Text
from billhead.kernel.merge import merge

_COUNTRY: Final = frozenset({"country", "country_code"})

CountryText = Annotated[str, Field(min_length=2, max_length=80, strict=True)]
Locale = Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", strict=True)]


class Address(Model):
    """An address as laws and e-invoices need it; `country_code` wins over `country`, which may be a name or a code.

    Either one is replaced by the country's own name and code, so that both are there or neither.
    """

    address: Text | None = None
    address_2: Text | None = None
    post_code: Text | None = None
    city: Text | None = None
    state: Text | None = None
    # Before `country`, whose check needs to know it.
    country_code: CountryText | None = None
    country: CountryText | None = None

    @field_validator("country_code")
    @classmethod
    def _known_code(cls, given: str | None) -> str | None:
        return given if given is None else _known(country_by_code(given.upper())).code

    @field_validator("country")
    @classmethod
    def _known_name(cls, given: str | None, info: ValidationInfo) -> str | None:
        decided = given is None or info.data.get("country_code") or "country_code" not in info.data
        return given if decided else _known(find_country(given or "")).name

    @model_validator(mode="after")
    def _both_or_neither(self) -> "Address":
        country = country_by_code(self.country_code) if self.country_code else find_country(self.country or "")
        if country is not None:
            # The model is frozen for everybody else.
            object.__setattr__(self, "country_code", country.code)
            object.__setattr__(self, "country", country.name)
        return self


def merge_located(stored: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """Merge patch of something with an address: a new country must not lose to the code of the old one."""
    replaced = _COUNTRY if _COUNTRY & patch.keys() else frozenset[str]()
    return merge({key: value for key, value in stored.items() if key not in replaced}, patch)


def _known(country: Country | None) -> Country:
    if country is None:
        raise PydanticCustomError("unknown_country", "This is not a country: give its English name or ISO code.")
    return country
