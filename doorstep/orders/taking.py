"""Taking in one order: from the desk, through the API, from the public form. Once, whatever is sent again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from doorstep.accounts import services as accounts
from doorstep.accounts.models import Customer, Site
from doorstep.accounts.rules import normal_phone
from doorstep.core.clock import whole_ms
from doorstep.core.errors import text
from doorstep.core.field_problems import FieldProblem
from doorstep.core.zone import ZONE
from doorstep.orders import queries
from doorstep.orders.errors import EventConflict, NumberTaken, OrderIncomplete
from doorstep.orders.events import Source, checked_body, kind_named
from doorstep.orders.intake import IntakeRow, OrderForm, ReadForm, read_form
from doorstep.orders.intake.columns import BY_NAME
from doorstep.orders.log import Actor
from doorstep.orders.models import Event, Order
from doorstep.orders.opening import open_order, told
from doorstep.orders.placing import grid_at
from doorstep.orders.states import OPENING
from doorstep.people.models import Grid

#: Letters and digits that nobody takes for one another, on the phone either.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """The order, and whether it was there already: the same sent again."""

    order: Order
    repeated: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """Whom the sender names by id."""

    customer: Customer | None
    site: Site | None


def take_order(
    *,
    id: UUID,
    form: OrderForm,
    source: Source,
    actor: Actor | None,
    now: datetime,
    unit_path: str,
    customer_id: UUID | None = None,
    site_id: UUID | None = None,
    language: str | None = None,
) -> Taken:
    """Open an order whose need, contact and address are complete (REGIME-3) in a grid of the unit.

    `id` is the sender's: the same form again gives the same order. `actor` None: the customer does it. A
    blank number is made by us; a blank grid is found by the place, or is that of the site's last order. A
    form from the web adds customers and sites and changes none that are known: anybody may send it.

    Raises OrderIncomplete naming every field, NumberTaken, EventConflict (the id with another content).
    """
    now = whole_ms(now)
    # A wish that has passed since is no reason to refuse what was taken in before.
    first_sent_at = Event.objects.filter(pk=id).values_list("occurred_at", flat=True).first()
    known, read, grid = _checked(form, customer_id, site_id, unit_path, first_sent_at or now)
    for tried in range(_TRIES):
        try:
            with transaction.atomic():
                return _taken(id, read, known, grid, source, actor, now, language)
        except IntegrityError:
            # Sent twice at this moment, or another order has just got the number: the next look will tell.
            if tried == _TRIES - 1:
                raise
    raise AssertionError("the last try returns or raises")


def _checked(
    form: OrderForm, customer_id: UUID | None, site_id: UUID | None, unit_path: str, now: datetime
) -> tuple[_Known, ReadForm, Grid]:
    """Whom it is about, what was typed, where it belongs. Raises OrderIncomplete naming all that is wrong."""
    known, unknown = _known(customer_id, site_id, unit_path)
    read = read_form(
        form, now=now, customer_known=known.customer is not None, site_known=known.site is not None
    )
    grid, misplaced = _grid(read.row, known.site, unit_path)
    problems = [*unknown, *read.problems, *misplaced]
    if problems or grid is None:
        raise incomplete(problems)
    return known, read, grid


def incomplete(problems: list[FieldProblem]) -> OrderIncomplete:
    """The refusal that names each field as a person knows it."""
    titles = [
        BY_NAME[each["field"]].title if each["field"] in BY_NAME else _TITLES[each["field"]]
        for each in problems
    ]
    first = list({title["zh"]: title for title in titles}.values())
    named = text("、".join(title["zh"] for title in first), ", ".join(title["en"] for title in first))
    return OrderIncomplete(fields=problems, named=named, clause="REGIME-3")


_TITLES = {
    "customer_id": text("客户", "customer"),
    "site_id": text("地址", "address"),
    "contact_name": text("现场联系人", "contact on site"),
    "contact_phone": text("现场联系电话", "contact's phone"),
    "access_notes": text("上门提示", "access notes"),
    "wish": text("期望时间", "wished time"),
}


def _known(
    customer_id: UUID | None, site_id: UUID | None, unit_path: str
) -> tuple[_Known, list[FieldProblem]]:
    """Only customers with an order in the asker's unit can be named; a site must be the customer's own."""
    if customer_id is None:
        alone = [] if site_id is None else [_again("site_id")]
        return _Known(None, None), alone
    theirs = Order.objects.filter(customer_id=customer_id, unit__path__startswith=unit_path)
    customer = Customer.objects.filter(pk=customer_id).first() if theirs.exists() else None
    site = Site.objects.filter(pk=site_id, customer_id=customer_id).first() if customer and site_id else None
    problems = [_again("customer_id")] if customer is None else []
    if customer is not None and site_id is not None and site is None:
        problems.append(_again("site_id"))
    return _Known(customer, site), problems


def _again(field: str) -> FieldProblem:
    return FieldProblem(
        field=field,
        zh="找不到，请按电话重新查找客户",
        en="not found; look the customer up by phone again",
    )


def _grid(row: IntakeRow, site: Site | None, unit_path: str) -> tuple[Grid | None, list[FieldProblem]]:
    if row.grid:
        mine = Grid.objects.select_related("unit").filter(unit__path__startswith=unit_path)
        grid = mine.filter(code=row.grid).first()
        wrong = FieldProblem(
            field="grid", zh="没有这个网格，请重新选", en="no such grid here; choose another"
        )
        return grid, [] if grid else [wrong]
    lat, lon = (site.lat, site.lon) if site is not None and row.lat is None else (row.lat, row.lon)
    grid = None
    if lat is not None and lon is not None:
        grid = grid_at(lat=lat, lon=lon, unit_path=unit_path)
    if grid is None and site is not None:
        grid = queries.last_grid_of(site.pk, unit_path)
    if grid is not None:
        return grid, []
    if lat is not None and lon is not None:
        nowhere = "the place lies in none of the grids; choose one"
        return None, [_no_grid("这个位置不在任何网格内，请选一个网格", nowhere)]
    return None, [_no_grid("请选网格，或给出经纬度", "choose a grid, or give the place")]


def _no_grid(zh: str, en: str) -> FieldProblem:
    return FieldProblem(field="grid", zh=zh, en=en)


def _taken(
    id: UUID,
    read: ReadForm,
    known: _Known,
    grid: Grid,
    source: Source,
    actor: Actor | None,
    now: datetime,
    language: str | None,
) -> Taken:
    customer, site = _registered(read, known, correct=source != "web", now=now, language=language)
    row = replace(read.row, segment=customer.segment)  # type: ignore[arg-type]  # the table holds no other
    held = Event.objects.select_related("order").filter(pk=id).first()
    if held is not None:
        return _same(held, row, customer, site)
    if row.number and Order.objects.filter(number=row.number).exists():
        raise NumberTaken(number=row.number)
    by = actor or Actor("customer", str(customer.pk))
    numbered = replace(row, number=row.number or _free_number(id, now))
    order = open_order(
        row=numbered, grid=grid, customer=customer, site=site, source=source, id=id, actor=by, now=now
    )
    return Taken(order, repeated=False)


def _registered(
    read: ReadForm, known: _Known, *, correct: bool, now: datetime, language: str | None
) -> tuple[Customer, Site]:
    row = read.row
    customer = known.customer or accounts.register_customer(
        name=row.customer_name, phone=row.customer_phone, segment=row.segment, now=now, language=language,
        correct=correct,
    )  # fmt: skip
    site = known.site or accounts.register_site(
        customer=customer, address=row.address, district=row.district, lat=row.lat, lon=row.lon,
        access_notes=read.access_notes, correct=correct,
    )  # fmt: skip
    if read.contact is not None:
        name, phone = read.contact
        if normal_phone(phone) != customer.phone:
            accounts.add_contact(customer=customer, name=name, phone=phone, role="on_site")
    return customer, site


def _same(held: Event, row: IntakeRow, customer: Customer, site: Site) -> Taken:
    """Acknowledged when the held order says what is sent now. Raises EventConflict.

    When it came, which editions it pinned and where it was placed is ours to say, not the sender's.
    """
    if held.kind != OPENING:
        raise EventConflict(event_id=str(held.id), order=held.order_id)
    body = {**held.body, **told(row), "customer_id": str(customer.pk), "site_id": str(site.pk)}
    body |= {"number": row.number or held.order_id}
    if row.wished is None:
        body.pop("wish", None)
    if checked_body(kind_named(OPENING), body) != dict(held.body):
        raise EventConflict(event_id=str(held.id), order=held.order_id)
    return Taken(held.order, repeated=True)


def _free_number(id: UUID, now: datetime) -> str:
    """`DS260302-7K3QX9A`: the local day and seven characters that come from the sender's id."""
    day = now.astimezone(ZONE)
    for tried in range(100):
        digest = int.from_bytes(hashlib.sha256(id.bytes + bytes([tried])).digest()[:5], "big")
        tail = "".join(_ALPHABET[digest >> 5 * place & 31] for place in range(7))
        number = f"DS{day:%y%m%d}-{tail}"
        if not Order.objects.filter(number=number).exists():
            return number
    raise NumberTaken(number=number)
