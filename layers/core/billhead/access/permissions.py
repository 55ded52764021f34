"""Who may do what, in one table: role or scope × operation. What is not listed is denied."""

from enum import StrEnum

from billhead.kernel.errors import Forbidden
from billhead.kernel.principal import Principal, Role


class Operation(StrEnum):
    """The unit of permission; also the name of a key's scope."""

    ENTITIES_CREATE = "entities:create"
    ENTITIES_LIST = "entities:list"
    ENTITIES_READ = "entities:read"
    ENTITIES_DISABLE = "entities:disable"
    SETTINGS_WRITE = "settings:write"
    CATALOG_READ = "catalog:read"
    CATALOG_WRITE = "catalog:write"
    DOCUMENTS_READ = "documents:read"
    DOCUMENTS_WRITE = "documents:write"
    USERS_READ = "users:read"
    USERS_WRITE = "users:write"
    TOKENS_CREATE = "tokens:create"
    KEYS_READ = "keys:read"
    KEYS_WRITE = "keys:write"
    ACCOUNT_KEYS_READ = "account_keys:read"
    ACCOUNT_KEYS_WRITE = "account_keys:write"
    USAGE_READ = "usage:read"


class UnknownRoute(Forbidden):
    """No row in the table: denied."""

    code = "route_not_permitted"


class NotPermitted(Forbidden):
    """The role or the scopes of the credential do not include the operation."""

    code = "not_permitted"


_VIEWER = frozenset({Operation.ENTITIES_READ, Operation.CATALOG_READ, Operation.DOCUMENTS_READ})
_EDITOR = _VIEWER | {Operation.CATALOG_WRITE, Operation.DOCUMENTS_WRITE}
_ADMIN = _EDITOR | {
    Operation.SETTINGS_WRITE,
    Operation.USERS_READ,
    Operation.USERS_WRITE,
    Operation.TOKENS_CREATE,
    Operation.KEYS_READ,
    Operation.KEYS_WRITE,
}
ROLES: dict[Role, frozenset[Operation]] = {
    Role.VIEWER: _VIEWER,
    Role.EDITOR: _EDITOR,
    Role.ADMIN: _ADMIN,
    Role.ACCOUNT: frozenset(Operation),
}

# The types of documents share their routes.
DOCUMENTS = ("/invoices", "/estimates", "/credit-notes", "/advance-invoices", "/delivery-notes")
DOCUMENT_ROUTES = (
    ("POST", "", Operation.DOCUMENTS_WRITE),
    ("GET", "", Operation.DOCUMENTS_READ),
    ("GET", "/{id}", Operation.DOCUMENTS_READ),
    ("PATCH", "/{id}", Operation.DOCUMENTS_WRITE),
    ("DELETE", "/{id}", Operation.DOCUMENTS_WRITE),
    ("POST", "/{id}/finalize", Operation.DOCUMENTS_WRITE),
    ("POST", "/{id}/void", Operation.DOCUMENTS_WRITE),
    ("GET", "/{id}/pdf", Operation.DOCUMENTS_READ),
    ("GET", "/{id}/xml", Operation.DOCUMENTS_READ),
    ("GET", "/{id}/html", Operation.DOCUMENTS_READ),
    ("POST", "/{id}/share", Operation.DOCUMENTS_WRITE),
    ("DELETE", "/{id}/share", Operation.DOCUMENTS_WRITE),
    ("GET", "/{id}/events", Operation.DOCUMENTS_READ),
)

# One row per route of template.yaml that needs a key; the routes without one are in PUBLIC.
ROUTES: dict[str, Operation] = {
    "POST /entities": Operation.ENTITIES_CREATE,
    "GET /entities": Operation.ENTITIES_LIST,
    "GET /entities/{id}": Operation.ENTITIES_READ,
    "PATCH /entities/{id}": Operation.SETTINGS_WRITE,
    "POST /entities/{id}/disable": Operation.ENTITIES_DISABLE,
    "POST /entities/{id}/enable": Operation.ENTITIES_DISABLE,
    "POST /entities/{id}/logo": Operation.SETTINGS_WRITE,
    "DELETE /entities/{id}/logo": Operation.SETTINGS_WRITE,
    "POST /entities/users": Operation.USERS_WRITE,
    "GET /entities/users": Operation.USERS_READ,
    "PATCH /entities/users/{user_id}": Operation.USERS_WRITE,
    "DELETE /entities/users/{user_id}": Operation.USERS_WRITE,
    "POST /entities/users/{user_id}/token": Operation.TOKENS_CREATE,
    "POST /entities/api-keys": Operation.KEYS_WRITE,
    "GET /entities/api-keys": Operation.KEYS_READ,
    "DELETE /entities/api-keys/{key_id}": Operation.KEYS_WRITE,
    "POST /api-keys": Operation.ACCOUNT_KEYS_WRITE,
    "GET /api-keys": Operation.ACCOUNT_KEYS_READ,
    "DELETE /api-keys/{key_id}": Operation.ACCOUNT_KEYS_WRITE,
    "POST /customers": Operation.CATALOG_WRITE,
    "GET /customers": Operation.CATALOG_READ,
    "GET /customers/{id}": Operation.CATALOG_READ,
    "PATCH /customers/{id}": Operation.CATALOG_WRITE,
    "DELETE /customers/{id}": Operation.CATALOG_WRITE,
    "POST /customers/{id}/restore": Operation.CATALOG_WRITE,
    "POST /items": Operation.CATALOG_WRITE,
    "GET /items": Operation.CATALOG_READ,
    "GET /items/{id}": Operation.CATALOG_READ,
    "PATCH /items/{id}": Operation.CATALOG_WRITE,
    "DELETE /items/{id}": Operation.CATALOG_WRITE,
    "POST /items/{id}/restore": Operation.CATALOG_WRITE,
    "POST /taxes": Operation.SETTINGS_WRITE,
    "GET /taxes": Operation.CATALOG_READ,
    "GET /taxes/{id}": Operation.CATALOG_READ,
    "PATCH /taxes/{id}": Operation.SETTINGS_WRITE,
    "DELETE /taxes/{id}": Operation.SETTINGS_WRITE,
    "POST /taxes/{id}/restore": Operation.SETTINGS_WRITE,
    **{f"{method} {path}{rest}": operation for path in DOCUMENTS for method, rest, operation in DOCUMENT_ROUTES},
    "POST /estimates/{id}/accept": Operation.DOCUMENTS_WRITE,
    "POST /estimates/{id}/decline": Operation.DOCUMENTS_WRITE,
    "POST /estimates/{id}/convert": Operation.DOCUMENTS_WRITE,
    "POST /delivery-notes/{id}/convert": Operation.DOCUMENTS_WRITE,
    "POST /payments": Operation.DOCUMENTS_WRITE,
    "POST /transaction-type": Operation.DOCUMENTS_READ,
    "POST /documents/preview": Operation.DOCUMENTS_READ,
    "POST /documents/preview.pdf": Operation.DOCUMENTS_READ,
    "POST /documents/next-number": Operation.DOCUMENTS_READ,
    "POST /documents/finalize": Operation.DOCUMENTS_WRITE,
    "GET /documents/finalizations/{id}": Operation.DOCUMENTS_READ,
    "POST /e-invoices/parse": Operation.DOCUMENTS_READ,
    "GET /numbering/{type}/{year}/proof": Operation.DOCUMENTS_READ,
    "GET /usage": Operation.USAGE_READ,
    "GET /embed/invoices/{id}/pdf": Operation.DOCUMENTS_READ,
}

# Routes that carry their own proof: a signature, a one-time token, a session cookie, the secret of a public link.
PUBLIC = frozenset(
    {
        *("POST /hooks/signup", "GET /embed", "POST /embed", "GET /embed/home", "POST /embed/leave"),
        *("GET /share", "GET /share/pdf", "GET /share/xml"),
    }
)


def permit(principal: Principal, route_key: str) -> None:
    """Pass, or UnknownRoute or NotPermitted. `route_key` is API Gateway's: "POST /invoices"."""
    operation = ROUTES.get(route_key)
    if operation is None:
        raise UnknownRoute("This route is not open to any key.")
    if not is_permitted(principal, operation):
        raise NotPermitted(f"This credential may not do {operation}.")


def is_permitted(principal: Principal, operation: Operation) -> bool:
    allowed_by_role = operation in ROLES[principal.role]
    allowed_by_scope = not principal.scopes or operation in principal.scopes
    return allowed_by_role and allowed_by_scope
