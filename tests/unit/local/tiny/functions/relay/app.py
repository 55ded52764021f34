"""Puts every new note on the bus."""

import json
import os

import boto3


def handler(event, context):
    entries = [
        {
            "Source": "tiny",
            "DetailType": "job.wanted",
            "Detail": json.dumps({"pk": record["dynamodb"]["Keys"]["pk"]["S"]}),
            "EventBusName": os.environ["BUS"],
        }
        for record in event["Records"]
        if record["eventName"] == "INSERT"
    ]
    if entries:
        boto3.client("events").put_events(Entries=entries)
    return {"batchItemFailures": []}
