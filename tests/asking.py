"""Requests as somebody."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from doorstep.people.models import User


def ask(user: User | None, method: str, path: str, body: Any = None, *, language: str = "zh") -> Any:
    """The response to a JSON request of `user`; None: of somebody not logged in."""
    client = Client(headers={"accept-language": language})
    if user is not None:
        client.force_login(user)
    return client.generic(method, path, json.dumps(body) if body is not None else "", "application/json")
