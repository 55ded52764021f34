"""AWS clients: the function's own, and those bound by IAM to one tenant. Nobody else makes a client."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import boto3

from billhead.aws.config import client_config, settings
from billhead.aws.faults import translated
from billhead.kernel.principal import Tenant

if TYPE_CHECKING:
    from mypy_boto3_sts.client import STSClient

K = TypeVar("K")
V = TypeVar("V")

LIFETIME = timedelta(hours=1)  # the most that role chaining allows
USED_SHARE = 0.8
MAX_TENANTS = 256


@cache
def shared_session() -> boto3.Session:
    """One for all: a new Session costs twenty times what a client from an existing one costs."""
    return boto3.Session()


@cache
def own_client(service: str) -> Any:
    """A client with the function's own role."""
    return shared_session().client(service, config=client_config())  # pyright: ignore  # the service is a variable


@dataclass(frozen=True, slots=True)
class _Held:
    client: Any
    refresh_at: datetime


class TenantClients:
    """Clients of roles assumed with the session tags of one tenant, kept until 80 % of their life is over."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._held: OrderedDict[tuple[str, str, str], _Held] = OrderedDict()
        self._credentials: OrderedDict[tuple[str, str], tuple[dict[str, Any], datetime]] = OrderedDict()

    def client(self, service: str, role_arn: str, tenant: Tenant) -> Any:
        key = (service, role_arn, tenant.entity_id)
        held = self._held.get(key)
        if held is None or held.refresh_at <= self._clock():
            held = self._open(service, role_arn, tenant)
        return _keep(self._held, key, held).client

    def _open(self, service: str, role_arn: str, tenant: Tenant) -> _Held:
        credentials, refresh_at = self._assume(role_arn, tenant)
        client = shared_session().client(  # pyright: ignore  # the service is a variable
            service,  # pyright: ignore
            aws_access_key_id=credentials["AccessKeyId"],
            aws_secret_access_key=credentials["SecretAccessKey"],
            aws_session_token=credentials["SessionToken"],
            config=client_config(),
        )
        return _Held(client, refresh_at)

    def _assume(self, role_arn: str, tenant: Tenant) -> tuple[dict[str, Any], datetime]:
        key = (role_arn, tenant.entity_id)
        known = self._credentials.get(key)
        if known is None or known[1] <= self._clock():
            known = (_assume_role(role_arn, tenant), self._clock() + LIFETIME * USED_SHARE)
        return _keep(self._credentials, key, known)


def _assume_role(role_arn: str, tenant: Tenant) -> dict[str, Any]:
    sts: STSClient = own_client("sts")
    with translated():
        answer = sts.assume_role(
            RoleArn=role_arn,
            RoleSessionName=tenant.entity_id,
            DurationSeconds=int(LIFETIME.total_seconds()),
            Tags=[{"Key": "entity_id", "Value": tenant.entity_id}, {"Key": "account_id", "Value": tenant.account_id}],
        )
    return dict(answer["Credentials"])


def _keep(store: OrderedDict[K, V], key: K, value: V) -> V:
    store[key] = value
    store.move_to_end(key)
    if len(store) > MAX_TENANTS:
        store.popitem(last=False)
    return value


@cache
def tenant_clients() -> TenantClients:
    return TenantClients()


def tenant_client(service: str, tenant: Tenant) -> Any:
    """Reads and single writes in the tenant's partition and files; no transactions."""
    return tenant_clients().client(service, settings().tenant_role, tenant)


def numbering_client(tenant: Tenant) -> Any:
    """The only client that may run the issuing transaction."""
    return tenant_clients().client("dynamodb", settings().numbering_role, tenant)


def logo_client(tenant: Tenant) -> Any:
    """Stores the tenant's logos and can do nothing else: for the function that fetches strangers' files."""
    return tenant_clients().client("s3", settings().logo_role, tenant)


def share_client(service: str, tenant: Tenant) -> Any:
    """Reads single items and files of the tenant and may change an item: for pages that strangers open by a link."""
    return tenant_clients().client(service, settings().share_role, tenant)


def reader_client(tenant: Tenant) -> Any:
    """Reads the tenant's records and writes nothing."""
    return tenant_clients().client("dynamodb", settings().reader_role, tenant)


def provision_client(tenant: Tenant) -> Any:
    """Creates or changes an entity: its record and its row in the account's register, in one transaction."""
    return tenant_clients().client("dynamodb", settings().provision_role, tenant)
