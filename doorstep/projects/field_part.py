"""What a crew's phone knows of the hotel that its order is a part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from doorstep.accounts.models import Contact, Device
from doorstep.accounts.vendors import vendors
from doorstep.orders.judging import rulebook_for
from doorstep.orders.log import Entry, attributes
from doorstep.orders.models import Order
from doorstep.orders.states import State
from doorstep.projects.matrix import limits_in
from doorstep.projects.models import Account, RollOut, Room
from doorstep.projects.states import SHOE_COVERS
from doorstep.standards.conditions import resolve
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue
from doorstep.visits.guide import room_flow
from doorstep.visits.parts import OPEN_TO_CREW, bundled

Json = dict[str, Any]

_KNOCK: Final = "hotel.knock-vacant"
#: Where no clause says so.
_USUAL: Final = (3, 900)


@bundled("rollout")
def rollouts_of(
    orders: Sequence[Order], logs: Mapping[str, Sequence[Entry]], now: datetime
) -> Mapping[str, Json]:
    """Of the orders that are part of one (FieldRollOut), in a fixed number of queries for each hotel."""
    codes = {order.number: str(order.attributes.get("rollout", "")) for order in orders}
    ids = {int(code.removeprefix("JD-")) for code in codes.values() if code}
    if not ids:
        return {}
    found = {each.code: _hotel(each) for each in RollOut.objects.filter(pk__in=ids)}
    return {
        order.number: {**found[codes[order.number]], **_own(order, logs[order.number], found)}
        for order in orders
        if codes[order.number] in found
    }


def _hotel(rollout: RollOut) -> Json:
    """What all its orders share; `rooms` and `people` are cut to each order afterwards."""
    terminals: dict[str, list[Json]] = {}
    for each in Device.objects.filter(site=rollout.site_id, removed_at__isnull=True).order_by("id"):
        terminals.setdefault(each.place, []).append({"model": each.model, "sn": each.sn, "mac": each.mac})
    rooms = list(Room.objects.filter(rollout=rollout))
    return {
        "code": rollout.code,
        "hotel_rooms": len(rooms),
        "prefixes": {pattern: list(ouis) for pattern, ouis in vendors().prefixes.items()},
        "rooms": [(room, terminals.get(str(room), [])) for room in rooms],
        "contacts": [_person(each) for each in Contact.objects.filter(customer=rollout.customer_id)],
        "wishes": _wishes(rollout),
    }


def _wishes(rollout: RollOut) -> Json:
    row = Account.objects.filter(customer=rollout.customer_id).first() or Account()
    return {
        "preferences": row.preferences,
        "requirements": row.requirements,
        "shoe_covers": row.grade in SHOE_COVERS,
    }


def _own(order: Order, entries: Sequence[Entry], found: Mapping[str, Json]) -> Json:
    hotel, received = found[str(order.attributes["rollout"])], entries[0].body
    book, attrs = rulebook_for(received), attributes(received)
    arranged = _last(entries, "visit.arranged")
    people = hotel["contacts"] if State(order.state) in OPEN_TO_CREW else []
    opens = _last(entries, "frontdesk.confirmed").get("coordinator") or arranged.get("coordinator")
    return {
        "contacts": people,
        "coordinator": next((each for each in people if each["id"] == opens), None),
        "front_desk": next((each for each in people if each["role"] == "front_desk"), None),
        "steps": [{"zh": line, "en": line} for line in arranged.get("steps", ())],
        "flow": {
            name: room_flow(book, catalogue(), attrs, occupied=name == "occupied")
            for name in ("vacant", "occupied")
        },
        "limits": {**_knocking(book, attrs), **asdict(limits_in(book))},
        "rooms": [_room(room, terminals, order) for room, terminals in hotel["rooms"]],
    }


def _room(room: Room, terminals: list[Json], order: Order) -> Json:
    return {
        "room": str(room),
        "building": room.building,
        "floor": "" if room.floor is None else str(room.floor),
        "number": room.number,
        "occupancy": room.occupancy,
        "note": room.note,
        "listed": room.listed,
        "mine": room.order_id == order.pk,
        "state": room.state,
        "again": room.again,
        "again_at": room.again_at,
        "remark": room.remark,
        "devices": terminals,
    }


def _person(contact: Contact) -> Json:
    return {"id": str(contact.pk), "role": contact.role, "name": contact.name, "phone": contact.phone}


def _last(entries: Sequence[Entry], kind: str) -> Mapping[str, Any]:
    return next((entry.body for entry in reversed(entries) if entry.kind == kind), {})


def _knocking(book: Rulebook, order: Mapping[str, Any]) -> Json:
    rule = next((rule for rule in book.rules if rule.id == _KNOCK), None)
    if rule is None or rule.target is None or rule.within is None or rule.within.max is None:
        return {"knocks": _USUAL[0], "knock_holds_s": _USUAL[1]}
    asked = resolve(rule.target.when, {}, order).get("knocks", {})
    return {
        "knocks": asked.get("ge", _USUAL[0]),
        "knock_holds_s": int(rule.within.max.total_seconds()),
    }
