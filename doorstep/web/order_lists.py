"""Lists over many orders, each a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from doorstep.accounts.models import AccessRecord
from doorstep.accounts.rules import mask_address, mask_customer_name, mask_phone, normal_phone
from doorstep.booking.models import Promise
from doorstep.booking.queries import promises_of
from doorstep.dispatch.queries import assignments_of
from doorstep.orders import queries
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.states import ROLE_TITLES, TITLES, State
from doorstep.people.models import User
from doorstep.standards.language import Words
from doorstep.visits.queries import KIND_TITLES
from doorstep.web.order_schemas import (
    AccessOut,
    AccessPage,
    GridOut,
    Masked,
    OrderPage,
    OrderRow,
    Span,
    Summary,
    TechnicianOut,
)

#: A deadline this near is worth a look.
SOON = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Filters of the order list; blank ones don't filter."""

    state: str = ""
    kind: str = ""
    grid: str = ""
    q: str = ""
    due: str = ""
    emergency: bool | None = None
    same_day: bool | None = None
    day: date | None = None


def page(*, unit_path: str, wanted: Wanted, page: int, size: int, now: datetime) -> OrderPage:
    rows = _filtered(queries.orders_below(unit_path), wanted, now).order_by("-received_at", "number")
    shown = list(rows[(page - 1) * size : page * size])
    return OrderPage(items=order_rows(shown), total=rows.count(), page=page, page_size=size)


def _filtered(rows: QuerySet[Order], wanted: Wanted, now: datetime) -> QuerySet[Order]:
    exact = {"state": wanted.state, "kind": wanted.kind, "grid__code": wanted.grid}
    rows = rows.filter(**{field: value for field, value in exact.items() if value})
    flags = {"emergency": wanted.emergency, "same_day": wanted.same_day}
    rows = rows.filter(**{field: value for field, value in flags.items() if value is not None})
    if wanted.due == "overdue":
        rows = rows.filter(verdicts__to_at__isnull=True, verdicts__outcome="violated").distinct()
    elif wanted.due == "soon":
        rows = rows.filter(next_due_at__gte=now, next_due_at__lt=now + SOON)
    if wanted.day is not None:
        start = datetime.combine(wanted.day, time(), ZoneInfo(settings.TIME_ZONE))
        promised = Promise.objects.filter(from_at__gte=start, from_at__lt=start + timedelta(days=1))
        rows = rows.filter(number__in=promised.values("order_id"))
    return rows.filter(_found(wanted.q.strip())) if wanted.q.strip() else rows


def _found(said: str) -> Q:
    """By number, by address, or by a whole telephone number: a part of one would be a way to guess it."""
    found = Q(number__icontains=said) | Q(site__address__icontains=said)
    phone = normal_phone(said)
    return found | Q(customer__phone=phone) if len(phone) >= 7 else found


def order_rows(orders: Sequence[Order]) -> list[OrderRow]:
    """The rows of a list, customers masked."""
    numbers = [order.number for order in orders]
    promises, assignments = promises_of(numbers), assignments_of(numbers)
    counted = VerdictInterval.objects.filter(order_id__in=numbers, to_at__isnull=True)
    standing = {
        row["order_id"]: row
        for row in counted.values("order_id").annotate(
            violated=Count("id", filter=Q(outcome="violated")),
            pending=Count("id", filter=Q(outcome="pending")),
        )
    }
    rows = []
    for order in orders:
        promise, assignment = promises.get(order.number), assignments.get(order.number)
        counts = standing.get(order.number)
        rows.append(
            OrderRow(
                number=order.number,
                kind=order.kind,
                kind_title=Words(**KIND_TITLES[order.kind]),
                segment=order.segment,
                state=order.state,
                state_title=Words(**TITLES[State(order.state)]),
                state_since_at=order.state_since_at,
                grid=GridOut(code=order.grid.code, name_zh=order.grid.name_zh, name_en=order.grid.name_en),
                received_at=order.received_at,
                same_day=order.same_day,
                emergency=order.emergency,
                customer_masked=Masked(
                    name=mask_customer_name(order.customer.name, order.customer.segment),
                    phone=mask_phone(order.customer.phone),
                ),
                address_masked=mask_address(order.site.address),
                district=order.site.district,
                products=order.attributes["products"],
                promised=Span(from_at=promise.from_at, to_at=promise.to_at) if promise else None,
                technician=TechnicianOut(staff_no=assignment.staff_no, name=assignment.name)
                if assignment
                else None,
                next_due_at=order.next_due_at,
                violated=counts["violated"] if counts else 0,
                pending=counts["pending"] if counts else 0,
            )
        )
    return rows


def summary(*, unit_path: str, now: datetime) -> Summary:
    """The figures over the order list."""
    rows = Order.objects.filter(unit__path__startswith=unit_path)
    states = dict(rows.values_list("state").annotate(n=Count("number")))
    midnight = now.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(hour=0, minute=0, second=0, microsecond=0)
    findings = queries.findings(unit_path)
    return Summary(
        by_state={state.value: states.get(state.value, 0) for state in State},
        overdue=findings.values("order_id").distinct().count(),
        due_soon=rows.filter(next_due_at__gte=now, next_due_at__lt=now + SOON).count(),
        findings_today=findings.filter(violated_at__gte=midnight).count(),
        quarantine=queries.open_quarantine(unit_path).count(),
    )


def access_page(*, unit_path: str, number: str, since: datetime | None, page: int, size: int) -> AccessPage:
    """Who saw the data of customers on the unit's orders, newest first."""
    numbers = Order.objects.filter(unit__path__startswith=unit_path).values("number")
    rows = (
        AccessRecord.objects.filter(order_number__in=numbers)
        .select_related("customer")
        .order_by("-at", "-id")
    )
    if number:
        rows = rows.filter(order_number=number)
    if since is not None:
        rows = rows.filter(at__gte=since)
    shown = list(rows[(page - 1) * size : page * size])
    names = names_of({row.actor for row in shown})
    items = [
        AccessOut(
            at=row.at,
            actor=row.actor,
            actor_name=names.get(row.actor, row.actor),
            role_title=Words(**ROLE_TITLES[row.role]),
            order_number=row.order_number,
            customer_masked=mask_customer_name(row.customer.name, row.customer.segment),
            fields=list(row.fields),
            purpose=row.purpose,
        )
        for row in shown
    ]
    return AccessPage(items=items, total=rows.count(), page=page, page_size=size)


def names_of(actors: set[str]) -> dict[str, str]:
    """Display names by login or staff number."""
    users = User.objects.filter(Q(username__in=actors) | Q(technician__staff_no__in=actors))
    found: dict[str, str] = {}
    for username, staff_no, name in users.values_list("username", "technician__staff_no", "display_name"):
        found[username] = name
        if staff_no:
            found[staff_no] = name
    return found
