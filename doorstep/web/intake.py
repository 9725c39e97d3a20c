"""What the screens of order intake read and send: known customers, open orders, the public form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.conf import settings

from doorstep.accounts.models import Customer
from doorstep.accounts.queries import customers_with_phone
from doorstep.accounts.rules import mask_address, mask_customer_name, mask_phone
from doorstep.booking.queries import promises_of
from doorstep.core.errors import NotAllowed, text
from doorstep.core.field_problems import FieldProblem
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.orders import queries
from doorstep.orders.access import actor_of
from doorstep.orders.errors import OrderIncomplete
from doorstep.orders.intake import OrderForm, Product
from doorstep.orders.links import door_token, door_url
from doorstep.orders.models import Order
from doorstep.orders.placing import grid_at
from doorstep.orders.services import take_order
from doorstep.orders.states import TITLES, State
from doorstep.orders.web_requests import take_request
from doorstep.people.access import Person
from doorstep.people.models import Grid
from doorstep.standards.language import Words
from doorstep.visits.queries import KIND_TITLES
from doorstep.web.ground import ShapeOut
from doorstep.web.intake_schemas import (
    KnownCustomer,
    KnownSite,
    OrderIn,
    OrderTaken,
    RequestGrid,
    RequestIn,
    RequestKind,
    RequestOptions,
    RequestTaken,
)
from doorstep.web.order_schemas import OpenOrderOut, Span

#: Local hours of each part of a day that a customer may wish for.
_PARTS = {"day": (8, 21), "morning": (8, 12), "afternoon": (12, 18), "evening": (18, 21)}

#: As the public form calls the fields.
_FORM_NAMES = {"customer_name": "name", "customer_phone": "phone", "wish": "wished_on"}


class LooksAutomatic(NotAllowed):
    """A field that no person sees was filled in."""

    code = "looks-automatic"
    title = text("这份申请像是程序自动提交的", "This looks as if a program had sent it")
    mend = text(
        "请关掉浏览器的自动填表后重填，或拨打服务热线 {hotline}。",
        "Switch off automatic filling and try again, or call {hotline}.",
    )


def take(sent: OrderIn, person: Person, now: datetime) -> OrderTaken:
    """Take in an order from the desk or another system."""
    taken = take_order(
        id=sent.id,
        form=sent.form(),
        source=sent.source,
        actor=actor_of(person),
        now=now,
        unit_path=person.unit_path,
        customer_id=sent.customer_id,
        site_id=sent.site_id,
        language=sent.language,
    )
    order = taken.order
    return OrderTaken(
        number=order.number,
        repeated=taken.repeated,
        kind_title=Words(**KIND_TITLES[order.kind]),
        state_title=Words(**TITLES[State(order.state)]),
        grid=Words(zh=order.grid.name_zh, en=order.grid.name_en),
        door_link=door_url(order.number, now=now),
        also_open=also_open(order, person),
    )


def also_open(order: Order, person: Person) -> list[OpenOrderOut]:
    """What else is still to be done in the asker's unit for the same telephone number."""
    same = [customer.pk for customer in customers_with_phone(order.customer.phone)]
    found = queries.open_orders_of(same, person.unit_path)
    return _open_orders(each for each in found if each.number != order.number)


def known_customers(phone: str, person: Person) -> list[KnownCustomer]:
    """Those with this whole number who have had an order in the asker's unit, masked."""
    customers = customers_with_phone(phone)
    orders = list(
        queries.orders_below(person.unit_path).filter(customer__in=customers).order_by("-received_at")
    )
    theirs = {order.customer_id for order in orders}
    still_open = queries.open_orders_of(theirs, person.unit_path)
    return [
        KnownCustomer(
            customer_id=customer.pk,
            name_masked=mask_customer_name(customer.name, customer.segment),
            phone_masked=mask_phone(customer.phone),
            segment=customer.segment,
            sites=_sites(customer, orders, person.unit_path),
            open_orders=_open_orders(each for each in still_open if each.customer_id == customer.pk),
        )
        for customer in customers
        if customer.pk in theirs
    ]


def _sites(customer: Customer, orders: Sequence[Order], unit_path: str) -> list[KnownSite]:
    sites = []
    for site in customer.sites.all():
        last = next((order for order in orders if order.site_id == site.pk), None)
        grid: Grid | None = last.grid if last else None
        if grid is None and site.lat is not None and site.lon is not None:
            grid = grid_at(lat=site.lat, lon=site.lon, unit_path=unit_path)
        sites.append(
            KnownSite(
                site_id=site.pk,
                address_masked=mask_address(site.address),
                grid=grid.code if grid else None,
                last_order_at=last.received_at if last else None,
            )
        )
    return sites


def _open_orders(orders: Iterable[Order]) -> list[OpenOrderOut]:
    found = list(orders)
    promises = promises_of([order.number for order in found])
    return [
        OpenOrderOut(
            number=order.number,
            kind_title=Words(**KIND_TITLES[order.kind]),
            state_title=Words(**TITLES[State(order.state)]),
            address_masked=mask_address(order.site.address),
            received_at=order.received_at,
            promised=Span(from_at=promise.from_at, to_at=promise.to_at) if promise else None,
        )
        for order in found
        for promise in [promises.get(order.number)]
    ]


def request_options() -> RequestOptions:
    """What the public form offers."""
    opened = bool(settings.WEB_REQUESTS)
    grids = Grid.objects.order_by("code") if opened else Grid.objects.none()
    return RequestOptions(
        open=opened,
        company=settings.OPERATOR,
        hotline=settings.HOTLINE,
        kinds=[RequestKind(code=code, title=Words(**title)) for code, title in KIND_TITLES.items()],  # type: ignore[arg-type]
        grids=[
            RequestGrid(
                code=grid.code,
                title=Words(zh=grid.name_zh, en=grid.name_en),
                boundary=ShapeOut.model_validate(grid.boundary),
            )
            for grid in grids
        ],
    )


def take_web_request(sent: RequestIn, now: datetime) -> RequestTaken:
    """Take in what the public form sends. Raises LooksAutomatic and what take_request raises, its fields
    named as the form names them."""
    if sent.website:
        raise LooksAutomatic(hotline=settings.HOTLINE)
    try:
        taken = take_request(id=sent.id, form=_form(sent), language=sent.language, now=now)
    except OrderIncomplete as refused:
        fields = [_as_the_form(each) for each in refused.details["fields"]]
        raise OrderIncomplete(**{**refused.details, "fields": fields}) from refused
    number = taken.order.number
    return RequestTaken(number=number, repeated=taken.repeated, token=door_token(number, now=now))


def _form(sent: RequestIn) -> OrderForm:
    return OrderForm(
        kind=sent.kind,
        need=sent.need,
        customer_name=sent.name,
        customer_phone=sent.phone,
        address=sent.address,
        grid=sent.grid,
        lat=sent.lat,
        lon=sent.lon,
        products=tuple(Product(kind) for kind in dict.fromkeys(sent.products)),
        wished=_wished(sent.wished_on, *_PARTS[sent.wished_part]) if sent.wished_on else None,
    )


def _wished(on: date, from_hour: int, to_hour: int) -> Window:
    midnight = datetime.combine(on, time(), ZONE)
    return Window(midnight + timedelta(hours=from_hour), midnight + timedelta(hours=to_hour))


def _as_the_form(problem: FieldProblem) -> FieldProblem:
    return {**problem, "field": _FORM_NAMES.get(problem["field"], problem["field"])}
