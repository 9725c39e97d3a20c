"""One order in full: its page and its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.orders import queries
from doorstep.orders.appending import blocking, described
from doorstep.orders.events import KINDS, kind_named
from doorstep.orders.judging import rulebook_for
from doorstep.orders.links import door_url
from doorstep.orders.log import Actor, Entry, attributes
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.proving import verify_order
from doorstep.orders.states import ROLE_TITLES, State, allowed_verbs
from doorstep.people.access import Person
from doorstep.standards import queries as standards
from doorstep.standards.language import Clause, Words
from doorstep.standards.steps import catalogue
from doorstep.visits.evidence import missing_evidence
from doorstep.visits.guide import desk_steps
from doorstep.visits.schemas import FieldStep
from doorstep.visits.services import evidence_of
from doorstep.web.order_lists import names_of, order_rows
from doorstep.web.order_schemas import (
    ActorOut,
    Allowed,
    BlockOut,
    ClauseVerdict,
    EditionOut,
    EventOut,
    EvidenceRef,
    Fault,
    Interval,
    Line,
    OrderDetail,
    Span,
    StepProgress,
    Timeline,
)
from doorstep.web.telling import body_lines

_UNNAMED = Words(zh="事件", en="Event")


def detail(order: Order, person: Person, now: datetime) -> OrderDetail:
    """The order's page for one reader."""
    entries = queries.entries_of(order.number)
    received = dict(entries[0].body)
    attrs = attributes(received)
    row = order_rows([order])[0]
    return OrderDetail(
        **row.model_dump(),
        need=received["need"],
        access=received["access"],
        port=received["port"],
        wish=Span(**received["wish"]) if received.get("wish") else None,
        contracted_down_mbps=attrs.get("contracted_down_mbps"),
        allowed=_allowed(order, person.role, entries, now),
        editions=[_edition(pin) for pin in received["standards"]],
        steps=_progress(entries, attrs),
        desk_steps=[FieldStep(**step) for step in desk_steps(rulebook_for(received), catalogue(), attrs)],
        door_link=door_url(order.number, now=now),
        has_acceptance=any(entry.kind == "acceptance.signed" for entry in entries),
        head_hash=order.head_hash,
        events=len(entries),
    )


def _allowed(order: Order, role: str, entries: Sequence[Entry], now: datetime) -> list[Allowed]:
    return [
        Allowed(
            verb=verb,
            title=kind_named(verb).title,
            blocked=[BlockOut(**described(block)) for block in blocking(entries, verb, {}, now)],
        )
        for verb in allowed_verbs(State(order.state), role)
    ]


def _edition(pin: Mapping[str, Any]) -> EditionOut:
    content = standards.standard_of(pin["edition"])
    return EditionOut(
        standard=pin["standard"], title=content.title, version=content.version, sha256=pin["edition"]
    )


def _progress(entries: Sequence[Entry], attrs: Mapping[str, Any]) -> list[StepProgress]:
    """Each step of the visit, and when it was last done. A step that shares its event is told by what it fills."""
    stages = {stage.id: stage.title for stage in catalogue().stages}
    progress = []
    for step in catalogue().for_order(attrs):
        done = [e for e in entries if e.kind == step.event and step.fills.items() <= dict(e.body).items()]
        progress.append(
            StepProgress(
                id=step.id,
                stage=step.stage,
                stage_title=stages[step.stage],
                title=step.title,
                done_at=done[-1].occurred_at if done else None,
            )
        )
    return progress


def timeline(order: Order, now: datetime) -> Timeline:
    """The log in words, with proofs."""
    entries = queries.entries_of(order.number)
    clauses = rulebook_for(dict(entries[0].body)).clauses
    faults = verify_order(order, entries)
    return Timeline(
        now=now,
        events=_events(entries, _slot_titles(clauses.values())),
        clauses=_verdicts(order.number, clauses),
        chain_ok=not faults,
        faults=[Fault(seq=fault.seq, what=Words(**fault.what)) for fault in faults],
    )


def _slot_titles(clauses: Iterable[Clause]) -> dict[str, Words]:
    """What each piece of evidence shows: as its step asks for it, else as its clause is called."""
    named = {proof.slot: clause.title for clause in clauses for proof in clause.evidence}
    asked = {each.slot: each.title for step in catalogue().steps for each in step.inputs if each.slot}
    return named | asked


def _events(entries: Sequence[Entry], slots: Mapping[str, Words]) -> list[EventOut]:
    absent = set(missing_evidence({sha for entry in entries for sha in evidence_of(entry.body)}))
    names = names_of({Actor.parse(entry.actor).id for entry in entries})
    return [_event(entry, absent, names, slots) for entry in entries]


def _event(entry: Entry, absent: set[str], names: Mapping[str, str], slots: Mapping[str, Words]) -> EventOut:
    actor = Actor.parse(entry.actor)
    proofs = [*entry.body.get("evidence", ())]
    if isinstance(entry.body.get("signature"), Mapping):
        proofs.append(entry.body["signature"])
    return EventOut(
        id=entry.id,
        seq=entry.seq,
        kind=entry.kind,
        title=KINDS[entry.kind].title if entry.kind in KINDS else _UNNAMED,
        actor=ActorOut(
            role=actor.role,
            role_title=Words(**ROLE_TITLES[actor.role]),
            name=names.get(actor.id, "") if actor.role != "customer" else "",
        ),
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        happened=entry.happened,
        late_s=max(0, round((entry.recorded_at - entry.occurred_at).total_seconds())),
        lines=[
            Line(label=Words(**label), value=Words(**value))
            for label, value in body_lines(entry.kind, entry.body)
        ],
        checks=list(entry.body.get("checks", ())),
        evidence=[_evidence(proof, absent, slots) for proof in proofs],
        hash=entry.hash,
        previous_hash=entry.previous_hash,
        corrects=entry.body.get("corrects"),
    )


def _evidence(proof: Mapping[str, str], absent: set[str], slots: Mapping[str, Words]) -> EvidenceRef:
    return EvidenceRef(
        slot=proof["slot"],
        title=slots.get(proof["slot"]),
        sha256=proof["sha256"],
        media_type=proof["media_type"],
        arrived=proof["sha256"] not in absent,
    )


def _verdicts(number: str, clauses: Mapping[str, Clause]) -> list[ClauseVerdict]:
    history: dict[str, list[VerdictInterval]] = {}
    for row in queries.verdict_history(number):
        history.setdefault(row.clause, []).append(row)
    return [_verdict(row, clauses[row.clause], history[row.clause]) for row in queries.verdicts_now(number)]


def _verdict(row: VerdictInterval, clause: Clause, history: Sequence[VerdictInterval]) -> ClauseVerdict:
    return ClauseVerdict(
        clause=clause.id,
        standard=row.standard,
        source=", ".join(clause.sources),
        control=clause.control,
        severity=clause.severity,
        title=clause.title,
        why=clause.why,
        mend=clause.mend,
        outcome=row.outcome,
        final=row.final,
        due_at=row.due_at,
        violated_at=row.violated_at,
        remedied_at=row.remedied_at,
        witnesses=[UUID(each) for each in row.witnesses],
        since_at=row.from_at,
        history=[Interval(outcome=each.outcome, from_at=each.from_at, to_at=each.to_at) for each in history],
    )
