"""VIES from a recording: the real client reads answers of the form that the EU's interface gives, without a socket.

registry = RecordedRegistry()
monkeypatch.setattr("billhead.vat_ids.service.open_registry", registry.open)
… "SI50223054" is valid with a name, "DE136695976" valid without, "ATU13585627" invalid, any other unknown.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from billhead.aws.post_json import Endpoint, Posted
from billhead.aws.safe_fetch import FetchLimits
from billhead.kernel.clock import timestamp
from billhead.kernel.jsontext import read_json, write_json
from billhead.vat_ids.vies import ViesClient

NOT_RECORDED = {"status": 200, "body": {"actionSucceed": False, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]}}


@cache
def recording() -> dict[str, Any]:
    return read_json(Path(__file__).with_name("vies_answers.json").read_text("utf-8"))


class RecordedRegistry:
    """`asked` are the ids that would have gone to VIES, `questions` what would have been sent."""

    def __init__(self) -> None:
        self.questions: list[dict[str, str]] = []

    @property
    def asked(self) -> list[str]:
        return [question["countryCode"] + question["vatNumber"] for question in self.questions]

    def open(self, now: datetime) -> ViesClient:
        """In place of billhead.vat_ids.service.open_registry."""
        return ViesClient(timestamp(now), self._post)

    def _post(self, endpoint: Endpoint, body: bytes, *, limits: FetchLimits) -> Posted:
        question: dict[str, str] = read_json(body)
        self.questions.append(question)
        answer = dict(recording().get(self.asked[-1], NOT_RECORDED))
        if "requesterNumber" not in question:
            answer["body"] = {**answer["body"], "requestIdentifier": ""}
        return Posted(answer["status"], write_json(answer["body"]).encode())
