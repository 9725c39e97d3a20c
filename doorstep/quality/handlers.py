"""Doubts, kept in step with the logs."""

from __future__ import annotations

from doorstep.orders.log import Entry
from doorstep.orders.models import Event, Order
from doorstep.orders.reactions import clears, projects
from doorstep.quality.models import Doubt


@projects("evidence.doubted")
def raise_doubt(order: Order, entry: Entry) -> None:
    shown = Event.objects.get(order=order, id=entry.body["event"])
    Doubt.objects.create(
        id=entry.id,
        order=order,
        event=shown.id,
        kind=shown.kind,
        slot=entry.body["slot"],
        sha256=entry.body["sha256"],
        shown_at=shown.occurred_at,
        shown_by=shown.actor,
        codes=[each["code"] for each in entry.body["doubts"]],
        doubts=entry.body["doubts"],
        raised_at=entry.recorded_at,
    )


@projects("doubt.decided")
def settle_doubt(order: Order, entry: Entry) -> None:
    Doubt.objects.filter(order=order, id=entry.body["doubt"]).update(
        state=entry.body["verdict"],
        decided_at=entry.recorded_at,
        decided_by=entry.actor,
        note=entry.body.get("note", ""),
    )


@clears
def forget_doubts() -> None:
    Doubt.objects.all().delete()
