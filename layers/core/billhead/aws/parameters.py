"""Secrets that an operator keeps in Parameter Store, encrypted; it may not log or cache a value."""

from typing import Any

from botocore.exceptions import ClientError

from billhead.aws.config import settings
from billhead.aws.faults import error_code, translated
from billhead.aws.sessions import own_client


def put_secret(path: str, value: str) -> None:
    """Store a SecureString. Its path is new for every account: a repeated write overwrites only itself.

    Errors: Unclear, ClientError.
    """
    ssm: Any = own_client("ssm")
    with translated():
        ssm.put_parameter(Name=path, Value=value, Type="SecureString", Overwrite=True)


def get_secret(path: str) -> str | None:
    """The value, None if there is no such parameter. Errors: Busy, Unclear."""
    ssm: Any = own_client("ssm")
    try:
        with translated():
            answer = ssm.get_parameter(Name=path, WithDecryption=True)
    except ClientError as error:
        if error_code(error) == "ParameterNotFound":
            return None
        raise
    return answer["Parameter"]["Value"]


def signup_secret_path(account_id: str) -> str:
    """Where the secret lies with which the platform signs its sign-up hook for this account."""
    return f"{settings().signup_secret_path}/{account_id}"
