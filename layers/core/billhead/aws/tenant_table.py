"""The only way to a tenant's data: a partition of the Tenants table, opened with credentials that IAM binds to it."""

from billhead.aws.config import settings
from billhead.aws.partition import Partition
from billhead.aws.sessions import numbering_client, provision_client, reader_client, share_client, tenant_client
from billhead.kernel.principal import Tenant


def tenant_table(tenant: Tenant) -> Partition:
    """For everything but issuing: single reads and writes."""
    return Partition(tenant_client("dynamodb", tenant), settings().tenants_table, ("entity_id", tenant.entity_id))


def numbering_table(tenant: Tenant) -> Partition:
    """For issuing documents: may also run transactions."""
    return Partition(numbering_client(tenant), settings().tenants_table, ("entity_id", tenant.entity_id))


def shared_table(tenant: Tenant) -> Partition:
    """For who came by a public link: lists nothing, makes nothing, removes nothing."""
    return Partition(share_client("dynamodb", tenant), settings().tenants_table, ("entity_id", tenant.entity_id))


def reader_table(tenant: Tenant) -> Partition:
    """For whoever only shows what is there."""
    return Partition(reader_client(tenant), settings().tenants_table, ("entity_id", tenant.entity_id))


def provision_tables(tenant: Tenant) -> tuple[Partition, Partition]:
    """The tenant's partition and its account's register, for writes to both in one transaction."""
    client = provision_client(tenant)
    return (
        Partition(client, settings().tenants_table, ("entity_id", tenant.entity_id)),
        Partition(client, settings().accounts_table, ("account_id", tenant.account_id)),
    )
