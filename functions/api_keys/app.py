"""API keys of an account and of an entity: create, list, delete. Wiring only."""

import secrets

from billhead.access.api_keys.model import EntityKeyDraft, KeyDraft, Keyring, show_key, show_new_key
from billhead.access.api_keys.service import ApiKeys, Making
from billhead.edge.answers import Response, created, json_response, no_content
from billhead.edge.api import make_api

api = make_api()


@api.post("/api-keys")
def create_account_key() -> Response[str]:
    return _create(_account(), api.request.body(KeyDraft), "/api-keys")


@api.get("/api-keys")
def list_account_keys() -> Response[str]:
    return _list(_account())


@api.delete("/api-keys/{key_id}")
def delete_account_key(key_id: str) -> Response[str]:
    return _delete(_account(), key_id)


@api.post("/entities/api-keys")
def create_entity_key() -> Response[str]:
    return _create(_entity(), api.request.body(EntityKeyDraft), "/entities/api-keys")


@api.get("/entities/api-keys")
def list_entity_keys() -> Response[str]:
    return _list(_entity())


@api.delete("/entities/api-keys/{key_id}")
def delete_entity_key(key_id: str) -> Response[str]:
    return _delete(_entity(), key_id)


def _account() -> Keyring:
    return Keyring.of_account(api.request.principal)


def _entity() -> Keyring:
    return Keyring.of_entity(api.request.tenant())


def _keys(keyring: Keyring) -> ApiKeys:
    return ApiKeys(keyring, Making(api.request.principal, api.request.now, secrets.token_bytes))


def _create(keyring: Keyring, draft: KeyDraft, path: str) -> Response[str]:
    record, secret = _keys(keyring).create(draft, api.request.submission())
    return created(show_new_key(record, secret), f"{path}/{record['id']}")


def _list(keyring: Keyring) -> Response[str]:
    listing = api.request.list_request(keyring.owner)
    listing.refuse_search()
    found = _keys(keyring).page(listing.query, listing.rows())
    return json_response(200, listing.page(found, show_key))


def _delete(keyring: Keyring, key_id: str) -> Response[str]:
    _keys(keyring).delete(key_id)
    return no_content()


handler = api.handler
