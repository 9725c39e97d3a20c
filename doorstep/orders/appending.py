"""Append: lock the order, check, chain, insert, project, judge. One transaction, nothing half-done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from doorstep.core import chain
from doorstep.core.errors import NotFound, Text, text
from doorstep.orders import reactions, states
from doorstep.orders.clocks import clocks
from doorstep.orders.errors import EventConflict, RoleForbids, StateForbids, StepRefused
from doorstep.orders.events import EventKind, checked_body, kind_named
from doorstep.orders.judging import judge, rulebook_for
from doorstep.orders.log import Actor, Entry, NewEvent, attributes, entry_hash, evaluation_log
from doorstep.orders.models import Event, Order
from doorstep.orders.queries import entries_of, entry_of
from doorstep.orders.states import State
from doorstep.standards.gates import Block, blocks


@transaction.atomic
def append(*, number: str, event: NewEvent, actor: Actor, now: datetime, happened: bool = False) -> Entry:
    """Add one event to an order's log and bring everything computed from it up to date.

    `happened`: it took place already (on a phone without network). Such a fact is kept even when a gate or the
    state forbids it, and becomes a finding; a request is refused. Decisions are refused in any case.
    The same id with the same content is acknowledged again and changes nothing.

    Raises NotFound, UnknownEventKind, BadEvent, RoleForbids, StateForbids, StepRefused, EventConflict.
    """
    order = Order.objects.select_for_update(no_key=True).filter(number=number).first()
    if order is None:
        raise NotFound(what=text(f"工单 {number}", f"order {number}"))
    kind = kind_named(event.kind)
    body = checked_body(kind, event.body)
    event = NewEvent(event.id, event.kind, body, event.occurred_at, event.device)
    known = Event.objects.filter(id=event.id).first()
    if known is not None:
        return _again(entry_of(known), event, number, actor)
    entries = entries_of(number)
    _check_role(kind, actor)
    must_be_kept = happened and kind.nature == "fact"
    if not must_be_kept:
        _check_state(State(order.state), kind, body, actor)
        _check_gates(entries, event, now)
    return record(order, entries, event, kind, actor, now, happened)


def record(
    order: Order,
    entries: Sequence[Entry],
    event: NewEvent,
    kind: EventKind,
    actor: Actor,
    now: datetime,
    happened: bool,
) -> Entry:
    """Chain and insert a checked event on a locked order, then project, judge and react."""
    entry = _insert(order, event, kind, actor, now, happened)
    log = [*entries, entry]
    advance_order(order, entry)
    reactions.project(order, entry)
    judge(order, log, now, entry.id)
    order.save(update_fields=["state", "state_since_at", "seq", "head_hash", "next_due_at"])
    reactions.react(order, entry)
    return entry


def advance_order(order: Order, entry: Entry) -> None:
    """The order's own columns after an entry (not saved)."""
    before = State(order.state) if entry.seq > 1 else None
    after = states.next_state(before, entry.kind, entry.body)
    if after is not before:
        order.state, order.state_since_at = after.value, entry.recorded_at
    order.seq, order.head_hash = entry.seq, entry.hash


def _insert(
    order: Order, event: NewEvent, kind: EventKind, actor: Actor, now: datetime, happened: bool
) -> Entry:
    seq, previous = order.seq + 1, order.head_hash or chain.GENESIS
    hashed = entry_hash(
        event=event,
        number=order.number,
        seq=seq,
        version=kind.version,
        actor=str(actor),
        recorded_at=now,
        happened=happened,
        previous_hash=previous,
    )
    row = Event.objects.create(
        id=event.id,
        order=order,
        seq=seq,
        kind=kind.name,
        version=kind.version,
        actor=str(actor),
        occurred_at=event.occurred_at,
        recorded_at=now,
        happened=happened,
        device=dict(event.device),
        body=dict(event.body),
        previous_hash=previous,
        hash=hashed,
    )
    return entry_of(row)


def _again(known: Entry, event: NewEvent, number: str, actor: Actor) -> Entry:
    """The same id: acknowledged when everything that the sender says is the same, else a conflict."""
    said = (number, event.kind, dict(event.body), _claimed(event), str(actor))
    held = (known.number, known.kind, dict(known.body), _claimed(known), known.actor)
    if said != held:
        raise EventConflict(event_id=str(event.id), order=number)
    return known


def _claimed(event: NewEvent | Entry) -> str:
    """The sender's own time: a phone's clock may be corrected differently each time that it sends."""
    return str(event.device.get("claimed_at") or chain.stamp(event.occurred_at))


def _check_role(kind: EventKind, actor: Actor) -> None:
    who = states.who_may(kind.name)
    if actor.role not in who:
        raise RoleForbids(step=_title(kind), who=_listed([states.ROLE_TITLES[role] for role in who]))


def _check_state(state: State, kind: EventKind, body: Mapping[str, Any], actor: Actor) -> None:
    if states.fits_state(state, kind.name, body):
        return
    allowed = [_title(kind_named(verb)) for verb in states.allowed_verbs(state, actor.role)]
    raise StateForbids(
        state=states.TITLES[state], step=_title(kind), allowed=_listed(allowed or [text("无", "nothing")])
    )


def _check_gates(entries: Sequence[Entry], event: NewEvent, now: datetime) -> None:
    """Raises StepRefused naming every gate that the step would break."""
    if not entries:
        return
    found = blocking(entries, event.kind, event.body, now)
    if found:
        raise StepRefused(
            why=_listed([block.title.model_dump() for block in found]),  # type: ignore[misc]
            how=_listed([block.mend.model_dump() for block in found]),  # type: ignore[misc]
            blocks=[described(block) for block in found],
        )


def blocking(entries: Sequence[Entry], kind: str, body: Mapping[str, Any], at: datetime) -> list[Block]:
    """The gates of the order's own editions that forbid `kind` now."""
    received = dict(entries[0].body)
    gates = rulebook_for(received).gates_before(kind)
    if not gates:
        return []
    log = evaluation_log(entries, attributes(received))
    return blocks(gates, log, kind, body, at, clocks())


def described(block: Block) -> dict[str, Any]:
    """A block as JSON, with the missing events by name."""
    return {
        "clause": block.clause_id,
        "source": block.source,
        "title": block.title.model_dump(),
        "mend": block.mend.model_dump(),
        "missing": [{"kind": kind, "title": _title(kind_named(kind))} for kind in block.missing],
    }


def _title(kind: EventKind) -> Text:
    return text(kind.title.zh, kind.title.en)


def _listed(lines: Sequence[Text]) -> Text:
    return text("；".join(line["zh"] for line in lines), "; ".join(line["en"] for line in lines))
