"""The verbs of the visit: a phone's batch of events into the logs."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Literal
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError

from doorstep.accounts import queries as accounts
from doorstep.accounts import services as accounts_services
from doorstep.accounts.states import PersonalField
from doorstep.core.errors import DoorstepError, NotFound, text
from doorstep.core.field_problems import FieldProblem, listed
from doorstep.core.zone import ZONE
from doorstep.orders import queries as orders
from doorstep.orders.appending import append
from doorstep.orders.errors import StateForbids, StepRefused
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.models import Order
from doorstep.orders.services import quarantine
from doorstep.visits.clocks import CHECKED_SKEW, Believed, Said, believed
from doorstep.visits.errors import EventUnreadable, NotTakenIn, NotYourOrder, TimeImplausible
from doorstep.visits.evidence import missing_evidence
from doorstep.visits.rules import evidence_of

log = structlog.get_logger("doorstep.visits")

#: Source systems stamp orders by clocks of their own: an event may seem to be this much older than its order.
_BEFORE_ORDER = timedelta(days=1)

Status = Literal["accepted", "repeated", "refused", "quarantined"]


@dataclass(frozen=True, slots=True)
class Offered:
    """An event as a phone sends it. `happened`: it took place while the phone was offline. `skew_ms`: how far
    its clock was ahead of ours when it last knew."""

    id: UUID
    order: str
    kind: str
    body: Mapping[str, Any]
    occurred_at: datetime
    uptime_ms: int
    happened: bool
    skew_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something in a batch that is no event at all; `id` and `order` as far as it says them."""

    id: str
    order: str
    raw: Any
    problems: Sequence[FieldProblem]


@dataclass(frozen=True, slots=True)
class Device:
    """The phone that sends: its own id, and what its clock says at the moment of sending."""

    id: str
    uptime_ms: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one offered event. The phone deletes nothing before `accepted` or `repeated`."""

    id: str
    status: Status
    entry: Entry | None = None
    state: str | None = None
    missing_evidence: tuple[str, ...] = ()
    error: DoorstepError | None = None


def sync(
    *,
    device: Device,
    offered: Sequence[Offered | Unreadable],
    actor: Actor,
    now: datetime,
    lost: DoorstepError | None = None,
) -> list[Receipt]:
    """Take a batch in the order in which it was done. Each event stands for itself: one that can't be taken
    is kept in quarantine and does not hold up the others. `lost`: the phone was cut off, and whatever is new
    goes into quarantine for this reason.

    A request (`happened` false) that a gate or the state forbids is refused and not kept: nothing took place.
    Raises OperationalError, InterfaceError when the database is not to be had: the phone sends again.
    """
    return [_take(device, each, actor, now, lost) for each in offered]


def _take(
    device: Device, offered: Offered | Unreadable, actor: Actor, now: datetime, lost: DoorstepError | None
) -> Receipt:
    if isinstance(offered, Unreadable):
        return _quarantined_raw(offered, actor, now)
    if lost is not None and not orders.entry_exists(offered.id):
        return _quarantined(offered, actor, lost, now)
    try:
        return _appended(device, offered, actor, now)
    except (StepRefused, StateForbids) as error:
        if not offered.happened:
            return Receipt(str(offered.id), "refused", error=error)
        return _quarantined(offered, actor, error, now)
    except DoorstepError as error:
        return _quarantined(offered, actor, error, now)
    except (OperationalError, InterfaceError):
        raise
    except Exception as fault:
        # Sent again it would fail again, and hold up everything behind it for good.
        kept = NotTakenIn(error_id=uuid.uuid4().hex[:12])
        log.error("event not taken in", offered=str(offered.id), exc_info=fault, **kept.details)
        return _quarantined(offered, actor, kept, now)


def _appended(device: Device, offered: Offered, actor: Actor, now: datetime) -> Receipt:
    order = require_own_order(number=offered.order, actor=actor)
    # Sent again, its clock may have been set right by now: then only the claim is compared.
    known = orders.entry_exists(offered.id)
    found = _believed(device, offered, now)
    at = found.at if found else None
    if not known and not _is_plausible(at, order, now):
        raise TimeImplausible(claimed_at=offered.occurred_at.isoformat())
    clock = _said_of_clock(device, offered, now, found)
    entry = append(
        number=offered.order,
        event=NewEvent(offered.id, offered.kind, offered.body, min(at or now, now), clock),
        actor=actor,
        now=now,
        happened=offered.happened,
    )
    return Receipt(
        str(offered.id),
        "repeated" if known else "accepted",
        entry,
        state=orders.order_named(offered.order).state,
        missing_evidence=tuple(missing_evidence(evidence_of(entry.body))),
    )


def require_own_order(*, number: str, actor: Actor) -> Order:
    """The order, if the technician was at some time assigned to it: work done before it was taken away is
    still his to report. Raises NotYourOrder, NotFound."""
    order = orders.order_named(number)
    if not orders.ever_assigned(number, actor.id):
        raise NotYourOrder(order=number)
    return order


def _quarantined(offered: Offered, actor: Actor, error: DoorstepError, now: datetime) -> Receipt:
    payload = {
        "id": str(offered.id),
        "order": offered.order,
        "kind": offered.kind,
        "body": dict(offered.body),
        "occurred_at": offered.occurred_at.isoformat(),
        "happened": offered.happened,
    }
    quarantine(offered=payload, sender=actor, error=error, now=now)
    return Receipt(str(offered.id), "quarantined", error=error)


def _quarantined_raw(offered: Unreadable, actor: Actor, now: datetime) -> Receipt:
    error = EventUnreadable(fields=list(offered.problems), named=listed(offered.problems))
    payload = {"id": offered.id, "order": offered.order, "raw": offered.raw}
    quarantine(offered=payload, sender=actor, error=error, now=now)
    return Receipt(offered.id, "quarantined", error=error)


def _believed(device: Device, offered: Offered, now: datetime) -> Believed | None:
    skew = None if offered.skew_ms is None else timedelta(milliseconds=offered.skew_ms)
    said = Said(offered.occurred_at, device.sent_at, offered.uptime_ms, device.uptime_ms, skew)
    return believed(said, now)


def _is_plausible(at: datetime | None, order: Order, now: datetime) -> bool:
    return at is not None and order.received_at - _BEFORE_ORDER <= at <= now + CHECKED_SKEW


def _said_of_clock(device: Device, offered: Offered, now: datetime, found: Believed | None) -> dict[str, Any]:
    """What the log keeps of the phone's clock; `claimed_at` in its own spelling, `by` if corrected."""
    return {
        "id": device.id,
        "uptime_ms": offered.uptime_ms,
        "claimed_at": offered.occurred_at.isoformat(),
        "skew_s": round((device.sent_at - now).total_seconds()),
        **({"by": found.by} if found and found.by != "claimed" else {}),
    }


def require_named_in(*, number: str, sha256: str) -> None:
    """Raises NotFound unless the order's log names this evidence."""
    if not any(sha256 in evidence_of(entry.body) for entry in orders.entries_of(number)):
        raise NotFound(what=text("凭证", "evidence"))


def note_customers_seen(*, numbers: Sequence[str], actor: Actor, now: datetime) -> None:
    """Record that a technician's phone got these customers' data: once a day for each order (ETHIC-1)."""
    local = now.astimezone(ZONE)
    midnight = datetime.combine(local, time(), local.tzinfo)
    noted = accounts.orders_seen(actor=actor.id, role=actor.role, since=midnight)
    for order in orders.orders_named([number for number in numbers if number not in noted]):
        accounts_services.reveal(
            customer_id=order.customer_id,
            actor=actor.id,
            role=actor.role,
            purpose=f"{local:%Y-%m-%d} 当日任务下发到手机",
            order_number=order.number,
            now=now,
        )


def note_form_seen(*, order: Order, actor: Actor, now: datetime) -> None:
    """Record that someone opened the acceptance form, with the customer's name and address (ETHIC-1)."""
    accounts_services.reveal(
        customer_id=order.customer_id,
        actor=actor.id,
        role=actor.role,
        purpose="查看验收单",
        order_number=order.number,
        now=now,
        fields=(PersonalField.NAME, PersonalField.ADDRESS),
    )
