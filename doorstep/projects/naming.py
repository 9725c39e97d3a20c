"""Rooms by the names that logs call them by, and what the logs say of one."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from doorstep.orders.models import Event, Order
from doorstep.projects.models import Room


def rooms_named(rollout: str, names: Iterable[str]) -> QuerySet[Room]:
    """The rooms of a roll-out ("JD-0012") that logs call so: "801", "A-801"."""
    wanted = Q(pk=None)
    for name in names:
        wanted |= Q(building="", number=name)
        building, dash, number = name.partition("-")
        if dash:
            wanted |= Q(building=building, number=number)
    return Room.objects.filter(wanted, rollout_id=int(rollout.removeprefix("JD-")))


def room_events(order: Order, room: str) -> QuerySet[Event]:
    """Everything that the logs of the roll-out's orders say of a room."""
    orders = Order.objects.filter(site_id=order.site_id, attributes__rollout=order.attributes["rollout"])
    told = Event.objects.annotate(room=KeyTextTransform("room", "body"))
    return told.filter(order__in=orders.values("pk"), room=room, body__has_key="room")
