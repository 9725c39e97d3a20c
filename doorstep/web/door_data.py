"""The customer's own data behind their link: who saw it, asked for, fetched once somebody has released it."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request
from ninja import Router, Schema

from doorstep.core import clock
from doorstep.core.errors import Language
from doorstep.orders.links import expiry_of, read_token
from doorstep.orders.queries import order_named
from doorstep.visits.api import answers
from doorstep.web import door_view, my_data, my_data_file
from doorstep.web.door_view import DoorView
from doorstep.web.my_data import DoorSeen
from doorstep.web.throttling import DoorThrottle

router = Router(tags=["door"], auth=None)

WRITES: list[Any] = [DoorThrottle()]


class DataRequestIn(Schema):
    event_id: UUID


@router.get("/{token}/seen", response=list[DoorSeen])
def seen(request: HttpRequest, token: str) -> list[DoorSeen]:
    """Who of ours saw the customer's name, number or address in the clear, and why; newest first."""
    return my_data.who_saw(order_named(read_token(token, now=clock.now())))


@router.post("/{token}/data", response=DoorView, throttle=WRITES)
def ask(request: HttpRequest, token: str, body: DataRequestIn) -> DoorView:
    """Ask for everything that is held on the customer; a person makes sure who asks. Again is the same."""
    now = clock.now()
    number = read_token(token, now=now)
    my_data.ask(number, body.event_id, now)
    return door_view.view(order_named(number), now=now, expires_at=expiry_of(token))


@router.get(
    "/{token}/data.{form}",
    openapi_extra=answers("application/json", "text/html", "application/zip"),
    throttle=WRITES,
)
def fetch(request: HttpRequest, token: str, form: Literal["json", "html", "zip"]) -> HttpResponse:
    """The data as a file, for some days after it was released. Raises DataNotReady."""
    now = clock.now()
    language: Language = "en" if get_language_from_request(request).startswith("en") else "zh"
    return my_data_file.download(read_token(token, now=now), form, language=language, now=now)
