"""Judges a log from outside by a file of clauses: constraint by constraint, trace by trace. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from doorstep.integrations.eventlogs.traces import Trace
from doorstep.standards import tallies
from doorstep.standards.compiling import Quota, Rule, compiled
from doorstep.standards.evaluation import evaluate
from doorstep.standards.reading import clause_lines, read_standard
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import Catalogue
from doorstep.standards.verdicts import Clocks, Log, Outcome, Verdict

FIRST_SHOWN = 3


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

    def add(self, case: str, verdict: Verdict) -> None:
        self.counts[verdict.outcome] += 1
        if verdict.outcome is Outcome.VIOLATED and len(self.first_violating) < FIRST_SHOWN:
            self.first_violating.append(case)


def rulebook_of(content: str, file: str, catalogue: Catalogue) -> Rulebook:
    """A file of clauses, compiled. Raises BadStandard naming file, line, clause and what was expected."""
    standard = read_standard(content, file)
    compiled(standard, {}, catalogue, file, clause_lines(content, file))
    return Rulebook.of([(standard, {})], catalogue)


class Conformance:
    """One pass over a log: verdicts trace by trace, the tallies as they add up, quotas at the end."""

    def __init__(self, rulebook: Rulebook, clocks: Clocks, ending: Ending) -> None:
        self.rules: Sequence[Rule] = rulebook.rules
        self.tallies = [Tally(rule.id, rule.shape) for rule in rulebook.rules]
        self.traces = 0
        self.ending, self._clocks = ending, clocks
        self._quotas: list[tuple[Quota, list[tallies.Tallied]]] = [(each, []) for each in rulebook.quotas]

    def run(self, traces: Iterable[Trace]) -> Iterator[Judged]:
        for trace in traces:
            self.traces += 1
            log = self.ending.log_of(trace)
            verdicts = [evaluate(rule, log, self._clocks, self.ending.now) for rule in self.rules]
            for tally, verdict in zip(self.tallies, verdicts, strict=True):
                tally.add(trace.case, verdict)
            for quota, found in self._quotas:
                events = (tallies.tallied(quota, fact, log.order) for fact in log.facts)
                found.extend(event for event in events if event is not None)
            yield Judged(trace, verdicts)

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
                tally.add(f"{key} {span.from_on}", verdict)
                yield Counted(quota, key, span, verdict)
