"""What became of orders that a phone still holds and the technician's day no longer has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from doorstep.booking.queries import promises_of
from doorstep.core.windows import Window
from doorstep.dispatch.queries import Assigned, assignments_of
from doorstep.orders import queries as orders
from doorstep.orders.log import Entry
from doorstep.orders.states import State

Why = Literal["cancelled", "suspended", "taken", "moved", "withdrawn"]

#: The events that can take an order out of a technician's day, and how that reads on his phone.
_TAKES: Mapping[str, Why] = {
    "order.cancelled": "cancelled",
    "order.suspended": "suspended",
    "order.unassigned": "withdrawn",
    "order.resumed": "withdrawn",
    "window.promised": "moved",
}
#: Done, or never his to do again: its leaving is no news.
_NO_NEWS = frozenset({State.ACCEPTED, State.REPLIED, State.CLOSED})


@dataclass(frozen=True, slots=True)
class Gone:
    """`taken_by`: the name of whoever goes now. `planned`: his own visit on another day. `at`: since when."""

    number: str
    why: Why
    at: datetime
    by_role: str
    reason: str = ""
    taken_by: str | None = None
    planned: Window | None = None
    promised: Window | None = None


def gone_orders(*, held: Sequence[str], in_day: Sequence[str], staff_no: str) -> list[Gone]:
    """Of the orders that the phone says it holds those that are no longer in the day, with why.

    Only those to which the technician was at some time assigned; nothing of the customer's is said.
    """
    numbers = sorted(set(held) - set(in_day))
    if not numbers:
        return []
    logs, assigned = orders.logs_of(numbers), assignments_of(numbers)
    promised = {number: Window(each.from_at, each.to_at) for number, each in promises_of(numbers).items()}
    news = [order.number for order in orders.orders_named(numbers) if State(order.state) not in _NO_NEWS]
    found = (
        _gone(logs[number], assigned.get(number), staff_no, promised.get(number))
        for number in sorted(news)
        if _was_his(logs[number], staff_no)
    )
    return [each for each in found if each is not None]


def _was_his(log: Sequence[Entry], staff_no: str) -> bool:
    return any(each.kind == "order.assigned" and each.body["technician"] == staff_no for each in log)


def _gone(
    log: Sequence[Entry], now_with: Assigned | None, staff_no: str, promised: Window | None
) -> Gone | None:
    if now_with is not None:
        sent = next(each for each in reversed(log) if each.kind == "order.assigned")
        mine = now_with.staff_no == staff_no
        return _told(
            sent,
            "moved" if mine else "taken",
            taken_by=None if mine else now_with.name,
            planned=Window(now_with.from_at, now_with.to_at) if mine else None,
            promised=promised,
        )
    last = next((each for each in reversed(log) if each.kind in _TAKES or each.kind == "visit.failed"), None)
    # What he did himself he knows.
    if last is None or last.kind == "visit.failed" or last.actor.endswith(f":{staff_no}"):
        return None
    return _told(last, _TAKES[last.kind], promised=promised)


def _told(entry: Entry, why: Why, **more: Any) -> Gone:
    role = entry.actor.partition(":")[0]
    return Gone(entry.number, why, entry.occurred_at, role, str(entry.body.get("reason") or ""), **more)
