"""Lets the key `good` pass, refuses `bad`, breaks on anything else."""

import os


def handler(event, context):
    os.environ["GUARD_CALLS"] = str(int(os.environ.get("GUARD_CALLS", "0")) + 1)
    (key,) = event["identitySource"]
    if key == "Bearer good":
        return {"isAuthorized": True, "context": {"account_id": "acc_1", "scopes": ["*"]}}
    if key == "Bearer bad":
        return {"isAuthorized": False}
    return {"isAuthorized": "perhaps"}
