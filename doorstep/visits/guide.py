"""The guided visit: each step with its reasons, lines, checks, proofs and gates, from the order's clauses.

Pure. The phone gets the result in its day bundle and holds the gates offline; nothing of it is coded there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from doorstep.standards.compiling import Rule
from doorstep.standards.conditions import resolve
from doorstep.standards.gates import Wanted, need_of
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import Catalogue, Step

Json = dict[str, Any]


def guided_steps(rulebook: Rulebook, catalogue: Catalogue, order: Mapping[str, Any]) -> list[Json]:
    """The crew's steps of this order in order of work, each complete for one screen (FieldStep)."""
    return _complete(catalogue.for_order(order), rulebook, catalogue, order)


def desk_steps(rulebook: Rulebook, catalogue: Catalogue, order: Mapping[str, Any]) -> list[Json]:
    """The dispatcher's steps (the booking call), in the same shape."""
    return _complete(catalogue.at_desk(order), rulebook, catalogue, order)


def _complete(
    steps: Iterable[Step], rulebook: Rulebook, catalogue: Catalogue, order: Mapping[str, Any]
) -> list[Json]:
    stages = {stage.id: stage.title.model_dump() for stage in catalogue.stages}
    return [_step(step, stages[step.stage], rulebook, order) for step in steps]


def _step(step: Step, stage_title: Json, rulebook: Rulebook, order: Mapping[str, Any]) -> Json:
    rules = [rule for rule in rulebook.at_step.get(step.id, ()) if applies(rule, order)]
    gates = [rule for rule in rulebook.gates_before(step.event) if applies(rule, order)]
    # A gate before everything (a complete booking) is no reason for this step more than for any other.
    guards = [rule for rule in gates if step.event in rule.guards]
    return {
        "id": step.id,
        "stage": step.stage,
        "stage_title": stage_title,
        "event": step.event,
        "title": step.title.model_dump(),
        "fills": step.fills,
        "repeatable": step.repeatable,
        "by_customer": step.by_customer,
        "do": [
            line.model_dump() for line in (*step.do, *(line for rule in rules for line in rule.clause.do))
        ],
        "inputs": [each.model_dump() for each in step.inputs],
        "why": [_reason(rule) for rule in _distinct([*rules, *_opened_by(step, rulebook, order), *guards])],
        "say": [_lines(rule) for rule in rules if rule.clause.say],
        "checks": [_named(rule) for rule in rules if is_confirmation(rule)],
        "show": [_proof(rule, each.slot, each.type) for rule in rules for each in rule.clause.evidence],
        "limits": [_limit(rule, step, order) for rule in rules if _judges_body(rule, step)],
        "gates": [gate for rule in gates if (gate := _gate(rule, order)) is not None],
    }


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


def _judges_body(rule: Rule, step: Step) -> bool:
    """A clause that looks at what this step enters (light within limits, speed against the contract)."""
    target = rule.target
    named = rule.clause.template is not None and rule.clause.control in ("check", "gate")
    if not named or target is None or target.by_actor:
        return False
    return step.event in target.kinds and bool(target.when)


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


def _limit(rule: Rule, step: Step, order: Mapping[str, Any]) -> Json:
    assert rule.target is not None
    return {**_named(rule), "when": resolve(rule.target.when, {}, order)}


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
    }


def _selection(wanted: Wanted) -> Json:
    return {"kinds": list(wanted.kinds), "when": dict(wanted.when)}


#: What a product takes from the van.
_LOADS: Mapping[str, Json] = {
    "broadband": {"zh": "光猫", "en": "Optical modem"},
    "iptv": {"zh": "机顶盒", "en": "Set-top box"},
    "voice": {"zh": "话机", "en": "Telephone"},
}


def load_list(orders: Sequence[Mapping[str, Any]]) -> list[Json]:
    """Devices to load for the day's installs and changes, one a product: [{what, count}]."""
    counts: dict[str, int] = {}
    for order in orders:
        if order["kind"] in ("install", "change"):
            for product in order["products"]:
                counts[product] = counts.get(product, 0) + 1
    return [{"what": dict(_LOADS[product]), "count": count} for product, count in counts.items()]
