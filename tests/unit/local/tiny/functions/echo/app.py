"""Answers with the event it was given; breaks in the way that the query asks for."""

import base64
import json
import os
from decimal import Decimal


def handler(event, context):
    wish = event.get("queryStringParameters", {}).get("wish")
    if wish == "raise":
        raise ValueError("a secret detail")
    if wish == "decimal":
        return {"statusCode": 200, "body": "x", "amount": Decimal("1.10")}
    if wish == "odd":
        return {"statusCode": "many"}
    if wish == "binary":
        body = base64.b64encode(bytes(range(256))).decode()
        return {
            "statusCode": 200,
            "headers": {"Content-Type": "application/pdf"},
            "cookies": ["a=1; Secure", "b=2"],
            "body": body,
            "isBase64Encoded": True,
        }
    seen = {"event": event, "base_url": os.environ.get("BASE_URL"), "name": context.function_name}
    return {"statusCode": 201, "headers": {"Content-Type": "application/json"}, "body": json.dumps(seen)}
