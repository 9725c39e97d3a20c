"""One order in full: its page and its timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.core.errors import Text, text
from doorstep.orders import queries
from doorstep.orders.access import actor_of
from doorstep.orders.appending import described, enabled_now
from doorstep.orders.errors import LogBroken
from doorstep.orders.events import KINDS, kind_named
from doorstep.orders.judging import rulebook_for
from doorstep.orders.links import door_url
from doorstep.orders.log import Actor, Entry, attributes
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.proving import Fault as BrokenEntry
from doorstep.orders.proving import verify_order
from doorstep.orders.states import CREW, MOVES, ROLE_TITLES, State, allowed_verbs
from doorstep.people.access import DESK, Person
from doorstep.standards import queries as standards
from doorstep.standards.gates import Attempt, attempts_of
from doorstep.standards.language import Clause, Words
from doorstep.standards.steps import Step, catalogue
from doorstep.visits.evidence import missing_evidence
from doorstep.visits.guide import desk_steps
from doorstep.visits.rules import evidence_of, present_visit, proofs_of, told_to_crew
from doorstep.visits.step_schemas import FieldStep
from doorstep.web.intake import also_open
from doorstep.web.next_steps import failed_visit
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
from doorstep.web.telling import Known, body_lines

_UNNAMED = Words(zh="事件", en="Event")


def detail(order: Order, person: Person, now: datetime) -> OrderDetail:
    """The order's page for one reader. Raises LogBroken when the entry that opens the log was altered:
    nothing on the page would be what was ordered."""
    entries = queries.entries_of(order.number)
    if _opening_altered(verify_order(order, entries)):
        raise LogBroken(number=order.number)
    received = entries[0].body
    attrs = attributes(received)
    row = order_rows([order])[0]
    steps, verbs = catalogue().for_order(attrs), _verbs(State(order.state), entries, person.role)
    blocked = _blocked(order, verbs, steps, entries, actor_of(person), now)
    return OrderDetail(
        **row.model_dump(),
        need=received["need"],
        access=received["access"],
        port=received["port"],
        pon=received.get("pon"),
        also_open=also_open(order, person) if person.role in DESK else [],
        failed=failed_visit(order) if row.next_step else None,
        wish=Span(**received["wish"]) if received.get("wish") else None,
        contracted_down_mbps=attrs.get("contracted_down_mbps"),
        allowed=_allowed(verbs, blocked),
        editions=[_edition(pin) for pin in received["standards"]],
        steps=_progress(steps, entries, blocked),
        desk_steps=[FieldStep(**step) for step in desk_steps(rulebook_for(received), catalogue(), attrs)],
        door_link=door_url(order.number, now=now),
        has_acceptance=any(entry.kind == "acceptance.signed" for entry in entries),
        head_hash=order.head_hash,
        events=len(entries),
    )


def _verbs(state: State, entries: Iterable[Entry], role: str) -> list[str]:
    """As the table of states has it; nobody answers a complaint that was never made."""
    complained = any(entry.kind == "complaint.made" for entry in entries)
    return [verb for verb in allowed_verbs(state, role) if complained or verb != "complaint.answered"]


def _blocked(
    order: Order,
    verbs: Iterable[str],
    steps: Sequence[Step],
    entries: Sequence[Entry],
    actor: Actor,
    now: datetime,
) -> dict[str, list[BlockOut]]:
    """Which clause blocks what, by verb and by step: asked at once, for what brings the order forward."""
    said = {verb: _forward(State(order.state), verb) for verb in {*verbs, *(step.event for step in steps)}}
    attempts = {verb: Attempt(verb, said[verb]) for verb in verbs} | attempts_of(steps, said)
    found = enabled_now(entries, attempts, now, actor)
    return {name: [BlockOut(**described(block)) for block in blocks] for name, blocks in found.items()}


def _allowed(verbs: Iterable[str], blocked: Mapping[str, list[BlockOut]]) -> list[Allowed]:
    return [Allowed(verb=verb, title=kind_named(verb).title, blocked=blocked[verb]) for verb in verbs]


def _forward(state: State, verb: str) -> Mapping[str, Any]:
    """What the verb's body says when it brings the order forward, from this state or else from any: a gate
    may ask for it (a satisfied signature)."""
    moves = [move for move in MOVES if move.verb == verb]
    return next((move.when for move in moves if state in move.states), moves[0].when if moves else {})


def _edition(pin: Mapping[str, Any]) -> EditionOut:
    content = standards.standard_of(pin["edition"])
    return EditionOut(
        standard=pin["standard"], title=content.title, version=content.version, sha256=pin["edition"]
    )


def _progress(
    steps: Iterable[Step], entries: Sequence[Entry], blocked: Mapping[str, list[BlockOut]]
) -> list[StepProgress]:
    """Each step of the present visit, when it was last done, and what blocks it. A step that shares its event
    is told by what it fills."""
    visit = present_visit(entries)
    stages = {stage.id: stage.title for stage in catalogue().stages}
    progress = []
    for step in steps:
        done = [e for e in visit if e.kind == step.event and step.fills.items() <= dict(e.body).items()]
        progress.append(
            StepProgress(
                id=step.id,
                stage=step.stage,
                stage_title=stages[step.stage],
                title=step.title,
                done_at=done[-1].occurred_at if done else None,
                blocked=blocked[step.id],
            )
        )
    return progress


def timeline(order: Order, person: Person, now: datetime) -> Timeline:
    """The log in words, with proofs; those who make visits read no doubt that nobody has decided."""
    entries = queries.entries_of(order.number)
    faults = verify_order(order, entries)
    # Which editions rule the order stands in its opening entry: altered, nothing can be said of them.
    clauses = {} if _opening_altered(faults) else rulebook_for(entries[0].body).clauses
    return Timeline(
        now=now,
        events=told_events(told_to_crew(entries) if person.role in CREW else entries, clauses),
        clauses=_verdicts(order.number, clauses),
        chain_ok=not faults,
        faults=[Fault(seq=fault.seq, what=Words(**fault.what)) for fault in faults],
    )


def _opening_altered(faults: Sequence[BrokenEntry]) -> bool:
    return any(fault.seq == 1 for fault in faults)


def told_events(entries: Sequence[Entry], clauses: Mapping[str, Clause]) -> list[EventOut]:
    """Entries in words; `clauses`: those that rule them, by id."""
    absent = set(missing_evidence({sha for entry in entries for sha in evidence_of(entry.body)}))
    known = Known(
        people=names_of({person for entry in entries for person in _people(entry)}),
        clauses={clause.id: clause.title for clause in clauses.values()},
        events={str(entry.id): _numbered(entry) for entry in entries},
    )
    slots = _slot_titles(clauses.values())
    return [_event(entry, absent, known, slots) for entry in entries]


def _slot_titles(clauses: Iterable[Clause]) -> dict[str, Words]:
    """What each piece of evidence shows: as its step asks for it, else as its clause is called."""
    named = {proof.slot: clause.title for clause in clauses for proof in clause.evidence}
    steps = catalogue().by_id.values()
    asked = {each.slot: each.title for step in steps for each in step.inputs if each.slot}
    return named | asked


def _people(entry: Entry) -> Iterator[str]:
    yield Actor.parse(entry.actor).id
    if "technician" in entry.body:
        yield str(entry.body["technician"])


def _numbered(entry: Entry) -> Text:
    title = _title(entry)
    return text(f"第 {entry.seq} 条“{title.zh}”", f"#{entry.seq} {title.en}")


def _title(entry: Entry) -> Words:
    return KINDS[entry.kind].title if entry.kind in KINDS else _UNNAMED


def _event(entry: Entry, absent: set[str], known: Known, slots: Mapping[str, Words]) -> EventOut:
    actor = Actor.parse(entry.actor)
    lines = body_lines(entry.kind, entry.body, known)
    return EventOut(
        id=entry.id,
        seq=entry.seq,
        kind=entry.kind,
        title=_title(entry),
        actor=ActorOut(
            role=actor.role,
            role_title=Words(**ROLE_TITLES.get(actor.role, text(actor.role, actor.role))),
            name=known.people.get(actor.id, "") if actor.role != "customer" else "",
        ),
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        happened=entry.happened,
        late_s=max(0, round((entry.recorded_at - entry.occurred_at).total_seconds())),
        lines=[Line(label=Words(**label), value=Words(**value)) for label, value in lines],
        checks=list(entry.body.get("checks", ())),
        evidence=[_evidence(proof, absent, slots) for proof in proofs_of(entry.body)],
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
    return [
        _verdict(row, clauses[row.clause], history[row.clause])
        for row in queries.verdicts_now(number)
        if row.clause in clauses
    ]


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
