"""Which windows an order can be offered, and what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from doorstep.booking import rules
from doorstep.booking.models import Promise, Slot
from doorstep.core.errors import Text, text
from doorstep.core.windows import Window
from doorstep.orders.appending import enabled_now
from doorstep.orders.log import Actor
from doorstep.orders.models import Event, Order
from doorstep.orders.needs import CERTIFICATES_NEEDED, certificates_needed, skills_needed
from doorstep.orders.queries import entries_of, order_named
from doorstep.orders.states import State
from doorstep.people.models import Grid
from doorstep.people.queries import TechnicianDay, technicians_on
from doorstep.standards.gates import Attempt


@dataclass(frozen=True, slots=True)
class Offer:
    """A window as the customer or the dispatcher sees it.

    `reason`: why it isn't offered; `wished`: it touches the time that the customer wished for at intake.
    """

    slot: str
    from_at: datetime
    to_at: datetime
    left: int
    offered: bool
    reason: Text | None
    wished: bool


def offers(*, number: str, days: int, now: datetime) -> list[Offer]:
    """Every window of the order's grid from today on for so many days, in order of time. Raises NotFound."""
    order = order_named(number)
    wish, held = _wish(number), promise_of(number)
    asking, gates = asking_of(order), _Gates(order.number, now)
    today = now.astimezone(rules.ZONE).date()
    found: list[Offer] = []
    for day in (today + timedelta(days=ahead) for ahead in range(days)):
        windows = rules.windows_of(day)
        rows = slots_between(order.grid, windows[0].from_at, windows[-1].to_at)
        can_be_offered = any(row.open and row.from_at > now for row in rows.values())
        crew = crew_of(order.grid, day, certificates_needed(order.attributes)) if can_be_offered else []
        for window in sorted({*windows, *(Window(row.from_at, row.to_at) for row in rows.values())}):
            slot = rules.slot_id(order.grid.code, window)
            row = rows.get(slot)
            place = place_of(row, held.slot_id if held else None) if row else None
            reason = rules.why_not(asking, place, window, crew, now)
            if reason is None:
                reason = gates.reason(window, moves=held is not None and held.slot_id != slot)
            found.append(
                Offer(
                    slot=slot,
                    from_at=window.from_at,
                    to_at=window.to_at,
                    left=row.left if row else 0,
                    offered=reason is None,
                    reason=reason,
                    wished=wish is not None and wish.overlaps(window),
                )
            )
    return found


class _Gates:
    """The clauses of an order's standards that a promise made now, at the customer's asking, would break."""

    def __init__(self, number: str, now: datetime) -> None:
        self._entries, self._now = entries_of(number), now
        self._customer = Actor("customer", str(self._entries[0].body["customer_id"]))

    def reason(self, window: Window, *, moves: bool) -> Text | None:
        said = {
            "from_at": window.from_at.isoformat(),
            "to_at": window.to_at.isoformat(),
            "asked_by": "customer",
            **rules.circumstances(window, moves=moves, role="customer", now=self._now),
        }
        asked = {"promise": Attempt("window.promised", said)}
        found = enabled_now(self._entries, asked, self._now, self._customer)["promise"]
        titles = [block.title for block in found]
        if not titles:
            return None
        return text("；".join(each.zh for each in titles), "; ".join(each.en for each in titles))


def promise_of(number: str) -> Promise | None:
    """The window that the order's customer was promised, if the promise stands."""
    return Promise.objects.filter(order_id=number).first()


def promises_of(numbers: Iterable[str]) -> dict[str, Promise]:
    """Standing promises by order number, for lists."""
    return {promise.order_id: promise for promise in Promise.objects.filter(order_id__in=list(numbers))}


def slots_on(*, day: date, unit_path: str, grid: str | None = None) -> QuerySet[Slot]:
    """The slots of a local day in the grids of a unit and those below it, by grid and time."""
    windows = rules.windows_of(day)
    midnight = windows[0].from_at.astimezone(rules.ZONE).replace(hour=0, minute=0)
    found = Slot.objects.filter(
        grid__unit__path__startswith=unit_path,
        from_at__gte=midnight,
        from_at__lt=midnight + timedelta(days=1),
    )
    if grid is not None:
        found = found.filter(grid__code=grid)
    return found.select_related("grid__unit").order_by("grid__code", "from_at")


def unit_path_of(slot: str) -> str:
    """The unit whose grid the slot is in; empty when there is no such slot."""
    return Slot.objects.filter(pk=slot).values_list("grid__unit__path", flat=True).first() or ""


def slots_between(grid: Grid, from_at: datetime, to_at: datetime) -> dict[str, Slot]:
    return {row.pk: row for row in Slot.objects.filter(grid=grid, from_at__gte=from_at, to_at__lte=to_at)}


def place_of(row: Slot, held_slot: str | None) -> rules.Place:
    return rules.Place(Window(row.from_at, row.to_at), row.left, row.open, row.pk == held_slot)


def asking_of(order: Order) -> rules.Asking:
    urgent = order.emergency
    return rules.Asking(State(order.state), urgent, skills_needed(order.attributes))


def crew_of(grid: Grid, day: date, certificates: Sequence[str] = CERTIFICATES_NEEDED) -> list[rules.OnDuty]:
    """The grid's technicians on a local day, those off duty too (with no free hours).

    `certificates`: what counts as certified; an order may ask for more than what everybody needs.
    """
    crew = technicians_on(day=day, unit_path=grid.unit.path, grid=grid.code)
    return [_on_duty(technician, day, certificates) for technician in crew]


def _on_duty(technician: TechnicianDay, day: date, certificates: Sequence[str]) -> rules.OnDuty:
    free = [Window(*hours) for hours in technician.shift_windows]
    for lunch in technician.lunches:
        free = [part for window in free for part in window.subtract(Window(*lunch))]
    return rules.OnDuty(
        staff_no=technician.staff_no,
        skills=technician.skills,
        certified=all(technician.holds(kind, day) for kind in certificates),
        grids=len(technician.grids),
        free=tuple(free),
    )


def _wish(number: str) -> Window | None:
    """When the customer would like us to come, as the order said when it came in."""
    body = Event.objects.filter(order_id=number, seq=1).values_list("body", flat=True).first() or {}
    wish = body.get("wish")
    return (
        Window(datetime.fromisoformat(wish["from_at"]), datetime.fromisoformat(wish["to_at"]))
        if wish
        else None
    )
