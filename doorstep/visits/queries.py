"""What the phone needs for one day, complete, so that the day works without network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from doorstep.accounts.models import Customer, Site
from doorstep.accounts.vendors import vendors
from doorstep.booking.models import Promise
from doorstep.booking.queries import promises_of
from doorstep.dispatch.queries import next_day_with_visits, route_of
from doorstep.orders import queries as orders
from doorstep.orders.clocks import clocks
from doorstep.orders.judging import rulebook_for
from doorstep.orders.links import door_url
from doorstep.orders.log import Entry, attributes
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.states import TITLES, State
from doorstep.people.queries import certificates_lapsing
from doorstep.people.states import CERTIFICATE_KINDS, CertificateKind
from doorstep.standards.queries import editions_in_force, rulebook
from doorstep.standards.steps import catalogue
from doorstep.visits import guide
from doorstep.visits.evidence.closing import missing_of
from doorstep.visits.failing import failing
from doorstep.visits.parts import OPEN_TO_CREW, parts_of
from doorstep.visits.rules import told_to_crew
from doorstep.visits.timers import running_hours

Json = dict[str, Any]

#: What a visit takes from the van is still to be loaded.
_TO_LOAD = frozenset({State.ASSIGNED, State.ON_THE_WAY})
LAPSE_WARNING_DAYS = 30
#: A phone that stays offline reckons deadlines this far ahead.
_HOURS_AHEAD = timedelta(days=10)

KIND_TITLES: Mapping[str, Json] = {
    "install": {"zh": "新装", "en": "Install"},
    "move": {"zh": "移机", "en": "Move"},
    "repair": {"zh": "修障", "en": "Repair"},
    "change": {"zh": "变更", "en": "Change"},
    "remove": {"zh": "拆机", "en": "Remove"},
}


def day_of_work(*, staff_no: str, today: date) -> date:
    """Today while a visit of it waits or goes on, else the next day within a week with one, else today."""
    states = [state.value for state in OPEN_TO_CREW]
    return next_day_with_visits(staff_no=staff_no, from_on=today, days=7, states=states) or today


def day_bundle(*, staff_no: str, unit_path: str, day: date, now: datetime) -> Json:
    """A technician's day in route order (DayBundle of the API), in a fixed number of queries."""
    stops = route_of(staff_no=staff_no, day=day)
    numbers = [stop.number for stop in stops]
    rows = {order.number: order for order in orders.orders_named(numbers)}
    logs, verdicts = orders.logs_of(numbers), orders.verdicts_of(numbers)
    promises, missing = promises_of(numbers), missing_of(numbers)
    parts = parts_of([rows[number] for number in numbers], logs, now)
    bundled = [
        {
            **_order(rows[stop.number], logs[stop.number], verdicts.get(stop.number, ()), now),
            "position": position,
            "missing_evidence": [each.sha256 for each in missing.get(stop.number, ())],
            "planned": {"from_at": stop.from_at, "to_at": stop.to_at},
            "way": {"min": stop.travel_min, "m": stop.travel_m},
            "promised": _promised(promises.get(stop.number)),
            **{name: said.get(stop.number) for name, said in parts.items()},
        }
        for position, stop in enumerate(stops, start=1)
    ]
    to_load = [_loaded(each["order"], each["events"]) for each in bundled if each["state"] in _TO_LOAD]
    book = rulebook(editions_in_force(unit_path=unit_path, on=day))
    return {
        "day": day,
        "now": now,
        "orders": bundled,
        "load": guide.load_list(to_load),
        "materials": guide.material_list(to_load),
        "objections": guide.objections(book, catalogue()),
        "failing": failing(),
        "devices": {"prefixes": {model: list(ouis) for model, ouis in vendors().prefixes.items()}},
        "hours": _hours(bundled, now),
        "certificates_lapsing": _lapsing(staff_no, unit_path, day),
    }


def _hours(bundled: Sequence[Json], now: datetime) -> list[Json]:
    """When the calendars run by which the orders' clocks count, from the first event on."""
    named = {timer["calendar"] for each in bundled for timer in each["timers"]} - {"wall"}
    starts = [event["occurred_at"] for each in bundled for event in each["events"]]
    since = min([now, *starts])
    return [
        {"calendar": name, "spans": running_hours(clocks()[name], since, now + _HOURS_AHEAD)}
        for name in sorted(named)
    ]


def _order(
    order: Order, entries: Sequence[Entry], verdicts: Sequence[VerdictInterval], now: datetime
) -> Json:
    received = entries[0].body
    attrs = attributes(received)
    state = State(order.state)
    book = rulebook_for(received)
    return {
        "number": order.number,
        "kind": order.kind,
        "kind_title": KIND_TITLES[order.kind],
        "state": state.value,
        "state_title": TITLES[state],
        "segment": order.segment,
        "emergency": order.emergency,
        "same_day": order.same_day,
        "customer": _customer(order.customer, state),
        "site": _site(order.site, state),
        "products": received["products"],
        "access": received["access"],
        "port": received["port"],
        "need": received["need"],
        "contracted_down_mbps": attrs.get("contracted_down_mbps"),
        "order": attrs,
        "door_link": door_url(order.number, now=now) if state in OPEN_TO_CREW else None,
        "events": [_event(entry) for entry in told_to_crew(entries)],
        "steps": guide.guided_steps(book, catalogue(), attrs),
        "timers": guide.order_timers(book, catalogue(), attrs),
        "gates": guide.loose_gates(book, attrs),
        "calls": guide.calls(book, catalogue(), attrs),
        "pressing": guide.pressing(book, attrs),
        "verdicts": [
            {"clause": row.clause, "outcome": row.outcome, "due_at": row.due_at} for row in verdicts
        ],
    }


def _loaded(order: Json, events: Sequence[Json]) -> Json:
    """With how many terminals a hotel's visit takes, and of which model."""
    arranged = [each["body"] for each in events if each["kind"] == "visit.arranged"]
    if not arranged:
        return order
    return {**order, "terminals": arranged[-1]["terminals"], "model": arranged[-1].get("model", "")}


def _promised(promise: Promise | None) -> Json | None:
    return {"from_at": promise.from_at, "to_at": promise.to_at} if promise else None


def _customer(customer: Customer, state: State) -> Json | None:
    return {"name": customer.name, "phone": customer.phone} if state in OPEN_TO_CREW else None


def _site(site: Site, state: State) -> Json | None:
    if state not in OPEN_TO_CREW:
        return None
    return {"address": site.address, "lat": site.lat, "lon": site.lon, "access_notes": site.access_notes}


def _event(entry: Entry) -> Json:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "seq": entry.seq,
        "occurred_at": entry.occurred_at,
        "body": {} if entry.kind == "order.received" else dict(entry.body),
        "phone": entry.device.get("id"),
    }


def _lapsing(staff_no: str, unit_path: str, day: date) -> Sequence[Json]:
    return [
        {
            "kind": each.kind,
            "title": CERTIFICATE_KINDS[CertificateKind(each.kind)],
            "valid_until_on": each.valid_until_on,
        }
        for each in certificates_lapsing(on=day, days=LAPSE_WARNING_DAYS, unit_path=unit_path)
        if each.staff_no == staff_no
    ]
