"""The privacy desk: customers' requests for their data, who makes sure, what is released."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema

from doorstep.accounts import data_requests as accounts
from doorstep.accounts.errors import DataRequestNotFound
from doorstep.accounts.models import DataRequest
from doorstep.accounts.rules import mask_customer_name, mask_phone
from doorstep.accounts.states import DATA_STATES, VERIFIED, DataState, Verified
from doorstep.core import clock
from doorstep.core.field_problems import Storable
from doorstep.core.zone import ZONE
from doorstep.orders.events import Source
from doorstep.orders.models import Order
from doorstep.orders.queries import opening_entries, orders_below
from doorstep.people.access import LEADS, Person, require
from doorstep.standards.language import Words
from doorstep.web import my_data
from doorstep.web.order_lists import names_of

router = Router(tags=["privacy"])


class DataRequestOut(Schema):
    """`source`: how the order came behind whose link it was asked: on the web nobody has yet made sure who it
    is. `overdue`: open, and the day on which it was due is over."""

    id: UUID
    order_number: str
    source: Source | None
    customer_masked: str
    phone_masked: str
    asked_at: datetime
    due_on: date
    overdue: bool
    state: DataState
    state_title: Words
    verified: Words | None
    reason: str
    settled_at: datetime | None
    settled_by_name: str
    until_at: datetime | None


class DataRequestFilter(Schema):
    state: Literal["", "open", "answered", "refused"] = ""


class ReleaseDataIn(Schema):
    verified_by: Verified


class RefuseDataIn(Schema):
    reason: Storable


@router.get("/data-requests", response=list[DataRequestOut])
def list_requests(request: HttpRequest, wanted: Query[DataRequestFilter]) -> list[DataRequestOut]:
    """Those behind the unit's orders, open ones first, by when they are due."""
    person = require(request, *LEADS)
    asked = DataRequest.objects.values_list("order_number", flat=True)
    mine = orders_below(person.unit_path).filter(number__in=asked).values_list("number", flat=True)
    return _told(accounts.data_requests(mine, wanted.state))


@router.post("/data-requests/{request_id}/answer", response=DataRequestOut)
def answer(request: HttpRequest, request_id: UUID, body: ReleaseDataIn) -> DataRequestOut:
    """Release the data to the customer's page, having made sure that it is the customer who asks; they are
    told so."""
    person = require(request, *LEADS)
    _in_scope(person, request_id)
    settled = my_data.release(request_id, verified_by=body.verified_by, person=person, now=clock.now())
    return _told([settled])[0]


@router.post("/data-requests/{request_id}/refuse", response=DataRequestOut)
def refuse(request: HttpRequest, request_id: UUID, body: RefuseDataIn) -> DataRequestOut:
    """Don't release it; the customer is told so, and reads why."""
    person = require(request, *LEADS)
    _in_scope(person, request_id)
    settled = my_data.refuse(request_id, reason=body.reason, person=person, now=clock.now())
    return _told([settled])[0]


def _in_scope(person: Person, request_id: UUID) -> None:
    """Another unit's request is none. Raises DataRequestNotFound."""
    number = accounts.data_request_numbered(request_id).order_number
    order = Order.objects.select_related("unit").filter(number=number).first()
    if order is None or not person.sees(order.unit.path):
        raise DataRequestNotFound()


def _told(requests: list[DataRequest]) -> list[DataRequestOut]:
    names = names_of({each.settled_by for each in requests})
    openings = opening_entries({each.order_number for each in requests})
    today = clock.now().astimezone(ZONE).date()
    return [
        DataRequestOut(
            id=each.pk,
            order_number=each.order_number,
            source=openings[each.order_number].body.get("source"),
            customer_masked=mask_customer_name(each.customer.name, each.customer.segment),
            phone_masked=mask_phone(each.customer.phone),
            asked_at=each.asked_at,
            due_on=each.due_on,
            overdue=each.state == DataState.OPEN and each.due_on < today,
            state=DataState(each.state),
            state_title=Words(**DATA_STATES[DataState(each.state)]),
            verified=Words(**VERIFIED[Verified(each.verified_by)]) if each.verified_by else None,
            reason=each.reason,
            settled_at=each.settled_at,
            settled_by_name=names.get(each.settled_by, each.settled_by),
            until_at=each.until_at,
        )
        for each in requests
    ]
