"""Append: lock the order, check, chain, insert, project, judge. One transaction, nothing half-done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import psycopg
from django.db import IntegrityError, transaction

from doorstep.core import chain
from doorstep.core.clock import whole_ms
from doorstep.core.errors import Text, text
from doorstep.core.field_problems import FieldProblem
from doorstep.orders import adding, reactions, recent, states
from doorstep.orders.clocks import clocks
from doorstep.orders.counting import count
from doorstep.orders.errors import EventConflict, RoleForbids, StateForbids, StepRefused
from doorstep.orders.events import KINDS, EventKind, bad_event, checked_body, kind_named
from doorstep.orders.judging import Docket, rulebook_for
from doorstep.orders.log import Actor, Entry, NewEvent, attributes, entry_hash, evaluation_log, said_anew
from doorstep.orders.models import Event, Order
from doorstep.orders.queries import entry_of, locked_order
from doorstep.orders.states import State
from doorstep.people.models import Grid
from doorstep.standards.gates import Attempt, Block, blocks, enabled
from doorstep.standards.language import Words

#: Which field of a body names an earlier event of the same log, and of which kinds (none: any).
_REFERENCES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "order.corrected": ("corrects", ()),
    "complaint.answered": ("complaint", ("complaint.made",)),
}

#: Columns of an order's row that an event may change.
_FOLLOWS_THE_LOG = (
    "state", "state_since_at", "seq", "head_hash", "next_due_at", "attributes", "grid",
)  # fmt: skip


def append(*, number: str, event: NewEvent, actor: Actor, now: datetime, happened: bool = False) -> Entry:
    """Add one event to an order's log and bring everything computed from it up to date, in one transaction.

    `happened`: it took place already (on a phone without network). Such a fact is kept even when a gate or
    the state forbids it, and becomes a finding; a request is refused. Decisions are refused in any case.
    The same id with the same content is acknowledged again and changes nothing. What the server adds to the
    body (`adding`) is no part of that content.

    Times go forward: an event is never recorded before the one before it, nor has it occurred later than it
    is recorded or earlier than the order came in; a time beyond these bounds is moved to them. A phone's own
    claim stays in `device`.

    Raises NotFound, UnknownEventKind, BadEvent, RoleForbids, StateForbids, StepRefused, EventConflict.
    """
    try:
        with transaction.atomic():
            return _append(number, event, actor, now, happened)
    except IntegrityError as error:
        cause = error.__cause__
        if isinstance(cause, psycopg.Error) and cause.diag.constraint_name == "orders_event_pkey":
            # The log of another order holds this id.
            raise EventConflict(event_id=str(event.id), order=number) from error
        raise


def _append(number: str, event: NewEvent, actor: Actor, now: datetime, happened: bool) -> Entry:
    order = locked_order(number)
    kind = kind_named(event.kind)
    event = replace(event, body=adding.said(kind, checked_body(kind, event.body)))
    whole = recent.read(order)
    entries = whole.entries
    # A hotel's log is long, and UUIDs compare slowly.
    wanted = event.id.int
    known = next((entry for entry in entries if entry.id.int == wanted), None)
    if known is not None:
        return _again(known, event, actor)
    _check_role(kind, actor)
    _check_reference(kind, event, entries)
    _check_grid(order, kind, event, actor)
    event = replace(event, body=adding.completed(order, kind, event.body))
    docket = Docket.stored(order, whole)
    now = max(whole_ms(now), docket.judged_until)
    event = replace(event, occurred_at=_between(entries[0].occurred_at, event.occurred_at, now))
    if not (happened and kind.nature == "fact"):
        _check_state(State(order.state), kind, event.body, actor)
        event = _through_gates(docket, event, actor, now)
    return record(order, docket, event, kind, actor, now, happened)


def _between(first: datetime, at: datetime, last: datetime) -> datetime:
    return whole_ms(min(max(first, at), last))


def record(
    order: Order,
    docket: Docket | None,
    event: NewEvent,
    kind: EventKind,
    actor: Actor,
    now: datetime,
    happened: bool,
) -> Entry:
    """Chain and insert a checked event on a locked order, then project, judge and react.

    The first event of an order has no docket yet.
    """
    entry = _insert(order, event, kind, actor, now, happened)
    advance_order(order, entry)
    reactions.project(order, entry)
    reactions.project_across(order, entry)
    if docket is None:
        docket = Docket.opened(order, entry)
    else:
        docket.add(entry)
    docket.save()
    count(order, entry, docket.rulebook)
    order.save(update_fields=_FOLLOWS_THE_LOG)
    recent.keep(order.number, docket.whole)
    reactions.react(order, entry)
    return entry


def advance_order(order: Order, entry: Entry) -> None:
    """The order's own columns after an entry (not saved)."""
    before = State(order.state) if entry.seq > 1 else None
    after = states.next_state(before, entry.kind, entry.body)
    if after is not before:
        order.state, order.state_since_at = after.value, entry.recorded_at
    order.seq, order.head_hash = entry.seq, entry.hash
    if entry.seq > 1 and (anew := said_anew(entry)):
        order.attributes = {**order.attributes, **anew}
        if "grid" in anew:
            order.grid = Grid.objects.get(code=anew["grid"])


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


def _again(known: Entry, event: NewEvent, actor: Actor) -> Entry:
    """The same id: acknowledged when everything that the sender says is the same, else a conflict.

    When it occurred is the sender's to say only where a phone says it; elsewhere it is our own clock's
    reading, which goes on between a request and its repetition.
    """
    said = (event.kind, dict(event.body), event.device.get("claimed_at"), str(actor))
    held = (known.kind, adding.without(known.kind, known.body), known.device.get("claimed_at"), known.actor)
    if said != held:
        raise EventConflict(event_id=str(event.id), order=known.number)
    return known


def _check_role(kind: EventKind, actor: Actor) -> None:
    who = states.who_may(kind.name)
    if actor.role not in who:
        raise RoleForbids(step=_text(kind.title), who=_listed(states.ROLE_TITLES[role] for role in who))


def _check_reference(kind: EventKind, event: NewEvent, entries: Sequence[Entry]) -> None:
    """A correction names an event of the same log, an answer the complaint that it answers."""
    field, kinds = _REFERENCES.get(kind.name, ("", ()))
    if field and not any(
        str(entry.id) == event.body[field] and (not kinds or entry.kind in kinds) for entry in entries
    ):
        raise bad_event(
            kind.name, [FieldProblem(field=field, zh="本工单没有这条记录", en="is no event of this order")]
        )


def _check_grid(order: Order, kind: EventKind, event: NewEvent, actor: Actor) -> None:
    """The desk gives an order to another grid of its unit, while no window of the present one is taken."""
    code = event.body.get("grid") if kind.name == "order.corrected" else None
    if code is None or code == order.grid.code:
        return
    if actor.role not in states.DESK:
        desk = _listed(states.ROLE_TITLES[role] for role in states.DESK)
        raise RoleForbids(step=text("换网格", "give to another grid"), who=desk)
    if not Grid.objects.filter(code=code, unit=order.unit_id).exists():
        problem = FieldProblem(
            field="grid",
            zh="不是本单位的网格：请取消本单，由对方单位建单",
            en="is no grid of this unit: cancel this order and have the other unit open one",
        )
    elif order.state != State.RECEIVED:
        problem = FieldProblem(
            field="grid",
            zh="时段已按原网格约好：请取消本单，按新网格重建",
            en="can't change, a window of the present grid is taken: cancel this order and open it anew",
        )
    else:
        return
    raise bad_event(kind.name, [problem])


def _check_state(state: State, kind: EventKind, body: Mapping[str, Any], actor: Actor) -> None:
    if states.fits_state(state, kind.name, body):
        return
    allowed = [_text(kind_named(verb).title) for verb in states.allowed_verbs(state, actor.role)]
    raise StateForbids(
        state=states.TITLES[state],
        step=_text(kind.title),
        allowed=_listed(allowed or [text("无", "nothing")]),
    )


def _through_gates(docket: Docket, event: NewEvent, actor: Actor, now: datetime) -> NewEvent:
    """The event at a time at which no gate forbids it. Raises StepRefused naming every gate that does.

    A request that comes after what a gate waits for did not take place before it, whatever a phone's clock
    says that runs a little behind: it takes place now.
    """
    gates = docket.rulebook.gates_before(event.kind)
    if not gates:
        return event

    def forbidding(at: datetime) -> list[Block]:
        return blocks(gates, docket.log, event.kind, event.body, at, clocks(), str(actor))

    if not forbidding(event.occurred_at):
        return event
    found = forbidding(now)
    if found:
        raise StepRefused(
            why=_listed(_text(block.title) for block in found),
            how=_listed([*(_text(block.mend) for block in found), *adding.told(event.kind, event.body)]),
            blocks=[described(block) for block in found],
        )
    return replace(event, occurred_at=now)


def enabled_now(
    entries: Sequence[Entry], attempts: Mapping[str, Attempt], at: datetime, actor: Actor
) -> dict[str, list[Block]]:
    """What the clauses of the order's own editions let `actor` do now: of each attempt, by its name, the
    gates that forbid it.
    """
    received = entries[0].body
    rulebook = rulebook_for(received)
    log = evaluation_log(entries, attributes(received))
    return enabled(rulebook, log, attempts, at, clocks(), str(actor))


def described(block: Block) -> dict[str, Any]:
    """A block as JSON, with the missing events by name."""
    return {
        "clause": block.clause_id,
        "source": block.source,
        "title": block.title.model_dump(),
        "mend": block.mend.model_dump(),
        "missing": [{"kind": kind, "title": _called(kind)} for kind in block.missing],
    }


def _called(kind: str) -> Text:
    """A clause may wait for an event that nobody can write yet."""
    known = KINDS.get(kind)
    return _text(known.title) if known else text(kind, kind)


def _text(words: Words) -> Text:
    return text(words.zh, words.en)


def _listed(lines: Iterable[Text]) -> Text:
    said = list(lines)
    return text("；".join(line["zh"] for line in said), "; ".join(line["en"] for line in said))
