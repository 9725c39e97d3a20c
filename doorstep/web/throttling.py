"""Brakes on guessing and on floods."""

from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle


class LoginThrottle(SimpleRateThrottle):
    """Tries per account and address: a crew behind one address does not lock itself out."""

    scope = "login"

    def __init__(self) -> None:
        super().__init__("10/m")

    def get_cache_key(self, request: HttpRequest) -> str:
        try:
            name = str(json.loads(request.body).get("username", "")).strip().lower()
        except (ValueError, AttributeError, RecursionError, RequestDataTooBig):
            name = ""
        return self.cache_format % {"scope": self.scope, "ident": _named(name, address_of(request))}


class DoorThrottle(SimpleRateThrottle):
    """What one link may write in a minute: many times what a customer does, little for a script."""

    scope = "door"

    def __init__(self) -> None:
        super().__init__("40/m")

    def get_cache_key(self, request: HttpRequest) -> str:
        assert request.resolver_match is not None
        token = str(request.resolver_match.kwargs["token"])
        return self.cache_format % {"scope": self.scope, "ident": _named(token)}


class RequestThrottle(SimpleRateThrottle):
    """The public form, by address. Generous: a whole quarter of a city may share one; each number has its own
    limit (orders.web_requests)."""

    scope = "request"

    def __init__(self) -> None:
        super().__init__("60/h")

    def get_cache_key(self, request: HttpRequest) -> str:
        return self.cache_format % {"scope": self.scope, "ident": _named(address_of(request))}


def address_of(request: HttpRequest) -> str:
    """Who connects. Behind a proxy that we were told of, the address that this proxy saw; else nobody's word
    but the connection's own: a header can be made up anew for each try."""
    seen = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER is not None and seen:
        return seen.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _named(*parts: str) -> str:
    """A key of fixed length, whatever was sent."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
