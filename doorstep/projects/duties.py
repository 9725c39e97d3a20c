"""What was promised on the telephone and what other departments have to do: each with its owner and due time,
until it is reported or closed (CALL-5, MANAGER-4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID, uuid5

from django.db import transaction

from doorstep.booking.events import CallOutcome
from doorstep.booking.services import record_call
from doorstep.core import ids
from doorstep.core.errors import NotFound, text
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.models import Event
from doorstep.orders.queries import entry_of
from doorstep.orders.states import ENDED
from doorstep.projects.account import lead_of
from doorstep.projects.errors import BadAccount, DutyDone
from doorstep.projects.models import RollOut
from doorstep.projects.opening import orders_of

Sort = Literal["promise", "task"]
About = Literal["problem", "negotiation", "product"]

#: What ends each of them.
ENDS: Final[Mapping[str, str]] = {"promise.made": "promise.reported", "task.opened": "task.closed"}
_KINDS: Final = (*ENDS, *ENDS.values())


@dataclass(frozen=True, slots=True)
class Duty:
    """A promise or a task. `id`: by which its end names it; `order`: in whose log it stands; `call`: in which
    it was promised; `by`: who noted it ("account_manager:wufan")."""

    id: str
    sort: Sort
    rollout: int
    order: str
    what: str
    owner: str
    due_at: datetime
    made_at: datetime
    by: str
    call: str = ""
    about: str = ""
    department: str = ""
    done_at: datetime | None = None
    result: str = ""

    def overdue(self, now: datetime) -> bool:
        """Not done, or done too late."""
        return (self.done_at or now) > self.due_at


@dataclass(frozen=True, slots=True)
class NewPromise:
    """`owner` blank: whoever promised it."""

    what: str
    due_at: datetime
    owner: str = ""


@transaction.atomic
def note_call(
    *,
    rollout: RollOut,
    id: UUID,
    purpose: str,
    outcome: CallOutcome,
    note: str,
    promises: Sequence[NewPromise] = (),
    actor: Actor,
    now: datetime,
) -> Entry:
    """Note a call with the hotel, what was said and what was promised in it. `id`: the sender's, so that the
    same sent again is noted once. Raises BadAccount (due time) and what orders.append raises.
    """
    if not Event.objects.filter(pk=id).exists():
        _check_due([each.due_at for each in promises], "promises", now)
    number = account_log(rollout)
    call = record_call(
        number=number, purpose=purpose, outcome=outcome, note=note, actor=actor, now=now, event_id=id
    )
    for place, each in enumerate(promises):
        _promise(number, call.id, each, uuid5(id, str(place)), actor, now)
    return call


def _promise(number: str, call: UUID, made: NewPromise, id: UUID, actor: Actor, now: datetime) -> Entry:
    body = {
        "promise": str(id),
        "call": str(call),
        "owner": made.owner.strip() or actor.id,
        "what": made.what,
        "due_at": made.due_at.isoformat(),
    }
    return append(number=number, event=NewEvent(id, "promise.made", body, now), actor=actor, now=now)


def report_promise(*, rollout: RollOut, promise: str, result: str, actor: Actor, now: datetime) -> Entry:
    """The caller was told what became of it. Raises NotFound, DutyDone."""
    return _end(rollout, "promise.made", "promise", promise, result, actor, now)


def open_task(
    *,
    rollout: RollOut,
    id: UUID,
    about: About,
    what: str,
    department: str,
    owner: str,
    due_at: datetime,
    actor: Actor,
    now: datetime,
) -> Entry:
    """Ask another department for something, with who does it and until when (MANAGER-4). `id`: the sender's.
    Raises BadAccount (due time) and what orders.append raises.
    """
    if not Event.objects.filter(pk=id).exists():
        _check_due([due_at], "due_at", now)
    body = {
        "task": str(id), "about": about, "what": what, "department": department, "owner": owner,
        "due_at": due_at.isoformat(),
    }  # fmt: skip
    event = NewEvent(id, "task.opened", body, now)
    return append(number=account_log(rollout), event=event, actor=actor, now=now)


def close_task(*, rollout: RollOut, task: str, result: str, actor: Actor, now: datetime) -> Entry:
    """The department has done it. Raises NotFound, DutyDone."""
    return _end(rollout, "task.opened", "task", task, result, actor, now)


def duties_of(rollouts: Iterable[RollOut]) -> list[Duty]:
    """Promises and tasks of these roll-outs, the earliest due first, in one query."""
    by_site = {each.site_id: each.pk for each in rollouts}
    rows = Event.objects.filter(order__site_id__in=by_site, kind__in=_KINDS).order_by("recorded_at", "seq")
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows.select_related("order"):
        sort: Sort = "promise" if row.kind.startswith("promise.") else "task"
        key = sort, str(row.body[sort])
        if row.kind in ENDS:
            found[key] = _begun(row, sort, by_site[row.order.site_id])
        elif key in found:
            found[key] |= {"done_at": row.occurred_at, "result": row.body["result"]}
    return sorted((Duty(**said) for said in found.values()), key=lambda duty: (duty.due_at, duty.id))


def calls_of(rollout: RollOut) -> list[Entry]:
    """Every call with the hotel, whichever of its orders it was noted on, the latest first."""
    rows = Event.objects.filter(order__in=orders_of(rollout), kind="call.made")
    return [entry_of(row) for row in rows.order_by("-occurred_at", "-seq")]


def account_log(rollout: RollOut) -> str:
    """The order in whose log the account manager's work stands now: the lead order; once it has ended the
    newest one that has not."""
    lead = lead_of(rollout)
    if lead.state not in ENDED:
        return lead.number
    later = orders_of(rollout).exclude(state__in=[state.value for state in ENDED]).last()
    return later.number if later is not None else lead.number


def _begun(row: Event, sort: Sort, rollout: int) -> dict[str, Any]:
    body = row.body
    return {
        "id": body[sort], "sort": sort, "rollout": rollout, "order": row.order_id, "what": body["what"],
        "owner": body["owner"], "due_at": datetime.fromisoformat(body["due_at"]),
        "made_at": row.occurred_at, "by": row.actor, "call": body.get("call", ""),
        "about": body.get("about", ""), "department": body.get("department", ""),
    }  # fmt: skip


def _end(rollout: RollOut, kind: str, field: str, id: str, result: str, actor: Actor, now: datetime) -> Entry:
    """Its end, in the same log."""
    rows = Event.objects.filter(order__in=orders_of(rollout), **{f"body__{field}": id})
    begun = rows.filter(kind=kind).first()
    if begun is None:
        raise NotFound(what=text("这件事项", "this duty"))
    if rows.filter(kind=ENDS[kind]).exists():
        raise DutyDone()
    event = NewEvent(ids.uuid7(now), ENDS[kind], {field: id, "result": result}, now)
    return append(number=begun.order_id, event=event, actor=actor, now=now)


def _check_due(dues: Sequence[datetime], field: str, now: datetime) -> None:
    if any(due <= now for due in dues):
        raise BadAccount(
            fields=[{"field": field, "zh": "期限要在现在之后", "en": "should be due later than now"}]
        )
