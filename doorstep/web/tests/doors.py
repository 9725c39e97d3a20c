"""The customer's side in tests: whoever holds the link."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from doorstep.core import clock, ids
from doorstep.orders.links import door_token
from tests.cast import at
from tests.lives import NUMBER
from tests.worlds import signature

Json = dict[str, Any]


@dataclass
class Door:
    """One customer with a link in hand, at `now`."""

    number: str = NUMBER
    now: datetime = at(9)
    token: str = ""
    language: str = "zh"

    def __post_init__(self) -> None:
        self.token = self.token or door_token(self.number, now=at(6))

    def ask(
        self, method: str, path: str = "", body: Any = None, content_type: str = "application/json"
    ) -> Any:
        client = Client(headers={"accept-language": self.language}, enforce_csrf_checks=True)
        with clock.frozen(self.now):
            return client.generic(method, f"/api/door/{self.token}{path}", body or b"", content_type)

    def view(self) -> Json:
        response = self.ask("GET")
        assert response.status_code == 200, response.content
        return dict(response.json())

    def say(self, action: str, **body: Any) -> Any:
        """POST with an event id of its own unless one is given."""
        said = {"event_id": str(ids.uuid7(self.now)), **body}
        return self.ask("POST", f"/{action}", json.dumps(said, default=str))

    def after(self, **passed: int) -> Door:
        """The same, a while later."""
        return Door(self.number, self.now + timedelta(**passed), self.token, self.language)

    def draw(self) -> Json:
        """Upload a signature; how an event names it."""
        ink = signature()
        sha256 = hashlib.sha256(ink).hexdigest()
        response = self.ask("PUT", f"/evidence/{sha256}", ink, "image/png")
        assert response.status_code == 200, response.content
        return {"slot": "signature", "sha256": sha256, "media_type": "image/png"}


SCORES = {"result": 9, "punctuality": 8, "skill": 10, "manner": 10}
