"""A tenant's files in S3: bound to one entity's prefix when it is made, its methods take names below it only."""

from typing import Any

from botocore.exceptions import ClientError

from billhead.aws.config import settings
from billhead.aws.faults import error_code, translated
from billhead.aws.sessions import logo_client, share_client, tenant_client
from billhead.kernel.principal import Tenant


class TenantFiles:
    """Objects under entities/<entity_id>/. Errors of every method: Busy, Unclear."""

    def __init__(self, client: Any, bucket: str, entity_id: str) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = f"entities/{entity_id}/"

    def put(self, name: str, content: bytes, content_type: str) -> None:
        with translated():
            self._client.put_object(
                Bucket=self._bucket, Key=self._prefix + name, Body=content, ContentType=content_type
            )

    def get(self, name: str) -> bytes | None:
        """None if there is no such file; the role may list its prefix, so that S3 says 404 and not 403."""
        try:
            with translated():
                answer = self._client.get_object(Bucket=self._bucket, Key=self._prefix + name)
                return answer["Body"].read()
        except ClientError as error:
            if error_code(error) == "NoSuchKey":
                return None
            raise


def tenant_files(tenant: Tenant) -> TenantFiles:
    return TenantFiles(tenant_client("s3", tenant), settings().documents_bucket, tenant.entity_id)


def logo_files(tenant: Tenant) -> TenantFiles:
    """With the role that may put logos and nothing else; `get` is not for it."""
    return TenantFiles(logo_client(tenant), settings().documents_bucket, tenant.entity_id)


def shared_files(tenant: Tenant) -> TenantFiles:
    """For who came by a public link; `put` is not for it."""
    return TenantFiles(share_client("s3", tenant), settings().documents_bucket, tenant.entity_id)
