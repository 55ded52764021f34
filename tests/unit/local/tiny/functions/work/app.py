"""Marks the note of every job as done."""

import json
import os

import boto3


def handler(event, context):
    table = boto3.client("dynamodb")
    for record in event["Records"]:
        pk = json.loads(record["body"])["detail"]["pk"]
        table.update_item(
            TableName=os.environ["NOTES_TABLE"],
            Key={"pk": {"S": pk}},
            UpdateExpression="SET done = :yes",
            ExpressionAttributeValues={":yes": {"BOOL": True}},
        )
    return {"batchItemFailures": []}
