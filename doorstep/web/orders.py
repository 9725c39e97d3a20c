"""Cross-step screens of orders: the list, one order, its timeline, and who saw whose data."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from doorstep.core import clock
from doorstep.orders.access import order_in_scope
from doorstep.orders.intake import COLUMNS
from doorstep.people.access import DESK, LEADS, require
from doorstep.standards.language import Words
from doorstep.visits.api import his_order
from doorstep.web import order_lists, order_pages
from doorstep.web.order_schemas import AccessPage, OrderDetail, OrderPage, Summary, Timeline

router = Router(tags=["orders"])

READERS = (*DESK, "account_manager", "technician")


class OrderFilter(Schema):
    state: str = ""
    kind: str = ""
    grid: str = ""
    q: str = ""
    due: Literal["", "overdue", "soon"] = ""
    emergency: bool | None = None
    same_day: bool | None = None
    day: date | None = None
    page: int = 1
    page_size: int = 50


@router.get("/orders", response=OrderPage)
def orders(request: HttpRequest, wanted: Query[OrderFilter]) -> OrderPage:
    """The unit's orders, newest first; `q` finds a number, an address or a customer's full telephone number."""
    person = require(request, *DESK, "account_manager")
    return order_lists.page(
        unit_path=person.unit_path,
        wanted=order_lists.Wanted(**wanted.model_dump(exclude={"page", "page_size"})),
        page=max(1, wanted.page),
        size=max(1, min(wanted.page_size, 200)),
        now=clock.now(),
    )


@router.get("/orders/summary", response=Summary)
def summary(request: HttpRequest) -> Summary:
    person = require(request, *DESK, "account_manager")
    return order_lists.summary(unit_path=person.unit_path, now=clock.now())


class ColumnOut(Schema):
    """A column of an order file; `aliases`: other headers by which it is known."""

    name: str
    title: Words
    needed: bool
    aliases: list[str]


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
    found = order_in_scope(person, number, assigned=his_order)
    return order_pages.detail(found, person, clock.now())


@router.get("/orders/{number}/timeline", response=Timeline)
def timeline(request: HttpRequest, number: str) -> Timeline:
    """The log in words, every clause with its verdict and deadline, and the events that prove it."""
    found = order_in_scope(require(request, *READERS), number, assigned=his_order)
    return order_pages.timeline(found, clock.now())


class AccessFilter(Schema):
    order: str = ""
    since: datetime | None = None
    page: int = 1
    page_size: int = 50


@router.get("/access-records", response=AccessPage)
def access_records(request: HttpRequest, wanted: Query[AccessFilter]) -> AccessPage:
    """Who saw which customer's data, when and why (ETHIC-1)."""
    person = require(request, *LEADS)
    return order_lists.access_page(
        unit_path=person.unit_path,
        number=wanted.order,
        since=wanted.since,
        page=max(1, wanted.page),
        size=max(1, min(wanted.page_size, 200)),
    )
