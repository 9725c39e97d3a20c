"""The verbs of the visit: a phone's batch of events into the logs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from doorstep.accounts import queries as accounts
from doorstep.accounts import services as accounts_services
from doorstep.core.errors import DoorstepError, NotFound, text
from doorstep.orders import queries as orders
from doorstep.orders.appending import append
from doorstep.orders.errors import StateForbids, StepRefused
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.services import quarantine
from doorstep.visits.errors import NotYourOrder
from doorstep.visits.evidence import missing_evidence

#: A phone's clock may be this far off before its times are corrected by what it said of its own clock.
CHECKED_SKEW = timedelta(minutes=2)

Status = Literal["accepted", "repeated", "refused", "quarantined"]


@dataclass(frozen=True, slots=True)
class Offered:
    """An event as a phone sends it. `happened`: it took place while the phone was offline."""

    id: UUID
    order: str
    kind: str
    body: Mapping[str, Any]
    occurred_at: datetime
    uptime_ms: int
    happened: bool


@dataclass(frozen=True, slots=True)
class Device:
    """The phone that sends: its own id, and what its clock says at the moment of sending."""

    id: str
    uptime_ms: int
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one offered event. The phone deletes nothing before `accepted` or `repeated`."""

    id: UUID
    status: Status
    entry: Entry | None
    state: str | None
    missing_evidence: tuple[str, ...]
    error: DoorstepError | None


def sync(*, device: Device, offered: Sequence[Offered], actor: Actor, now: datetime) -> list[Receipt]:
    """Take a batch in the order in which it was done. Each event stands for itself: one that can't be taken is
    kept in quarantine and does not hold up the others.

    A request (`happened` false) that a gate or the state forbids is refused and not kept: nothing took place.
    """
    return [_take(device, each, actor, now) for each in offered]


def _take(device: Device, offered: Offered, actor: Actor, now: datetime) -> Receipt:
    try:
        return _appended(device, offered, actor, now)
    except (StepRefused, StateForbids) as error:
        if not offered.happened:
            return Receipt(offered.id, "refused", None, None, (), error)
        return _quarantined(offered, actor, error, now)
    except DoorstepError as error:
        return _quarantined(offered, actor, error, now)


def _appended(device: Device, offered: Offered, actor: Actor, now: datetime) -> Receipt:
    require_own_order(number=offered.order, actor=actor)
    known = orders.entry_exists(offered.id)
    entry = append(
        number=offered.order,
        event=_event(device, offered, now),
        actor=actor,
        now=now,
        happened=offered.happened,
    )
    missing = missing_evidence(evidence_of(entry.body))
    state = orders.order_named(offered.order).state
    return Receipt(offered.id, "repeated" if known else "accepted", entry, state, tuple(missing), None)


def require_own_order(*, number: str, actor: Actor) -> None:
    """Raises NotYourOrder unless the technician was at some time assigned to it (work done before it was taken
    away is still his to report). Raises NotFound."""
    orders.order_named(number)
    if not orders.ever_assigned(number, actor.id):
        raise NotYourOrder(order=number)


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
    return Receipt(offered.id, "quarantined", None, None, (), error)


def _event(device: Device, offered: Offered, now: datetime) -> NewEvent:
    """Device time counts when the phone's clock agrees with ours; else it is corrected by the difference, and
    the log keeps what the phone claimed."""
    skew = device.sent_at - now
    corrected = offered.occurred_at - skew if abs(skew) > CHECKED_SKEW else offered.occurred_at
    clock = {
        "id": device.id,
        "uptime_ms": offered.uptime_ms,
        "claimed_at": offered.occurred_at.isoformat(),
        "skew_s": round(skew.total_seconds()),
    }
    return NewEvent(offered.id, offered.kind, offered.body, min(corrected, now), clock)


def evidence_of(body: Mapping[str, Any]) -> set[str]:
    """The hashes of all evidence that an event names."""
    hashes = {proof["sha256"] for proof in body.get("evidence", ())}
    if isinstance(body.get("signature"), Mapping):
        hashes.add(body["signature"]["sha256"])
    return hashes


def require_named_in(*, number: str, sha256: str) -> None:
    """Raises NotFound unless the order's log names this evidence."""
    if not any(sha256 in evidence_of(entry.body) for entry in orders.entries_of(number)):
        raise NotFound(what=text("凭证", "evidence"))


def note_customers_seen(*, numbers: Sequence[str], actor: Actor, day: date, now: datetime) -> None:
    """Record that a technician's phone got these customers' data: once a day for each order (ETHIC-1)."""
    noted = accounts.orders_seen(actor=actor.id, role=actor.role, since=now - timedelta(hours=20))
    for order in orders.orders_named([number for number in numbers if number not in noted]):
        accounts_services.reveal(
            customer_id=order.customer_id,
            actor=actor.id,
            role=actor.role,
            purpose=f"{day:%Y-%m-%d} 上门任务下发到手机",
            order_number=order.number,
            now=now,
        )
