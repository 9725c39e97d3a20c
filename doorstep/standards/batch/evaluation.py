"""A rule's verdicts on every order of a column log: what `standards.evaluation.evaluate` says of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from datetime import datetime, timedelta
from typing import cast

import numpy as np

from doorstep.core.working_time import PausableClock, WorkClock
from doorstep.standards.batch import concluding, kernels
from doorstep.standards.batch.columns import Bools, ColumnLog, Int64s, micros
from doorstep.standards.batch.compiled import ALWAYS, NEVER
from doorstep.standards.batch.concluding import VERDICT, Verdicts
from doorstep.standards.batch.kernels import ALTERNATE, ANY, CHAIN, SATISFIED, Cases
from doorstep.standards.batch.selecting import Events, Keys, keys, orders_ruled, taken
from doorstep.standards.batch.spans import closes, instants, pauses, reached
from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.language import Template
from doorstep.standards.verdicts import Clocks

T = Template
_COUNTED = {
    T.EXISTENCE: concluding.EXISTENCE,
    T.ABSENCE: concluding.ABSENCE,
    T.EXACTLY: concluding.EXACTLY,
    T.INIT: concluding.INIT,
    T.END: concluding.END,
}
_NONE = np.empty(0, np.int64)
_UNASKED = np.empty(0, np.bool_)
_NO_EVENTS = Events(np.empty(0, np.int32), np.empty(0, np.int32), _NONE)


def evaluate_columns(
    rule: Rule, log: ColumnLog, clocks: Clocks, now: datetime, out: Verdicts | None = None
) -> Verdicts:
    """One verdict per order (`concluding.VERDICT`), in the order of `log.ids`, written into `out` if given.

    The same as the live evaluator's, save that of the witnesses only the first deciding event is named.
    """
    verdicts = np.empty(log.orders, VERDICT) if out is None else out[: log.orders]
    ruled = _ruled(rule, log)
    if rule.template in _COUNTED:
        hits, template = taken(log, rule.activation), _COUNTED[rule.template]
        concluding.counted(
            verdicts, log.closed_us, template, rule.clause.n, *hits, log.starts, log.at_us, ruled
        )
        return verdicts
    halves = _CASES[rule.template](_Pair(rule, log, clocks, now, ruled))
    rows = [(*events, *cases) for events, cases in halves]
    found = rows[0] if len(rows) == 1 else concluding.joined(*rows[0], *rows[1])
    concluding.conclude(verdicts, log.closed_us, *found)
    return verdicts


_Found = tuple[Events, Cases]


def _ruled(rule: Rule, log: ColumnLog) -> Bools:
    key = ("ruled", repr(rule.scope_when))
    if key not in log.shared:
        log.shared[key] = orders_ruled(log, rule.scope_when)
    return cast(Bools, log.shared[key])


class _Pair:
    """A rule's activations and targets in the orders that it rules, with their windows and keys."""

    def __init__(self, rule: Rule, log: ColumnLog, clocks: Clocks, now: datetime, ruled: Bools) -> None:
        if rule.target is None:
            raise TypeError(f"{rule.id}: template {rule.template} was compiled without a target")
        self.rule, self.log = rule, log
        self.a, self.b = taken(log, rule.activation), taken(log, rule.target)
        if not ruled.all():
            self.a, self.b = _within(self.a, ruled), _within(self.b, ruled)
        self.keys = Keys(_NONE, _NONE)
        if rule.target.correlate:
            self.keys = keys(log, rule.target.correlate, self.a, self.b)
        self.clock = cast(PausableClock, clocks[rule.within.calendar]) if rule.within else None
        self.paused = pauses(log, rule)
        at = ("seen", now)
        if at not in log.shared:
            log.shared[at] = np.minimum(log.closed_us, micros(now))
        self.seen: Int64s = log.shared[at]

    def mirrored(self) -> _Pair:
        """The same with activations and targets exchanged."""
        other = copy(self)
        other.a, other.b, other.keys = self.b, self.a, Keys(self.keys.b, self.keys.a)
        return other

    def also(self, choice: Choice | None) -> Events:
        """The events of a further selector of the rule."""
        return taken(self.log, choice) if choice else _NO_EVENTS

    def window(self, bases: Int64s, of: Events) -> tuple[Int64s, Int64s]:
        """The first and last instant in time, counted from each base; empty where the rule sets none."""
        bound = self.rule.within
        if bound is None:
            return _NONE, _NONE
        earliest, latest = self._moved(bases, of, bound.min), self._moved(bases, of, bound.max)
        if bound.max_days is not None:
            if not isinstance(self.clock, WorkClock):
                raise TypeError(f"the {bound.calendar} clock counts no working days")
            latest = closes(bases, bound.max_days, self.clock)
        if earliest.size:
            # While a pause is open there is no earliest instant, as there is no deadline.
            earliest = np.where(earliest == NEVER, np.int64(ALWAYS), earliest)
        return earliest, latest

    def _moved(self, bases: Int64s, of: Events, length: timedelta | None) -> Int64s:
        if length is None or self.clock is None:
            return _NONE
        return reached(bases, of.of, length, self.clock, self.paused)

    def awaited(self, mode: int) -> _Found:
        earliest, due, asked = _NONE, _NONE, _UNASKED
        bound = self.rule.within
        if bound is not None:
            bases, asked = instants(self.log, self.a, bound)
            bases = np.where(asked, bases, 0) if asked.size else bases
            earliest, due = self.window(bases, self.a)
            if bound.unless_past and due.size:
                in_time = due >= self.a.at
                asked = asked & in_time if asked.size else in_time
        waivers, log = self.also(self.rule.cancel), self.log
        found = kernels.awaited(
            mode, *self.a, self.b.pos, self.b.at, *waivers, log.starts, log.at_us, self.seen,
            earliest, due, asked, *self.keys,
        )  # fmt: skip
        return self.a, Cases(*found)

    def preceded(self, mode: int) -> _Found:
        bases, asked, earliest, latest = _NONE, _UNASKED, _NONE, _NONE
        if self.rule.within is not None:
            bases, asked = instants(self.log, self.a, self.rule.within)
            earliest, latest = self.window(self.b.at, self.b)
        marks = self.also(self.rule.since)
        found = kernels.preceded(
            mode, *self.a, *self.b, marks.pos, self.log.starts, bases, asked, earliest, latest, *self.keys
        )
        return self.a, Cases(*found)

    def coupled(self, wanted: bool) -> _Found:
        return self.a, Cases(*kernels.coupled(wanted, *self.a, *self.b, *self.keys))

    def alone(self) -> _Found:
        """Not coexistence in orders that have the target only: kept."""
        orders = np.ones(self.log.orders, np.bool_)
        orders[self.a.of] = False
        events = _within(self.b, orders)
        n = len(events.pos)
        never = np.full(n, NEVER, np.int64)
        return events, Cases(np.full(n, SATISFIED, np.int8), np.full(n, -1, np.int32), never, never)

    def clear(self, between: bool) -> _Found:
        untils, log = self.also(self.rule.until), self.log
        found = kernels.clear(
            between,
            self.a.pos,
            self.a.of,
            self.b.pos,
            self.b.at,
            untils.pos,
            untils.of,
            log.starts,
            *self.keys,
        )
        return self.a, Cases(*found)


def _within(events: Events, orders: Bools) -> Events:
    """Those of the events that belong to these orders."""
    kept = orders[events.of]
    return Events(events.pos[kept], events.of[kept], events.at[kept])


_CASES: dict[Template, Callable[[_Pair], Sequence[_Found]]] = {
    T.RESPONSE: lambda pair: [pair.awaited(ANY)],
    T.ALTERNATE_RESPONSE: lambda pair: [pair.awaited(ALTERNATE)],
    T.CHAIN_RESPONSE: lambda pair: [pair.awaited(CHAIN)],
    T.PRECEDENCE: lambda pair: [pair.preceded(ANY)],
    T.ALTERNATE_PRECEDENCE: lambda pair: [pair.preceded(ALTERNATE)],
    T.CHAIN_PRECEDENCE: lambda pair: [pair.preceded(CHAIN)],
    T.SUCCESSION: lambda pair: [pair.awaited(ANY), pair.mirrored().preceded(ANY)],
    T.ALTERNATE_SUCCESSION: lambda pair: [pair.awaited(ALTERNATE), pair.mirrored().preceded(ALTERNATE)],
    T.CHAIN_SUCCESSION: lambda pair: [pair.awaited(CHAIN), pair.mirrored().preceded(CHAIN)],
    T.RESPONDED_EXISTENCE: lambda pair: [pair.coupled(True)],
    T.COEXISTENCE: lambda pair: [pair.coupled(True), pair.mirrored().coupled(True)],
    T.NOT_COEXISTENCE: lambda pair: [pair.coupled(False), pair.alone()],
    T.ABSENCE_AFTER: lambda pair: [pair.clear(False)],
    T.ABSENCE_BETWEEN: lambda pair: [pair.clear(True)],
}
