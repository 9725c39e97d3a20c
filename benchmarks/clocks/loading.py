"""Many orders with open clocks, as if each had been received and called through the product's own verbs.

One order is received and called by the verbs; every other is its copy at another time: own number, own event
ids, a hash chain of its own, and its verdicts moved by as much. A test rebuilds copies from their logs and
finds the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import connection, models

from doorstep.core import chain
from doorstep.orders.appending import append
from doorstep.orders.intake import IntakeRow, Product
from doorstep.orders.log import SYSTEM, Actor, NewEvent, entry_hash
from doorstep.orders.models import Event, Order, VerdictInterval
from doorstep.orders.services import receive
from doorstep.people.models import Grid
from doorstep.standards.services import adopt, publish_edition

#: How long after an order came in the deadline passes that is measured.
DUE_AFTER: Final = timedelta(hours=2)
CLAUSE: Final = "clock.window"
#: Clocks in wall time, so that a copy at another time of day has the same deadlines.
STANDARD: Final = """
standard: CLOCK
title: {zh: 时限, en: Clocks}
version: "1"
clauses:
  - {id: clock.call, source: CLOCK-1, control: clock, title: {zh: 先联系, en: Call first}, template: response,
     activation: {event: order.received}, target: {event: call.made}, within: {max: PT30M}}
  - {id: clock.window, source: CLOCK-2, control: clock, title: {zh: 约定时间, en: Promise a window},
     template: response, activation: {event: order.received}, target: {event: window.promised},
     within: {max: PT2H}}
  - {id: clock.reply, source: CLOCK-3, control: clock, title: {zh: 按时回单, en: Reply in time},
     template: response, activation: {event: order.received}, target: {event: order.replied},
     within: {max: P7D}, pause: [{start: {event: order.suspended}, stop: {event: order.resumed}}]}
  - {id: clock.arrive, source: CLOCK-4, control: clock, title: {zh: 按时上门, en: Arrive in time},
     template: response, activation: {event: call.made}, target: {event: visit.arrived}, within: {max: P6D}}
  - {id: clock.rated, source: CLOCK-5, control: check, title: {zh: 请客户评价, en: Rated},
     template: existence, activation: {event: customer.rated}}
  - {id: clock.calm, source: CLOCK-6, control: order, title: {zh: 没有投诉, en: No complaint},
     template: absence, activation: {event: complaint.made}}
  - {id: clock.agreed, source: CLOCK-7, control: gate, title: {zh: 先同意, en: Agreed first},
     template: precedence, activation: {event: cabling.done}, target: {event: plan.agreed}}
"""


@dataclass(frozen=True, slots=True)
class Template:
    """The order that is copied."""

    order: Order
    events: tuple[Event, ...]
    verdicts: tuple[VerdictInterval, ...]

    @property
    def due_at(self) -> datetime:
        return self.order.received_at + DUE_AFTER


def make_template(unit_code: str, now: datetime) -> Template:
    """An order of the sample city, received and called by the product's own verbs."""
    edition = publish_edition(content=STANDARD, file="clock.yaml", now=now)
    adopt(unit_code=unit_code, edition=edition, from_on=date(2026, 1, 1))
    grid = Grid.objects.order_by("code")[0]
    row = IntakeRow(
        line=1, number="C-TEMPLATE", kind="install", customer_name="周琳", customer_phone="13900000001",
        address="瑶海区明光路1号2栋301室", grid=grid.code, received_at=now, need="新装宽带",
        products=(Product("broadband", 500),),
    )  # fmt: skip
    order, _ = receive(row=row, actor=SYSTEM, now=now)
    body = {"purpose": "booking", "outcome": "no_answer"}
    called = NewEvent(uuid4(), "call.made", body, now + timedelta(minutes=1))
    append(number=order.number, event=called, actor=Actor("dispatcher", "diaodu"), now=called.occurred_at)
    order.refresh_from_db()
    verdicts = VerdictInterval.objects.filter(order=order).order_by("id")
    events = Event.objects.filter(order=order).order_by("seq")
    return Template(order, tuple(events), tuple(verdicts))


def load(template: Template, dues: Mapping[str, datetime]) -> None:
    """Copies of the template by number, each with its measured deadline at the given instant."""
    orders, events, verdicts = [], [], []
    for number, due_at in dues.items():
        moved = due_at - template.due_at
        ids = {str(event.id): uuid4() for event in template.events}
        copied = _events(template, number, moved, ids)
        events += copied
        orders.append(_order(template, number, moved, copied[-1]["hash"]))
        verdicts += _verdicts(template, number, moved, ids)
    for model, rows in ((Order, orders), (Event, events), (VerdictInterval, verdicts)):
        _copy(model, rows)


def _order(template: Template, number: str, moved: timedelta, head_hash: str) -> dict[str, Any]:
    row = _row(template.order, moved)
    attributes = {**row["attributes"], "number": number}
    return {**row, "number": number, "head_hash": head_hash, "attributes": attributes}


def _events(
    template: Template, number: str, moved: timedelta, ids: Mapping[str, UUID]
) -> list[dict[str, Any]]:
    rows, previous = [], chain.GENESIS
    for event in template.events:
        row = {**_row(event, moved), "id": ids[str(event.id)], "order_id": number}
        if event.seq == 1:
            row["body"] = {**event.body, "number": number}
        hashed = entry_hash(
            event=NewEvent(row["id"], event.kind, row["body"], row["occurred_at"], event.device),
            number=number, seq=event.seq, version=event.version, actor=event.actor,
            recorded_at=row["recorded_at"], happened=event.happened, previous_hash=previous,
        )  # fmt: skip
        rows.append({**row, "previous_hash": previous, "hash": hashed})
        previous = hashed
    return rows


def _verdicts(
    template: Template, number: str, moved: timedelta, ids: Mapping[str, UUID]
) -> list[dict[str, Any]]:
    rows = []
    for verdict in template.verdicts:
        row = {**_row(verdict, moved), "order_id": number}
        del row["id"]
        row["witnesses"] = [str(ids[each]) for each in verdict.witnesses]
        row["cause"] = None if verdict.cause is None else ids[str(verdict.cause)]
        rows.append(row)
    return rows


def _row(instance: models.Model, moved: timedelta) -> dict[str, Any]:
    """The columns of a row, every instant moved."""
    row = {field.attname: getattr(instance, field.attname) for field in instance._meta.concrete_fields}
    return {name: value + moved if isinstance(value, datetime) else value for name, value in row.items()}


def _copy(model: type[models.Model], rows: Iterable[Mapping[str, Any]]) -> None:
    every: Sequence[Mapping[str, Any]] = list(rows)
    if not every:
        return
    names = list(every[0])
    columns = ", ".join(f'"{name}"' for name in names)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as into,
    ):
        for row in every:
            into.write_row([_said(row[name]) for name in names])


def _said(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
