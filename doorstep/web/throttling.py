"""Brakes on guessing."""

from __future__ import annotations

import json

from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle

from doorstep.core.errors import DoorstepError, text


class TooManyTries(DoorstepError):
    status = 429
    code = "too-many-tries"
    retryable = True
    title = text("尝试次数过多", "Too many tries")
    mend = text(
        "请等一分钟再试；忘记密码请联系主管重置。",
        "Wait a minute; if you forgot the password, ask your supervisor to reset it.",
    )


class LoginThrottle(SimpleRateThrottle):
    """Tries per account and address: a crew behind one address does not lock itself out."""

    scope = "login"

    def __init__(self) -> None:
        super().__init__("10/m")

    def get_cache_key(self, request: HttpRequest) -> str:
        try:
            name = str(json.loads(request.body).get("username", ""))[:60].lower()
        except (ValueError, AttributeError):
            name = ""
        return self.cache_format % {"scope": self.scope, "ident": f"{self.get_ident(request)}:{hash(name)}"}
