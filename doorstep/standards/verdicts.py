"""What an evaluation takes and gives: facts, clocks, verdicts (RV-LTL plus vacuity)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

Span = tuple[datetime, datetime | None]


class Outcome(StrEnum):
    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"
    SATISFIED = "satisfied"
    VIOLATED = "violated"


#: An audit reads the log; a verdict names the first events that decide it.
WITNESSES_AT_MOST = 20

#: Module constants: reading a member off an enum class is slow, and this is done for every clause.
NOT_APPLICABLE = Outcome.NOT_APPLICABLE
PENDING = Outcome.PENDING
SATISFIED = Outcome.SATISFIED
VIOLATED = Outcome.VIOLATED


class Fact(NamedTuple):
    """One event as a clause sees it. Facts of a log are ordered by (at, seq). `actor`: who brought it about
    ('technician:HF-0007'), which conditions and `correlate` read as the field `actor`.
    """

    id: str
    kind: str
    at: datetime
    seq: int
    body: Mapping[str, Any]
    actor: str = ""


#: (at, seq) of a fact.
_WHEN = itemgetter(2, 3)


class Clock(Protocol):
    """Counts time, wall or working; `pauses` are spans that don't count (an open one has no end)."""

    def add(self, at: datetime, duration: timedelta, pauses: Sequence[Span]) -> datetime | None: ...


Clocks = Mapping[str, Clock]


@dataclass(frozen=True, slots=True)
class Log:
    """An order's facts in order, its attributes, and when it was closed (None while open)."""

    facts: Sequence[Fact]
    order: Mapping[str, Any]
    closed_at: datetime | None = None
    by_kind: Mapping[str, Sequence[int]] = field(default_factory=dict)
    #: What selectors found in it (see `picking`): a log never changes, so this is worked out once.
    picks: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    #: How the parts of a long log stood when they were last looked at (see `parts`).
    parts: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def of(facts: Sequence[Fact], order: Mapping[str, Any], closed_at: datetime | None = None) -> Log:
        """Sorts and indexes."""
        ordered = sorted(facts, key=_WHEN)
        by_kind: dict[str, list[int]] = {}
        for position, fact in enumerate(ordered):
            by_kind.setdefault(fact.kind, []).append(position)
        return Log(ordered, order, closed_at, by_kind)

    def extended(self, fact: Fact, closed_at: datetime | None) -> tuple[Log, int]:
        """The log with one more fact, and where that stands: mostly at the end."""
        facts = self.facts
        if facts and (fact.at, fact.seq) < (facts[-1].at, facts[-1].seq):
            whole = Log.of([*facts, fact], self.order, closed_at)
            return whole, whole.facts.index(fact)
        kind, position = fact.kind, len(facts)
        by_kind = {**self.by_kind, kind: [*self.by_kind.get(kind, ()), position]}
        return Log([*facts, fact], self.order, closed_at, by_kind, parts=dict(self.parts)), position


#: Makes a NamedTuple of all its fields in half the time that its own constructor takes, which is more than
#: the rest of a judgement.
straight = tuple.__new__


class Verdict(NamedTuple):
    """How a clause stands on a log at an instant. `witnesses`: ids of the events that decide it.

    `due_at`: the earliest deadline among the open activations (None: no deadline, or paused). A clause that
    was broken once still shows it for what it waits for now.
    """

    outcome: Outcome
    final: bool
    due_at: datetime | None = None
    violated_at: datetime | None = None
    remedied_at: datetime | None = None
    witnesses: tuple[str, ...] = ()
    activations: int = 0
    fulfilled: int = 0
    violated: int = 0
    pending: int = 0
