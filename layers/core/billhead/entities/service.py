"""Use cases of entities: create with everything a first invoice needs, change, disable and enable."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from billhead.access.register import external_entity_id
from billhead.access.tenancy import EntityNotFound
from billhead.aws.items import Item
from billhead.catalog.kind import stored_data
from billhead.catalog.repository import new_record
from billhead.entities.keys import ENTITY
from billhead.entities.model import EntityDraft, ExternalIdFixed, require_enabled
from billhead.entities.pictures import no_picture, picture_requests
from billhead.entities.repository import EntityExists, EntityRepository, VersionMoved
from billhead.kernel.address import merge_located
from billhead.kernel.errors import EditConflict, Invalid, StaleVersion
from billhead.kernel.events import Happening
from billhead.kernel.ids import Entropy, derived_id, new_id
from billhead.kernel.jsontext import canonical_json
from billhead.kernel.merge import merge
from billhead.kernel.principal import Principal, Tenant
from billhead.kernel.submission import Submission
from billhead.kernel.validation import refuse_unknown, validate
from billhead.settings.model import stored_settings, with_whole_template
from billhead.settings.texts import default_text_settings
from billhead.taxation.territories import territory_of
from billhead.taxes.defaults import default_record
from billhead.taxes.model import TAX, Tax
from billhead.taxes.rates import default_taxes

EDIT_ATTEMPTS = 4
# DynamoDB's limit is 400 KB for the whole item, and every request of the tenant reads it.
MAX_ENTITY_BYTES = 150_000
LETTER_COUNTRIES = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "PA", "DO", "PR"})


class EntityTooLarge(Invalid):
    """An entity with its settings holds at most 150,000 bytes of JSON, also after many small changes."""

    code = "entity_too_large"


@dataclass(frozen=True, slots=True)
class Founding:
    """The circumstances in which an entity is made, before there is a tenant."""

    principal: Principal
    submission: Submission
    now: datetime
    entropy: Entropy

    def happening(self, entity_id: str) -> Happening:
        principal = self.principal
        tenant = Tenant(entity_id, principal.account_id, principal.environment, principal.actor)
        return Happening(tenant, self.now, self.entropy)


def create_entity(draft: EntityDraft, founding: Founding) -> tuple[Item, bool]:
    """The entity and whether this request made it: the same request coming again did, and gets its first answer.

    Any other request with a known external_id finds the entity as it is now.
    Errors: UnsafeUrl, EntityTooLarge, IdempotencyKeyReused, Contention.
    """
    happening = founding.happening(_entity_id(draft, founding))
    item = _first_version(draft, happening)
    item |= {"request_hash": founding.submission.request_hash, "request_key": founding.submission.key}
    try:
        EntityRepository(happening.tenant).add(item, _first_taxes(draft, happening), _key_claim(draft, item))
    except EntityExists as exists:
        if draft.external_id is not None and not _is_repeated(item, exists.item):
            return exists.item, False
        founding.submission.check_same(exists.item.get("request_hash"))
        made_at = exists.item["created_at"]
        return {**item, "created_at": made_at, "updated_at": made_at}, True
    return item, True


def _is_repeated(item: Item, stored: Item) -> bool:
    """Whether `stored` was made by this very request, whose answer was lost: by its key, or sent again underneath."""
    same_key = item["request_key"] is not None and item["request_key"] == stored.get("request_key")
    return same_key or item["events"] == stored.get("events")


def _key_claim(draft: EntityDraft, item: Item) -> str | None:
    """An external_id gives the entity its id, so that the Idempotency-Key needs a record of its own to be used once."""
    key = item["request_key"]
    return key if draft.external_id is not None else None


def _entity_id(draft: EntityDraft, founding: Founding) -> str:
    if draft.external_id is not None:
        return external_entity_id(founding.principal, draft.external_id)
    principal, key = founding.principal, founding.submission.key
    if key is not None:
        return derived_id("ent_", principal.account_id, str(principal.environment), "idempotency_key", key)
    return new_id("ent_", founding.now, founding.entropy)


def _first_version(draft: EntityDraft, happening: Happening) -> Item:
    country, tenant = draft.home(), happening.tenant
    locale = draft.locale or country.locale
    page_size = "Letter" if country.code in LETTER_COUNTRIES else "A4"
    defaults = {**default_text_settings(locale), "pdf_template": {"page_size": page_size}}
    item: Item = {
        **draft.model_dump(exclude_none=True, exclude={"settings"}),
        "sk": ENTITY,
        "id": tenant.entity_id,
        "account_id": tenant.account_id,
        "environment": str(tenant.environment),
        "currency_code": draft.currency_code or country.currency_code,
        "locale": locale,
        "timezone": draft.timezone or country.timezone,
        "settings": merge(defaults, stored_settings(draft.settings)),
        "version": 1,
        "created_at": happening.at,
        "updated_at": happening.at,
    }
    return _with_pictures({}, _checked_size(item), "entity.created", happening)


def _checked_size(item: Item) -> Item:
    """Errors: EntityTooLarge."""
    if len(canonical_json(item)) > MAX_ENTITY_BYTES:
        raise EntityTooLarge(f"An entity holds at most {MAX_ENTITY_BYTES} bytes.", pointer="/settings")
    return item


def _with_pictures(before: Item, after: Item, event_type: str, happening: Happening) -> Item:
    """The next version with its events; a new logo_url and its like ask for a fetch."""
    change, wanted = picture_requests(before, after)
    data = {"external_id": after.get("external_id"), "name": after["name"]}
    events = [happening.event(event_type, after["id"], **data)]
    for picture, url in wanted.items():
        events.append(happening.event("entity.logo_requested", after["id"], url=url, picture=picture))
    return {**after, **change, "events": events}


def _first_taxes(draft: EntityDraft, happening: Happening) -> list[Item]:
    """The rates of its place, so that the first invoice needs no set-up."""
    country = draft.home().code
    territory = territory_of(country, draft.post_code, draft.state)
    records: list[Item] = []
    taxes = default_taxes(territory.rates, happening.now.date()) if territory.rates else ()
    for tax in taxes:
        rates = [{"rate": tax.rate, "valid_from": tax.valid_from.isoformat()}]
        data = {
            "name": tax.name,
            "tax_rates": rates,
            "is_default": tax.is_default,
            "classification": tax.classification,
        }
        tax_id = derived_id("tax_", happening.tenant.entity_id, "default", tax.name, tax.classification)
        records.append(new_record(TAX, tax_id, stored_data(validate(Tax, data)), happening))
    default = next((record for record in records if record["data"]["is_default"]), None)
    return [*records, default_record(default, 1)]


class Entity:
    """One entity, in one request."""

    def __init__(self, happening: Happening) -> None:
        self._happening = happening
        self._records = EntityRepository(happening.tenant)

    def get(self) -> Item:
        item = self._records.find()
        if item is None:
            raise EntityNotFound("There is no such entity.")
        return item

    def change(self, patch: Mapping[str, Any], if_match: int | None) -> Item:
        """Deep merge; null clears. Errors: Invalid, UnsafeUrl, StaleVersion, ExternalIdFixed, EditConflict."""
        refuse_unknown(EntityDraft, patch)
        return self._edit(if_match, lambda item: self._patched(item, patch))

    def disable(self) -> Item:
        return self._edit(None, lambda item: self._switched(item, self._happening.at, "entity.disabled"))

    def enable(self) -> Item:
        return self._edit(None, lambda item: self._switched(item, None, "entity.enabled"))

    def remove_logo(self) -> Item:
        return self._edit(None, lambda item: self._relogoed(item, no_picture("logo")))

    def _edit(self, if_match: int | None, step: Callable[[Item], Item]) -> Item:
        """Read and write again where another write came between; a stale If-Match then shows on the next read."""
        for _ in range(EDIT_ATTEMPTS):
            item = self.get()
            if if_match is not None and item["version"] != if_match:
                raise StaleVersion("The entity has changed since you read it.")
            changed = step(item)
            if changed is item:
                return item
            try:
                return self._records.replace({**changed, "updated_at": self._happening.at})
            except VersionMoved:
                continue
        raise EditConflict("The entity keeps changing; read it again.")

    def _patched(self, item: Item, patch: Mapping[str, Any]) -> Item:
        require_enabled(item)
        if patch.get("external_id", item.get("external_id")) != item.get("external_id"):
            raise ExternalIdFixed("The external_id is fixed when the entity is made.", pointer="/external_id")
        after = _merged(item, patch)
        return item if after == item else _with_pictures(item, _checked_size(after), "entity.updated", self._happening)

    def _switched(self, item: Item, disabled_at: str | None, event_type: str) -> Item:
        if bool(item.get("disabled_at")) == bool(disabled_at):
            return item
        return {**item, "disabled_at": disabled_at, "events": self._events(event_type)}

    def _relogoed(self, item: Item, logo: Item) -> Item:
        require_enabled(item)
        settings = merge(item["settings"], {"pdf_template": {"logo_url": None}})
        return {**item, **logo, "settings": settings, "events": self._events("entity.updated")}

    def _events(self, event_type: str) -> list[dict[str, Any]]:
        return [self._happening.event(event_type, self._happening.tenant.entity_id)]


def _merged(item: Item, patch: Mapping[str, Any]) -> Item:
    """Errors: Invalid."""
    stored = {field: item[field] for field in EntityDraft.model_fields if field in item}
    draft = validate(EntityDraft, merge_located(stored, _with_whole_template(patch)))
    data = draft.model_dump(exclude_none=True, exclude={"settings"})
    kept = {key: value for key, value in item.items() if key not in EntityDraft.model_fields}
    return {**_defaults(item), **kept, **data, "settings": stored_settings(draft.settings)}


def _with_whole_template(patch: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**patch, "settings": with_whole_template(patch["settings"])} if "settings" in patch else patch


def _defaults(item: Item) -> Item:
    """What creation derived from the country stays when a PATCH clears it."""
    return {field: item[field] for field in ("currency_code", "locale", "timezone")}
