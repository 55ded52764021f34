"""Somebody in front of a browser who opens an entity's dashboard: keeps the cookie, sends forms as a browser does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlencode

from tests.support.accounts import Account
from tests.support.client import Answer, Api

NAVIGATION = {"sec-fetch-site": "same-origin", "origin": "null"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
COOKIE = "__Host-billhead"


@dataclass
class Visitor:
    """`session` is the cookie's text, empty before a token is redeemed."""

    api: Api
    account: Account
    entity: dict[str, Any]
    session: str = ""

    def ask(self, user: str = "platform-42", *, key: str | None = None, **wishes: Any) -> dict[str, Any]:
        """The platform asks for a token."""
        path = f"/entities/users/{user}/token"
        answer = self.api.call("POST", path, json=wishes, key=key or self.account.live_key, entity=self.entity["id"])
        assert answer.status == 201, answer
        return answer.json

    def enter(self, user: str = "platform-42", **wishes: Any) -> str:
        """With a new token; the session."""
        assert self.redeem(self.ask(user, **wishes)["token"]).status == 303
        return self.session

    def redeem(self, token: str) -> Answer:
        return self.post("/embed", {"token": token}, NAVIGATION)

    def leave(self) -> Answer:
        return self.post("/embed/leave", {"csrf": self.csrf()}, NAVIGATION)

    def get(self, path: str, *, session: str | None = None, language: str = "en") -> Answer:
        cookie = self.session if session is None else session
        headers = {"accept-language": language} | ({"cookie": f"{COOKIE}={cookie}"} if cookie else {})
        return self.api.call("GET", path, headers=headers)

    def home(self, query: str = "") -> str:
        """The page's HTML."""
        answer = self.get("/embed/home" + query)
        assert answer.status == 200, answer
        return answer.body.decode()

    def csrf(self) -> str:
        return attribute(self.get("/embed/home"), "input", "value")

    def post(self, path: str, fields: Mapping[str, str] | str, headers: Mapping[str, str]) -> Answer:
        body = fields if isinstance(fields, str) else urlencode(fields)
        cookie = {"cookie": f"{COOKIE}={self.session}"} if self.session else {}
        answer = self.api.call("POST", path, body=body.encode(), headers={**FORM, **cookie, **headers})
        for given in answer.cookies:
            self.session = given.partition(";")[0].removeprefix(f"{COOKIE}=") or self.session
        return answer

    def add_user(self, role: str) -> str:
        body = {"email": "ada@nordlicht.example", "role": role}
        key, entity = self.account.live_key, self.entity["id"]
        return self.api.call("POST", "/entities/users", json=body, key=key, entity=entity).json["id"]

    def change_role(self, user: str, role: str) -> None:
        key, entity = self.account.live_key, self.entity["id"]
        answer = self.api.call("PATCH", f"/entities/users/{user}", json={"role": role}, key=key, entity=entity)
        assert answer.status == 200, answer


def attribute(page: Answer, tag: str, name: str) -> str:
    """Of the first such tag."""
    match = re.search(rf'<{tag}\s[^>]*\b{name}="([^"]*)"', page.body.decode())
    assert match, page
    return unescape(match[1])
