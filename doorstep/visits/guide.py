"""The guided visit: each step with its reasons, lines, checks, proofs and gates, from the order's clauses.

Pure. The phone gets the result in its day bundle and holds the gates offline; nothing of it is coded there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from doorstep.standards.compiling import Rule
from doorstep.standards.conditions import fields_in
from doorstep.standards.gates import Wanted, need_of
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import Catalogue, Step
from doorstep.visits import timers as clocks
from doorstep.visits.loads import loads, needed
from doorstep.visits.readings.limits import limits_of

Json = dict[str, Any]

#: What a crew records beside the steps of the flow: on the telephone, and when a visit can't go on.
_TELEPHONE: Final = ("call.held", "call.resumed", "callback.promised", "callback.made")
_ENDINGS: Final = ("visit.failed", "order.suspended")
#: In the rooms of a hotel, and at its front desk; most have a step of the room's flow besides.
_ROOMS: Final = (
    "room.knocked", "guest.greeted", "room.opened", "room.mapped", "room.unmapped", "room.finished",
    "room.deferred", "room.noted", "guest.asked", "guest.answered", "guest.requested", "frontdesk.told",
    "next_visit.agreed",
)  # fmt: skip
#: Attributes that make an order press; what a clause says for these alone stands out.
_PRESSING: Final = ("emergency", "same_day")
#: The document whose lines to say are answers to objections.
_OBJECTIONS: Final = "COACH"


def guided_steps(rulebook: Rulebook, catalogue: Catalogue, order: Mapping[str, Any]) -> list[Json]:
    """The crew's steps of this order in order of work, each complete for one screen (FieldStep)."""
    return _complete(catalogue.for_order(order), rulebook, catalogue, order)


def desk_steps(rulebook: Rulebook, catalogue: Catalogue, order: Mapping[str, Any]) -> list[Json]:
    """The dispatcher's steps (the booking call), in the same shape."""
    return _complete(catalogue.at_desk(order), rulebook, catalogue, order)


def room_flow(
    rulebook: Rulebook, catalogue: Catalogue, order: Mapping[str, Any], *, occupied: bool
) -> list[Json]:
    """The steps in a room of a hotel, with a guest in it or without, in the same shape."""
    return _complete(catalogue.for_room(occupied=occupied), rulebook, catalogue, order)


def order_timers(rulebook: Rulebook, catalogue: Catalogue, order: Mapping[str, Any]) -> list[Json]:
    """The clauses' clocks that this order's crew can stop (FieldTimer)."""
    return clocks.timers(rulebook, order, catalogue.for_order(order), _beside(order))


def loose_gates(rulebook: Rulebook, order: Mapping[str, Any]) -> list[Json]:
    """The gates before what is recorded beside the steps: [{kind, gates}], kinds without any left out."""
    found = [(kind, _gates(rulebook, kind, order)) for kind in (*_beside(order), *_ENDINGS)]
    return [{"kind": kind, "gates": gates} for kind, gates in found if gates]


def calls(rulebook: Rulebook, catalogue: Catalogue, order: Mapping[str, Any]) -> list[Json]:
    """What to say on the telephone and how it may end, by the purpose of the call (FieldCall)."""
    steps = [*catalogue.for_order(order), *catalogue.at_desk(order)]
    return [
        {
            "purpose": step.fills["purpose"],
            "title": step.title.model_dump(),
            "say": [_lines(rule) for rule in _at(rulebook, step, order) if rule.clause.say],
            "outcomes": [
                option.model_dump()
                for each in step.inputs
                if each.name == "outcome"
                for option in each.options
            ],
        }
        for step in steps
        if step.event == "call.made"
    ]


def pressing(rulebook: Rulebook, order: Mapping[str, Any]) -> list[Json]:
    """What is to be done on an emergency or a same-day order and on no other (Pressing)."""
    return [
        {**_named(rule), "lines": [line.model_dump() for line in rule.clause.do]}
        for rule in rulebook.rules
        if rule.clause.do
        and any(order.get(name) for name in _PRESSING if name in fields_in(rule.scope_when))
        and applies(rule, order)
    ]


def objections(rulebook: Rulebook, catalogue: Catalogue) -> list[Json]:
    """The whole library of answers to objections, whatever order they are for (COACH-1)."""
    return [
        {
            **_named(rule),
            "why": rule.clause.why.model_dump() if rule.clause.why else None,
            "step": catalogue.by_id[rule.clause.step].title.model_dump() if rule.clause.step else None,
            "lines": [line.model_dump() for line in rule.clause.say],
        }
        for rule in rulebook.rules
        if rule.clause.say and any(source.startswith(f"{_OBJECTIONS}-") for source in rule.clause.sources)
    ]


def _beside(order: Mapping[str, Any]) -> tuple[str, ...]:
    """What this order's crew records beside the steps of the visit."""
    return (*_TELEPHONE, *_ROOMS) if "rollout" in order else _TELEPHONE


def _complete(
    steps: Iterable[Step], rulebook: Rulebook, catalogue: Catalogue, order: Mapping[str, Any]
) -> list[Json]:
    stages = {stage.id: stage.title.model_dump() for stage in catalogue.stages}
    return [_step(step, stages[step.stage], rulebook, order) for step in steps]


def _step(step: Step, stage_title: Json, rulebook: Rulebook, order: Mapping[str, Any]) -> Json:
    rules = _at(rulebook, step, order)
    gates = [rule for rule in rulebook.gates_before(step.event) if applies(rule, order)]
    # A gate before everything (a complete booking) is no reason for this step more than for any other.
    guards = [rule for rule in gates if step.event in rule.guards]
    reasons = [rule for rule in rules if rule.clause.control != "ban"]
    return {
        "id": step.id,
        "stage": step.stage,
        "stage_title": stage_title,
        "event": step.event,
        "title": step.title.model_dump(),
        "fills": step.fills,
        "repeatable": step.repeatable,
        "by_customer": step.by_customer,
        "screen": step.screen,
        "do": [
            line.model_dump() for line in (*step.do, *(line for rule in rules for line in rule.clause.do))
        ],
        "inputs": [each.model_dump() for each in step.inputs],
        "why": [_reason(rule) for rule in _distinct([*reasons, *_opened_by(step, rulebook, order), *guards])],
        "say": [_lines(rule) for rule in rules if rule.clause.say],
        "checks": [_named(rule) for rule in rules if is_confirmation(rule)],
        "show": [_proof(rule, each.slot, each.type) for rule in rules for each in rule.clause.evidence],
        "limits3": limits_of(step, rules, order),
        "gates": _gates(rulebook, step.event, order),
        "avoid": [_named(rule) for rule in rules if rule.clause.control == "ban"],
    }


def _at(rulebook: Rulebook, step: Step, order: Mapping[str, Any]) -> list[Rule]:
    return [rule for rule in rulebook.at_step.get(step.id, ()) if applies(rule, order)]


def _gates(rulebook: Rulebook, kind: str, order: Mapping[str, Any]) -> list[Json]:
    rules = [rule for rule in rulebook.gates_before(kind) if applies(rule, order)]
    return [gate for rule in rules if (gate := _gate(rule, order)) is not None]


def _opened_by(step: Step, rulebook: Rulebook, order: Mapping[str, Any]) -> list[Rule]:
    """The gates that wait for this step: what would stay closed without it."""
    return [
        rule
        for rule in rulebook.rules
        if rule.is_gate and rule.target and step.event in rule.target.kinds and applies(rule, order)
    ]


def applies(rule: Rule, order: Mapping[str, Any]) -> bool:
    return rule.scope is None or rule.scope(order, order)


def is_confirmation(rule: Rule) -> bool:
    """A check without photo or reading: the technician confirms it by its clause id."""
    return rule.clause.control == "check" and rule.clause.template is None and not rule.clause.evidence


def _distinct(rules: Iterable[Rule]) -> list[Rule]:
    return list({rule.id: rule for rule in rules}.values())


def _named(rule: Rule) -> Json:
    return {
        "clause": rule.id,
        "source": ", ".join(rule.clause.sources),
        "title": rule.clause.title.model_dump(),
    }


def _reason(rule: Rule) -> Json:
    why = rule.clause.why.model_dump() if rule.clause.why else None
    return {**_named(rule), "why": why, "severity": rule.clause.severity, "control": rule.clause.control}


def _lines(rule: Rule) -> Json:
    return {"clause": rule.id, "lines": [line.model_dump() for line in rule.clause.say]}


def _proof(rule: Rule, slot: str, type: str) -> Json:
    return {**_named(rule), "slot": slot, "type": type}


def _gate(rule: Rule, order: Mapping[str, Any]) -> Json | None:
    """A gate as the phone holds it; None for a shape that only the server judges."""
    need = need_of(rule, order)
    if need is None:
        return None
    return {
        **_named(rule),
        "mend": (rule.clause.mend or rule.clause.title).model_dump(),
        "when": dict(need.activation.when),
        "needs": _selection(need.needs),
        "since": _selection(need.since) if need.since else None,
        "correlate": list(need.correlate),
    }


def _selection(wanted: Wanted) -> Json:
    return {"kinds": list(wanted.kinds), "when": dict(wanted.when)}


def load_list(orders: Sequence[Mapping[str, Any]]) -> list[Json]:
    """Devices to load for orders with these attributes (Load)."""
    return needed(loads().devices, orders)


def material_list(orders: Sequence[Mapping[str, Any]]) -> list[Json]:
    """Materials to load for orders with these attributes (Load)."""
    return needed(loads().materials, orders)
