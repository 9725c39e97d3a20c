"""Which windows an order can be offered, and why not the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from doorstep.booking import holds, plans, rules
from doorstep.booking.crews import crews_of, day_of, on_duty, works_in
from doorstep.booking.limiting import limits_of
from doorstep.booking.limits import Limit, covering
from doorstep.booking.models import Hold, Promise, Slot
from doorstep.core.errors import Text, text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.orders.appending import enabled_now
from doorstep.orders.log import Actor, Entry
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of, order_named
from doorstep.orders.states import State
from doorstep.standards.gates import Attempt


@dataclass(frozen=True, slots=True)
class Offer:
    """A window as the customer or the dispatcher sees it.

    `reason`: why it isn't offered; `wished`: it touches the time that the customer wished for at intake.
    `left` counts without the places that others' customers are deciding about, and with the order's own;
    `held_until`: this order holds a place here until then.
    """

    slot: str
    from_at: datetime
    to_at: datetime
    left: int
    offered: bool
    reason: Text | None
    wished: bool
    held_until: datetime | None = None


def offers(*, number: str, days: int, now: datetime) -> list[Offer]:
    """As `offers_to`. Raises NotFound."""
    return offers_to(order=order_named(number), days=days, now=now)


def offers_to(*, order: Order, days: int, now: datetime) -> list[Offer]:
    """Every window of the order's grid from today on for so many days, in order of time. `order`: with grid
    and site, as orders.queries.order_named reads it.

    What is offered can be kept: somebody who looks after the grid can take it into his day as it is planned,
    beside all that was promised before (an emergency is put in before others instead).
    """
    entries = entries_of(order.number)
    holds.sweep(now)
    promised = Promise.objects.filter(order=order).values_list("slot_id", flat=True).first()
    hold = Hold.objects.filter(order=order).first()
    today = now.astimezone(ZONE).date()
    week = [today + timedelta(days=ahead) for ahead in range(days)]
    rows = _slots(order, week)
    windows = sorted(
        {window for day in week for window in rules.windows_of(day)}
        | {Window(row.from_at, row.to_at) for row in rows.values()}
    )
    slots = {rules.slot_id(order.grid.code, window): window for window in windows}
    reasons = _reasons(order, entries, slots, rows, (promised, hold), now)
    wish = _wish(entries[0])
    return [
        Offer(
            slot=slot,
            from_at=window.from_at,
            to_at=window.to_at,
            left=_left(rows[slot], hold) if slot in rows else 0,
            offered=reasons[slot] is None,
            reason=reasons[slot],
            wished=wish is not None and wish.overlaps(window),
            held_until=hold.held_until if hold is not None and hold.slot_id == slot else None,
        )
        for slot, window in slots.items()
    ]


def open_to_another(
    *, order: Order, from_on: date, days: int, now: datetime
) -> dict[str, tuple[Window, Text | None]]:
    """Each window of so many local days for one more order like this one, by slot: why it couldn't be
    promised, None where it could as far as shifts, places and standards say (the plan is asked when it is).
    """
    holds.sweep(now)
    span = [from_on + timedelta(days=ahead) for ahead in range(days)]
    rows = _slots(order, span)
    windows = {
        rules.slot_id(order.grid.code, window): window for day in span for window in rules.windows_of(day)
    }
    asking = rules.Asking(State.RECEIVED, order.emergency, rules.work_of(order.attributes))
    duty = {day: on_duty(crew, day) for day, crew in crews_of(order.grid, span).items()}
    works, limits = works_in(list(rows)), limits_of(order.grid)
    frees = holds.frees_at([row.pk for row in rows.values() if row.held], but="")
    found: dict[str, Text | None] = {}
    for slot, window in windows.items():
        place = None
        if slot in rows:
            place = place_of(
                rows[slot], promised_slot=None, held_slot=None, works=works.get(slot, {}),
                frees_at=frees.get(slot), limits=limits,
            )  # fmt: skip
        crew = duty[window.from_at.astimezone(ZONE).date()]
        found[slot] = rules.why_not(asking, place, window, crew, now)
    free = {slot: windows[slot] for slot, why in found.items() if why is None}
    found |= forbidden(entries_of(order.number)[:1], free, None, now)
    return {slot: (windows[slot], why) for slot, why in found.items()}


def asking_of(order: Order, *, forced: bool = False) -> rules.Asking:
    """The order's side of the decision; `forced` as in rules.Asking."""
    return rules.Asking(State(order.state), order.emergency, rules.work_of(order.attributes), forced)


def place_of(
    row: Slot,
    *,
    promised_slot: str | None,
    held_slot: str | None,
    works: Mapping[rules.Work, int],
    frees_at: datetime | None,
    limits: Collection[Limit],
) -> rules.Place:
    """The slot's side. `promised_slot`, `held_slot`: the order's own; `works` as works_in gives it; `limits`:
    the rules of its grid."""
    return rules.Place(
        window=Window(row.from_at, row.to_at),
        left=row.left,
        open=row.open,
        held=row.pk == promised_slot,
        by_hand=row.by_hand,
        promised=works,
        chosen=row.pk == held_slot,
        frees_at=frees_at,
        limits=covering(limits, Window(row.from_at, row.to_at)),
        staffed=row.staffed,
        used=row.taken + row.held,
        overbook=row.overbook,
    )


def _left(row: Slot, hold: Hold | None) -> int:
    return row.left + (1 if row.open and hold is not None and hold.slot_id == row.pk else 0)


def _reasons(
    order: Order,
    entries: Sequence[Entry],
    slots: Mapping[str, Window],
    rows: Mapping[str, Slot],
    own: tuple[str | None, Hold | None],
    now: datetime,
) -> dict[str, Text | None]:
    """Why not, by slot: first what the shifts and the promises say, then the standard, then the plan."""
    asking, (held, hold) = asking_of(order), own
    chosen = hold.slot_id if hold is not None else None
    open_rows = [row for row in rows.values() if row.open and row.from_at > now]
    crews = crews_of(order.grid, {day_of(row) for row in open_rows})
    duty = {day: on_duty(crew, day) for day, crew in crews.items()}
    works = works_in([row.pk for row in open_rows if row.left > 0], but=order.number)
    frees = holds.frees_at([row.pk for row in open_rows if row.held], but=order.number)
    limits = limits_of(order.grid)
    found: dict[str, Text | None] = {}
    for slot, window in slots.items():
        row = rows.get(slot)
        place = None
        if row is not None:
            place = place_of(
                row,
                promised_slot=held,
                held_slot=chosen,
                works=works.get(slot, {}),
                frees_at=frees.get(slot),
                limits=limits,
            )
        crew = duty.get(window.from_at.astimezone(ZONE).date(), [])
        found[slot] = rules.why_not(asking, place, window, crew, now)
    found |= forbidden(entries, {slot: slots[slot] for slot, why in found.items() if why is None}, held, now)
    if asking.waits_its_turn:
        sure = {held, chosen, *(row.pk for row in open_rows if row.overbook)}
        asked = {slots[slot]: slot for slot, why in found.items() if why is None and slot not in sure}
        kept = plans.unkept(order=order, windows=list(asked), crews=crews, now=now)
        found |= {asked[window]: reason for window, reason in kept.items()}
    return found


def forbidden(
    entries: Sequence[Entry], slots: Mapping[str, Window], held: str | None, now: datetime
) -> dict[str, Text | None]:
    """What the clauses of the order's standards say against a promise made now, at the customer's asking."""
    customer = Actor("customer", str(entries[0].body["customer_id"]))
    attempts = {
        slot: Attempt(
            "window.promised",
            {
                "from_at": window.from_at.isoformat(),
                "to_at": window.to_at.isoformat(),
                "asked_by": "customer",
                **rules.circumstances(
                    window, moves=held is not None and held != slot, role="customer", now=now
                ),
            },
        )
        for slot, window in slots.items()
    }
    found: dict[str, Text | None] = {}
    for slot, blocks in enabled_now(entries, attempts, now, customer).items():
        if blocks:
            titles = [block.title for block in blocks]
            found[slot] = text("；".join(each.zh for each in titles), "; ".join(each.en for each in titles))
    return found


def _slots(order: Order, days: Iterable[date]) -> dict[str, Slot]:
    """The grid's slots of these local days, by id."""
    windows = [window for day in days for window in rules.windows_of(day)]
    first, last = min(windows).from_at, max(windows).to_at
    rows = Slot.objects.filter(grid=order.grid, from_at__gte=first, to_at__lte=last)
    return {row.pk: row for row in rows}


def _wish(first: Entry) -> Window | None:
    """When the customer would like us to come, as the order said when it came in."""
    wish = first.body.get("wish")
    if not wish:
        return None
    return Window(datetime.fromisoformat(wish["from_at"]), datetime.fromisoformat(wish["to_at"]))
