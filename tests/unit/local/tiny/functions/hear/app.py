"""Is called by a rule without a queue."""

import os


def handler(event, context):
    os.environ["HEARD"] = event["detail"]["word"]
