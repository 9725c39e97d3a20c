"""Long logs, part by part: the rooms of a hotel are judged each by its own events.

Where a clause relates events that say the same in some field, an activation stands as the events of its part
let it, whatever is told of the others. So after one more event at the end of the log only its part is looked
at again, and those in which a deadline may pass.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from doorstep.standards.compiling import Rule
from doorstep.standards.language import Template
from doorstep.standards.picking import takes
from doorstep.standards.relations import RELATED, Case, View, said_of
from doorstep.standards.verdicts import PENDING, VIOLATED, Clocks, Log

#: Here a case depends on the events of its part alone, not on where these stand among others.
_SHAPES: Final = frozenset({Template.RESPONSE.value, Template.PRECEDENCE.value, Template.ABSENCE_AFTER.value})
#: A shorter log is looked at as a whole as fast.
LONG: int = 100


class _Parts(NamedTuple):
    """How the first `known` facts stand under a rule. `places`: their positions by what they say; `cases`: by
    the activation's position; `unsettled`: parts that time may change."""

    rule: Rule
    known: int
    places: Mapping[Any, tuple[int, ...]]
    cases: Mapping[int, Case]
    unsettled: frozenset[Any]


def by_parts(rule: Rule, log: Log) -> bool:
    return (
        len(log.facts) >= LONG
        and rule.shape in _SHAPES
        and rule.target is not None
        and bool(rule.target.correlate)
        and rule.since is None
        and rule.cancel is None
        and not rule.pauses
    )


def cases_by_parts(rule: Rule, log: Log, clocks: Clocks, now: datetime) -> list[Case]:
    """As `RELATED`, of a rule for which `by_parts` holds."""
    held = log.parts.get(id(rule))
    if held is None or held.rule is not rule:
        held = _Parts(rule, 0, {}, {}, frozenset())
    places, cases, touched = dict(held.places), dict(held.cases), set(held.unsettled)
    for position in range(held.known, len(log.facts)):
        part = _part(rule, log, position)
        if part is not None:
            places[part] = (*places.get(part, ()), position)
            touched.add(part)
    unsettled = set()
    for part in touched:
        found = _judged(rule, log, places[part], clocks, now)
        cases.update(found)
        if any(case.outcome is PENDING or case.outcome is VIOLATED for case in found.values()):
            unsettled.add(part)
    log.parts[id(rule)] = _Parts(rule, len(log.facts), places, cases, frozenset(unsettled))
    return [cases[position] for position in sorted(cases)]


def _part(rule: Rule, log: Log, position: int) -> Any:
    """To which part a fact belongs; None: the rule doesn't look at it. One that lacks a field is a part of
    its own: a missing field equals nothing."""
    fact = log.facts[position]
    if rule.target is None or not (
        takes(rule.activation, fact, log.order) or takes(rule.target, fact, log.order)
    ):
        return None
    said = said_of(fact, rule.target.correlate)
    return position if said is None else said


def _judged(rule: Rule, log: Log, places: Sequence[int], clocks: Clocks, now: datetime) -> dict[int, Case]:
    """The cases of a part, by their activations' positions in the log."""
    facts = [log.facts[position] for position in places]
    starts = [position for position in places if takes(rule.activation, log.facts[position], log.order)]
    found = RELATED[rule.shape](View(rule, Log.of(facts, log.order), clocks, now))
    return dict(zip(starts, found, strict=True))
