"""Cross-step screens of orders: the list, one order, its timeline, and who saw whose data."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Query, Router, Status

from doorstep.core import clock
from doorstep.orders.access import order_in_scope
from doorstep.orders.intake import COLUMNS
from doorstep.people.access import DESK, LEADS, require
from doorstep.standards.language import Words
from doorstep.web import intake, order_lists, order_pages
from doorstep.web.intake_schemas import KnownCustomer, LookupIn, OrderIn, OrderTaken
from doorstep.web.order_schemas import (
    AccessFilter,
    AccessPage,
    ColumnOut,
    OrderDetail,
    OrderFilter,
    OrderPage,
    Summary,
    Timeline,
)

router = Router(tags=["orders"])

READERS = (*DESK, "account_manager", "technician")


@router.get("/orders", response=OrderPage)
def orders(request: HttpRequest, wanted: Query[OrderFilter]) -> OrderPage:
    """The unit's orders, newest first. `q`: a number, an address, or a customer's whole telephone number;
    `day`: promised for this local day; `wants`: the step that a failed visit left to be done, or `any`."""
    person = require(request, *DESK, "account_manager")
    return order_lists.page(unit_path=person.unit_path, wanted=wanted, now=clock.now())


@router.post("/orders", response={200: OrderTaken, 201: OrderTaken})
def take_order(request: HttpRequest, body: OrderIn) -> Status[OrderTaken]:
    """Take in one order. 201; 200 when the same was sent before.

    Refused with `order-incomplete` (422) naming every field that is missing or wrong, `number-taken` and
    `event-conflict` (409): the id stands for another order.
    """
    taken = intake.take(body, require(request, *DESK), clock.now())
    return Status(200 if taken.repeated else 201, taken)


@router.post("/customers/lookup", response=list[KnownCustomer])
def look_up_customer(request: HttpRequest, body: LookupIn) -> list[KnownCustomer]:
    """Customers of the asker's unit with this whole telephone number, masked, and what is open for them."""
    return intake.known_customers(body.phone, require(request, *DESK))


@router.get("/orders/summary", response=Summary)
def summary(request: HttpRequest) -> Summary:
    """The figures over the order list."""
    person = require(request, *DESK, "account_manager")
    return order_lists.summary(unit_path=person.unit_path, now=clock.now())


@router.get("/orders/import/columns", response=list[ColumnOut])
def import_columns(request: HttpRequest) -> list[ColumnOut]:
    """What an order file may hold, in the order of our template."""
    require(request, *DESK)
    return [
        ColumnOut(name=c.name, title=Words(**c.title), needed=c.needed, aliases=list(c.aliases))
        for c in COLUMNS
    ]


@router.get("/orders/{number}", response=OrderDetail)
def order(request: HttpRequest, number: str) -> OrderDetail:
    """One order, what its reader may do now, and which clause blocks what he may not."""
    person = require(request, *READERS)
    return order_pages.detail(order_in_scope(person, number), person, clock.now())


@router.get("/orders/{number}/timeline", response=Timeline)
def timeline(request: HttpRequest, number: str) -> Timeline:
    """The log in words, every clause with its verdict and deadline, and the events that prove it."""
    person = require(request, *READERS)
    return order_pages.timeline(order_in_scope(person, number), person, clock.now())


@router.get("/access-records", response=AccessPage)
def access_records(request: HttpRequest, wanted: Query[AccessFilter]) -> AccessPage:
    """Who saw which customer's data, when and why (ETHIC-1), newest first."""
    person = require(request, *LEADS)
    return order_lists.access_page(unit_path=person.unit_path, wanted=wanted)
