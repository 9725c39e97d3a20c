"""What an order's clauses ask of each number of a step, as three levels. Pure: the phone gets the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from doorstep.standards.compiling import Rule
from doorstep.standards.conditions import resolve
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import Step, catalogue
from doorstep.visits.readings.rules import Bounds

Json = dict[str, Any]


def limits_of(step: Step, rules: Iterable[Rule], order: Mapping[str, Any]) -> list[Json]:
    """The limits of the step's numbers (Limits3), by the rules that apply to the order at this step."""
    judging = [rule for rule in rules if _judges(rule, step.event)]
    found = []
    for each in step.inputs:
        clauses = _asked(judging, each.name, order) if each.type == "number" else []
        if clauses:
            bounds = _together(clauses)
            found.append(
                {
                    "input": each.name,
                    "unit": each.unit,
                    "low": bounds.low,
                    "low_aim": bounds.low_aim,
                    "high_aim": bounds.high_aim,
                    "high": bounds.high,
                    "clauses": clauses,
                }
            )
    return found


def bounds_of(rulebook: Rulebook, order: Mapping[str, Any], kind: str, name: str) -> Bounds:
    """Of one number of the order's events of this kind; no bounds where nothing is asked of it."""
    for step in catalogue().for_order(order):
        rules = (
            rule for rule in rulebook.at_step.get(step.id, ()) if not rule.scope or rule.scope(order, order)
        )
        for each in limits_of(step, rules, order) if step.event == kind else ():
            if each["input"] == name:
                return Bounds(each["low"], each["low_aim"], each["high_aim"], each["high"])
    return Bounds()


def _judges(rule: Rule, kind: str) -> bool:
    """A clause that looks at what this step enters (light within limits, speed against the contract)."""
    target = rule.target
    if rule.clause.template is None or rule.clause.control not in ("check", "gate") or target is None:
        return False
    return kind in target.kinds and bool(target.when) and not target.by_actor


def _asked(rules: Iterable[Rule], name: str, order: Mapping[str, Any]) -> list[Json]:
    clauses = []
    for rule in rules:
        assert rule.target is not None
        test = resolve(rule.target.when, {}, order).get(name, {})
        low, high = (_number(test.get(operation)) for operation in ("ge", "le"))
        if low is not None or high is not None:
            clauses.append(
                {
                    "clause": rule.id,
                    "source": ", ".join(rule.clause.sources),
                    "title": rule.clause.title.model_dump(),
                    "aim": rule.clause.modality == "should",
                    "low": low,
                    "high": high,
                }
            )
    return clauses


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _together(clauses: Iterable[Json]) -> Bounds:
    """The strictest of what must be and of what should be."""
    bounds = Bounds()
    for clause in clauses:
        low, high = clause["low"], clause["high"]
        if clause["aim"]:
            bounds = replace(
                bounds, low_aim=_most(bounds.low_aim, low), high_aim=_least(bounds.high_aim, high)
            )
        else:
            bounds = replace(bounds, low=_most(bounds.low, low), high=_least(bounds.high, high))
    return bounds


def _most(one: float | None, other: float | None) -> float | None:
    return max((each for each in (one, other) if each is not None), default=None)


def _least(one: float | None, other: float | None) -> float | None:
    return min((each for each in (one, other) if each is not None), default=None)
