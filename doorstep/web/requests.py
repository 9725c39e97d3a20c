"""The public form's endpoints: no login, braked, said to nobody but our own log of orders."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from doorstep.core import clock
from doorstep.web import intake
from doorstep.web.intake_schemas import RequestIn, RequestOptions, RequestTaken
from doorstep.web.throttling import RequestThrottle

router = Router(tags=["door"], auth=None)

WRITES: list[Any] = [RequestThrottle()]


@router.get("/requests", response=RequestOptions)
def options(request: HttpRequest) -> RequestOptions:
    """What can be asked for, and in which areas."""
    return intake.request_options()


@router.post("/requests", response={200: RequestTaken, 201: RequestTaken}, throttle=WRITES)
def ask_for_a_visit(request: HttpRequest, body: RequestIn) -> Status[RequestTaken]:
    """Ask for an installation, a repair, a move. 201; 200 when the same was sent before.

    Refused with `order-incomplete` (422) naming each field, `requests-closed` (403), `looks-automatic` (403),
    `enough-requests` and `too-many-tries` (429).
    """
    taken = intake.take_web_request(body, clock.now())
    return Status(200 if taken.repeated else 201, taken)
