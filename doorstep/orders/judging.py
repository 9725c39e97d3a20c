"""Verdicts of an order, kept as intervals: right after each event, and when a deadline passes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from doorstep.core.clock import whole_ms
from doorstep.orders.clocks import clocks
from doorstep.orders.log import (
    Entry,
    attributes,
    closed_since,
    evaluation_log,
    fact_of,
    state_after,
    state_of,
)
from doorstep.orders.models import Event, Order, VerdictInterval
from doorstep.orders.recent import Read
from doorstep.orders.taking_back import all_wrong, log_without, wrong_by_desk
from doorstep.standards import queries as standards
from doorstep.standards.queries import PinnedEdition
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.running import Found
from doorstep.standards.verdicts import Verdict

#: A pending clause is violated one tick after its deadline.
TICK = timedelta(milliseconds=1)


class Docket:
    """How the clauses of one order stand: brought forward in memory, then stored at once.

    Live operation, a late job and a rebuild go through the same steps and store the same intervals: what is
    stored depends on the events and on when they were recorded, not on when somebody looked.
    """

    def __init__(
        self,
        order: Order,
        entries: Sequence[Entry],
        standing: Iterable[VerdictInterval] = (),
        whole: Read | None = None,
    ) -> None:
        """`entries`: those already judged, at least the first; `standing`: the open intervals they led to;
        `whole`: the same log, if it was read for the standards already."""
        received = entries[0].body
        self.order = order
        self.entries = list(entries)
        self.rulebook = rulebook_for(received)
        order_attributes = attributes(received)
        self.log = whole.log if whole else evaluation_log(self.entries, order_attributes)
        self._state = whole.state if whole else state_of(self.entries)
        self._program = self.rulebook.programs.of(order_attributes)
        self._wrong = all_wrong(self.entries)
        self._standing = {row.clause: row for row in standing}
        self.ended: list[VerdictInterval] = []
        self.begun: list[VerdictInterval] = []

    @classmethod
    def opened(cls, order: Order, received: Entry) -> Docket:
        """With the first entry of a log, judged."""
        docket = cls(order, [received])
        docket._judge_all(received.recorded_at, received.id)
        return docket

    @classmethod
    def stored(cls, order: Order, whole: Read) -> Docket:
        """As the database has it."""
        standing = VerdictInterval.objects.filter(order=order, to_at__isnull=True)
        return cls(order, whole.entries, standing, whole)

    @property
    def whole(self) -> Read:
        """The log as it stands, for the next event of the order."""
        return Read(self.entries, self.log, self._state)

    @property
    def judged_until(self) -> datetime:
        """The next event can't be recorded before this instant: what stands was found out then."""
        since = (row.from_at for row in self._standing.values())
        return max([self.entries[-1].recorded_at, *since])

    @property
    def due_at(self) -> datetime | None:
        """The earliest deadline among the pending clauses."""
        dues = (row.due_at for row in self._standing.values() if row.due_at is not None)
        return min(dues, default=None)

    def add(self, entry: Entry) -> None:
        """Judge the log with its next entry; deadlines that passed before it was recorded come first."""
        at, closed_at = entry.recorded_at, self.log.closed_at
        self.wait(at)
        self.entries.append(entry)
        self._state = state_after(self._state, entry)
        self._wrong |= all_wrong([self.entries[0], entry])
        self.log, position = self.log.extended(fact_of(entry), closed_since(self._state))
        if self.log.closed_at == closed_at:
            self._keep(self._program.judge_touched(self.log, position, clocks(), at), at, entry.id)
        else:
            self._judge_all(at, entry.id)
        self._judge_again(wrong_by_desk(entry), at, entry.id)

    def wait(self, now: datetime) -> None:
        """Fire each deadline before `now` at the tick after it. Ends: every firing decides a clause."""
        due = self.due_at
        while due is not None and due < now:
            at = whole_ms(due) + TICK
            late = [
                row.clause for row in self._standing.values() if row.due_at is not None and row.due_at < at
            ]
            self._keep(self._program.judge_some(late, self.log, clocks(), at), at, None)
            following = self.due_at
            if following is not None and following <= due:
                raise RuntimeError(f"order {self.order.number}: deadline {due} did not decide its clause")
            due = following

    def save(self) -> None:
        """Store what changed, and set (not save) the order's next deadline."""
        store([self])

    def _judge_all(self, at: datetime, cause: UUID | None) -> None:
        found = self._program.judge(self.log, clocks(), at)
        gone = (clause for clause in self._standing if clause not in found)
        self._keep({**dict.fromkeys(gone), **found}, at, cause)

    def _judge_again(self, wrong: str | None, at: datetime, cause: UUID | None) -> None:
        """The clauses that stand violated by an event that the desk has just taken back."""
        clauses = [row.clause for row in self._standing.values() if _violated(row) and wrong in row.witnesses]
        self._keep(self._program.judge_some(clauses, self.log, clocks(), at), at, cause)

    def _without_wrong(self, found: Found, at: datetime) -> Found:
        """Clauses that hold but for what was recorded wrongly (`taking_back`) stand as they would without."""
        doubtful = [
            clause
            for clause, verdict in found.items()
            if verdict is not None
            and verdict.outcome.value == "violated"
            and self._wrong & {*verdict.witnesses}
        ]
        if not doubtful:
            return found
        log = log_without(self.entries, self._wrong, self.log.order)
        again = self._program.judge_some(doubtful, log, clocks(), at)
        held = {
            clause: verdict
            for clause, verdict in again.items()
            if verdict is None or verdict.outcome.value != "violated"
        }
        return {**found, **held}

    def _keep(self, found: Found, at: datetime, cause: UUID | None) -> None:
        """Begin and end intervals where a clause stands otherwise than before; None: it doesn't apply."""
        for clause, verdict in self._without_wrong(found, at).items():
            row = self._standing.get(clause)
            if row is not None:
                if verdict is not None and _same(row, verdict):
                    continue
                self._end(self._standing.pop(clause), at)
            if verdict is not None:
                standard = self._program.standard_of(clause)
                begun = _interval(self.order, clause, standard, verdict, at, cause)
                self._standing[clause] = begun
                self.begun.append(begun)

    def _end(self, row: VerdictInterval, at: datetime) -> None:
        row.to_at = at
        if row.pk is not None:
            self.ended.append(row)


def store(dockets: Sequence[Docket]) -> None:
    """Store what changed in each, and set (not save) the orders' next deadlines: two statements for all."""
    ended = [row for docket in dockets for row in docket.ended]
    begun = [row for docket in dockets for row in docket.begun]
    if ended:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE orders_verdictinterval AS v SET to_at = e.to_at"
                " FROM unnest(%s::bigint[], %s::timestamptz[]) AS e(id, to_at) WHERE v.id = e.id",
                [[row.pk for row in ended], [row.to_at for row in ended]],
            )
    VerdictInterval.objects.bulk_create(begun)
    for docket in dockets:
        docket.ended.clear()
        docket.begun.clear()
        docket.order.next_due_at = docket.due_at


def rulebook_for(received: Mapping[str, Any]) -> Rulebook:
    """The compiled rules that the order's first event pinned."""
    pins = [PinnedEdition(p["standard"], p["edition"], p["parameters"]) for p in received["standards"]]
    return standards.rulebook(pins)


def rulebook_of(number: str) -> Rulebook:
    """The compiled rules of an order. Raises Event.DoesNotExist for an order without a log."""
    return rulebook_for(Event.objects.only("body").get(order_id=number, seq=1).body)


def _violated(row: VerdictInterval) -> bool:
    return row.outcome == "violated"


def _same(row: VerdictInterval, verdict: Verdict) -> bool:
    return (
        row.outcome == verdict.outcome.value
        and row.final == verdict.final
        and row.due_at == verdict.due_at
        and row.violated_at == verdict.violated_at
        and row.remedied_at == verdict.remedied_at
        and tuple(row.witnesses) == verdict.witnesses
    )


def _interval(
    order: Order, clause: str, standard: str, verdict: Verdict, at: datetime, cause: UUID | None
) -> VerdictInterval:
    return VerdictInterval(
        order=order,
        clause=clause,
        standard=standard,
        outcome=verdict.outcome.value,
        final=verdict.final,
        due_at=verdict.due_at,
        violated_at=verdict.violated_at,
        remedied_at=verdict.remedied_at,
        witnesses=list(verdict.witnesses),
        from_at=at,
        cause=cause,
    )
