"""The principal, between `authorize` that writes it and the functions that read it."""

from typing import Any

from billhead.kernel.errors import Unauthorized
from billhead.kernel.principal import Environment, Principal, Role


def write_principal(principal: Principal) -> dict[str, str]:
    """The authorizer's context: strings only, as API Gateway passes them on."""
    return {
        "account_id": principal.account_id,
        "environment": str(principal.environment),
        "entity_id": principal.entity_id or "",
        "role": str(principal.role),
        "scopes": " ".join(sorted(principal.scopes)),
        "actor": principal.actor,
    }


def read_principal(event: dict[str, Any]) -> Principal:
    """Errors: Unauthorized where no authorizer spoke."""
    context = event["requestContext"].get("authorizer", {}).get("lambda")
    if not context:
        raise Unauthorized("A key is needed.")
    return Principal(
        account_id=context["account_id"],
        environment=Environment(context["environment"]),
        role=Role(context["role"]),
        actor=context["actor"],
        entity_id=context["entity_id"] or None,
        scopes=frozenset(context["scopes"].split()),
    )
