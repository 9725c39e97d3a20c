"""Judges a log from outside by a file of clauses: constraint by constraint, trace by trace. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from doorstep.integrations.eventlogs.asked import fields_asked, only_fields
from doorstep.integrations.eventlogs.traces import Trace
from doorstep.standards import tallies
from doorstep.standards.batch import kernels
from doorstep.standards.batch.columns import ColumnLog
from doorstep.standards.batch.evaluation import evaluate_columns
from doorstep.standards.compiling import Quota, Rule, compiled
from doorstep.standards.evaluation import evaluate
from doorstep.standards.reading import clause_lines, read_standard
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import Catalogue
from doorstep.standards.verdicts import (
    NOT_APPLICABLE,
    PENDING,
    SATISFIED,
    VIOLATED,
    Clocks,
    Log,
    Outcome,
    Verdict,
)

FIRST_SHOWN = 3
EVENTS_AT_ONCE = 50_000
_CODES = {
    kernels.NOT_APPLICABLE: NOT_APPLICABLE,
    kernels.PENDING: PENDING,
    kernels.SATISFIED: SATISFIED,
    kernels.VIOLATED: VIOLATED,
}
#: Outcomes by the columns' codes.
BY_CODE = tuple(_CODES[code] for code in range(len(_CODES)))


class Ending(NamedTuple):
    """`closed`: each case ended with its last event (one without events, at `now`), so that nothing is
    pending. Otherwise all are looked at from `now`, and what happened after it isn't known yet.
    """

    closed: bool
    now: datetime

    def log_of(self, trace: Trace) -> Log:
        if not self.closed:
            return Log.of([fact for fact in trace.facts if fact.at <= self.now], trace.attributes)
        ended_at = max((fact.at for fact in trace.facts), default=self.now)
        return Log.of(trace.facts, trace.attributes, ended_at)


class Judged(NamedTuple):
    """A trace with its verdicts, in the order of the rules."""

    trace: Trace
    verdicts: Sequence[Verdict]


class Counted(NamedTuple):
    """How many events of a `count_per` clause fell on one key in one calendar period, and what of it."""

    quota: Quota
    key: str
    span: tallies.Span
    verdict: Verdict


@dataclass(slots=True)
class Tally:
    """How a clause stands on all traces (or keys and periods), and the first few that violate it."""

    clause: str
    shape: str
    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    first_violating: list[str] = field(default_factory=list)

    def add(self, case: str, outcome: Outcome) -> None:
        self.counts[outcome] += 1
        if outcome is VIOLATED:
            self.name([case])

    def name(self, violating: Sequence[str]) -> None:
        self.first_violating += violating[: FIRST_SHOWN - len(self.first_violating)]


def rulebook_in(content: str, file: str, catalogue: Catalogue) -> Rulebook:
    """A file of clauses, compiled. Raises BadStandard naming file, line, clause and what was expected."""
    standard = read_standard(content, file)
    compiled(standard, {}, catalogue, file, clause_lines(content, file))
    return Rulebook.of([(standard, {})], catalogue)


class Conformance:
    """One pass over a log: `judged` trace by trace with every witness, or only `tallied`, which is many times
    faster; then `counted`.
    """

    def __init__(self, rulebook: Rulebook, clocks: Clocks, ending: Ending) -> None:
        self.rules: Sequence[Rule] = rulebook.rules
        self.tallies = [Tally(rule.id, rule.shape) for rule in rulebook.rules]
        self.traces = 0
        self.ending, self._clocks = ending, clocks
        self._quotas: list[tuple[Quota, list[tallies.Tallied]]] = [(each, []) for each in rulebook.quotas]

    def judged(self, traces: Iterable[Trace]) -> Iterator[Judged]:
        for trace in traces:
            log = self._met(trace)
            verdicts = [evaluate(rule, log, self._clocks, self.ending.now) for rule in self.rules]
            for tally, verdict in zip(self.tallies, verdicts, strict=True):
                tally.add(trace.case, verdict.outcome)
            yield Judged(trace, verdicts)

    def tallied(self, traces: Iterable[Trace]) -> Iterator[int]:
        """After each part: how many traces are done."""
        asked = fields_asked(self.rules)
        for part in in_parts(traces):
            columns = ColumnLog.of((trace.case, only_fields(self._met(trace), asked)) for trace in part)
            for rule, tally in zip(self.rules, self.tallies, strict=True):
                outcomes = outcomes_of(rule, columns, self._clocks, self.ending.now)
                for code, outcome in enumerate(BY_CODE):
                    tally.counts[outcome] += int(np.count_nonzero(outcomes == code))
                broken = np.flatnonzero(outcomes == kernels.VIOLATED)[:FIRST_SHOWN]
                tally.name([columns.ids[place] for place in broken])
            yield self.traces

    def counted(self) -> Iterator[Counted]:
        """The clauses over many traces, when all are known; they are tallied too."""
        for quota, found in self._quotas:
            tally = Tally(quota.id, "count_per")
            self.tallies.append(tally)
            by_key: dict[tuple[str, tallies.Span], list[tallies.Tallied]] = {}
            for event in found:
                by_key.setdefault((event.key, event.span), []).append(event)
            for (key, span), events in sorted(by_key.items()):
                verdict = tallies.judge(events, self.ending.now)
                tally.add(f"{key} {span.from_on}", verdict.outcome)
                yield Counted(quota, key, span, verdict)

    def _met(self, trace: Trace) -> Log:
        self.traces += 1
        log = self.ending.log_of(trace)
        for quota, found in self._quotas:
            events = (tallies.tallied(quota, fact, log.order) for fact in log.facts)
            found.extend(event for event in events if event is not None)
        return log


def in_parts(traces: Iterable[Trace]) -> Iterator[list[Trace]]:
    """Some ten thousand events at a time, so that memory doesn't grow with the log."""
    part: list[Trace] = []
    events = 0
    for trace in traces:
        part.append(trace)
        events += len(trace.facts)
        if events >= EVENTS_AT_ONCE:
            yield part
            part, events = [], 0
    if part:
        yield part


def outcomes_of(rule: Rule, columns: ColumnLog, clocks: Clocks, now: datetime) -> NDArray[np.int8]:
    """The rule's outcome on each trace, as places in `BY_CODE`."""
    return cast(NDArray[np.int8], evaluate_columns(rule, columns, clocks, now)["outcome"])
