"""Lists over many orders, each a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from doorstep.accounts.models import AccessRecord
from doorstep.accounts.rules import (
    is_phone,
    mask_address,
    mask_customer_name,
    mask_phone,
    normal_phone,
)
from doorstep.booking.models import Promise
from doorstep.booking.queries import promises_of
from doorstep.core.zone import ZONE
from doorstep.dispatch.queries import assignments_of
from doorstep.orders import queries
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.states import ENDED, ROLE_TITLES, TITLES, State
from doorstep.people.models import Technician, User
from doorstep.standards.language import Words
from doorstep.standards.queries import clauses_by_control
from doorstep.visits.queries import KIND_TITLES
from doorstep.web import next_steps
from doorstep.web.order_schemas import (
    AccessFilter,
    AccessOut,
    AccessPage,
    GridOut,
    Masked,
    OrderFilter,
    OrderPage,
    OrderRow,
    Span,
    Summary,
    TechnicianOut,
)

#: A deadline this near is worth a look.
SOON = timedelta(minutes=30)

#: Nothing is late any more.
_DONE = (*ENDED, State.REPLIED)


def page(*, unit_path: str, wanted: OrderFilter, now: datetime) -> OrderPage:
    rows = _filtered(queries.orders_below(unit_path), wanted, now).order_by("-received_at", "number")
    return OrderPage(
        items=order_rows(list(rows[wanted.span])),
        total=rows.count(),
        page=wanted.page,
        page_size=wanted.page_size,
    )


def _filtered(rows: QuerySet[Order], wanted: OrderFilter, now: datetime) -> QuerySet[Order]:
    exact = {"state": wanted.state, "kind": wanted.kind, "grid__code": wanted.grid}
    rows = rows.filter(**{field: value for field, value in exact.items() if value})
    flags = {"emergency": wanted.emergency, "same_day": wanted.same_day}
    rows = rows.filter(**{field: value for field, value in flags.items() if value is not None})
    if wanted.due == "overdue":
        rows = _overdue(rows)
    elif wanted.due == "soon":
        rows = _due_soon(rows, now)
    if wanted.wants:
        rows = next_steps.wanting(rows, wanted.wants)
    if wanted.day is not None:
        start = datetime.combine(wanted.day, time(), ZONE)
        promised = Promise.objects.filter(from_at__gte=start, from_at__lt=start + timedelta(days=1))
        rows = rows.filter(number__in=promised.values("order_id"))
    said = wanted.q.strip()
    return rows.filter(_found(said)) if said else rows


def _overdue(rows: QuerySet[Order]) -> QuerySet[Order]:
    """Orders still to be done with a clock that ran out and wasn't answered since."""
    late = VerdictInterval.objects.filter(
        to_at__isnull=True,
        outcome="violated",
        remedied_at__isnull=True,
        clause__in=clauses_by_control("clock"),
    )
    return rows.exclude(state__in=_DONE).filter(number__in=late.values("order_id"))


def _due_soon(rows: QuerySet[Order], now: datetime) -> QuerySet[Order]:
    return rows.filter(next_due_at__gte=now, next_due_at__lt=now + SOON)


def _found(said: str) -> Q:
    """By number, by address, or by a whole telephone number: a part of one would be a way to guess it."""
    found = Q(number__icontains=said) | Q(site__address__icontains=said)
    phone = normal_phone(said)
    return found | Q(customer__phone=phone) if is_phone(phone) else found


def order_rows(orders: Sequence[Order]) -> list[OrderRow]:
    """The rows of a list, customers masked."""
    numbers = [order.number for order in orders]
    promises, assignments = promises_of(numbers), assignments_of(numbers)
    sources, steps = queries.sources_of(numbers), next_steps.rows_of(numbers)
    standing = _standing(numbers)
    rows = []
    for order in orders:
        promise, assignment = promises.get(order.number), assignments.get(order.number)
        counts = standing.get(order.number)
        rows.append(
            OrderRow(
                number=order.number,
                source=sources.get(order.number),
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
                next_step=steps.get(order.number),
            )
        )
    return rows


def _standing(numbers: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By order: how many clauses are `violated` and `pending` now."""
    counted = VerdictInterval.objects.filter(order_id__in=numbers, to_at__isnull=True)
    rows = counted.values("order_id").annotate(
        violated=Count("id", filter=Q(outcome="violated")), pending=Count("id", filter=Q(outcome="pending"))
    )
    return {row["order_id"]: dict(row) for row in rows}


def summary(*, unit_path: str, now: datetime) -> Summary:
    """The figures over the order list."""
    rows = queries.orders_below(unit_path)
    states = dict(rows.order_by().values_list("state").annotate(n=Count("number")))
    midnight = datetime.combine(now.astimezone(ZONE), time(), ZONE)
    return Summary(
        by_state={state.value: states.get(state.value, 0) for state in State},
        overdue=_overdue(rows).count(),
        due_soon=_due_soon(rows, now).count(),
        wanting=next_steps.wanting(rows, "any").count(),
        findings_today=queries.findings(unit_path).filter(violated_at__gte=midnight).count(),
        quarantine=queries.open_quarantine(unit_path).count(),
    )


def access_page(*, unit_path: str, wanted: AccessFilter) -> AccessPage:
    """Who saw the data of customers on the unit's orders, newest first."""
    numbers = Order.objects.filter(unit__path__startswith=unit_path).values("number")
    rows = (
        AccessRecord.objects.filter(order_number__in=numbers)
        .select_related("customer")
        .order_by("-at", "-id")
    )
    if wanted.order:
        rows = rows.filter(order_number=wanted.order)
    if wanted.since is not None:
        rows = rows.filter(at__gte=wanted.since)
    shown = list(rows[wanted.span])
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
    return AccessPage(items=items, total=rows.count(), page=wanted.page, page_size=wanted.page_size)


def names_of(actors: set[str]) -> dict[str, str]:
    """Display names by login or staff number."""
    logins = User.objects.filter(username__in=actors).values_list("username", "display_name")
    staff = Technician.objects.filter(staff_no__in=actors).values_list("staff_no", "name")
    return {**dict(logins), **dict(staff)}
