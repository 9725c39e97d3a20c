"""Which orders lie in which part of the exported log, and which parts have to be written anew. Pure.

Orders stand in the order in which they were received. A part keeps its place: what comes in later goes into
the part of its time while that has room, so that a refresh leaves the other parts alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from doorstep.core.zone import ZONE
from doorstep.insight.folders import PartEntry

#: A part is full with so many orders, or so many events: it is held in memory while it is written.
ORDERS_A_PART = 20_000
EVENTS_A_PART = 100_000


class Head(NamedTuple):
    """An order and the end of its log."""

    received_at: datetime
    number: str
    seq: int
    head_hash: str

    @property
    def key(self) -> tuple[datetime, str]:
        return self.received_at, self.number


class Kept(NamedTuple):
    """A part that is as it should be."""

    entry: PartEntry


class Stale(NamedTuple):
    """Orders that make a part to be written."""

    month: str
    heads: Sequence[Head]


def month_of(at: datetime) -> str:
    """The calendar month in Shanghai: '2026-03'."""
    return f"{at.astimezone(ZONE):%Y-%m}"


def digest_of(heads: Iterable[Head], form: str) -> str:
    """Other for every order that is added, gone or has a longer log. `form`: how bodies are told."""
    told = hashlib.sha256(form.encode())
    for head in heads:
        told.update(f"\n{head.number} {head.seq} {head.head_hash}".encode())
    return told.hexdigest()


def planned(heads: Iterable[Head], known: Sequence[PartEntry], form: str) -> Iterator[Kept | Stale]:
    """`heads`: of all orders, in the order of their keys; `known`: the parts that there are."""
    by_month: dict[str, list[PartEntry]] = {}
    for entry in sorted(known, key=lambda each: each.first_key):
        by_month.setdefault(entry.month, []).append(entry)
    month: _Month | None = None
    for head in heads:
        name = month_of(head.received_at)
        if month is None or month.name != name:
            if month is not None:
                yield from month.closed()
            month = _Month(name, by_month.get(name, []), form)
        yield from month.add(head)
    if month is not None:
        yield from month.closed()


class _Month:
    """One month while its orders go by."""

    def __init__(self, name: str, entries: Sequence[PartEntry], form: str) -> None:
        self.name, self.form = name, form
        self._ahead = list(reversed(entries))
        self._entry: PartEntry | None = None
        self._heads: list[Head] = []
        self._events = 0

    def add(self, head: Head) -> Iterator[Kept | Stale]:
        while self._ahead and head.key >= self._ahead[-1].first_key:
            yield from self.closed()
            self._entry = self._ahead.pop()
        if self._is_full(head):
            yield from self.closed()
            self._entry = None
        self._heads.append(head)
        self._events += head.seq

    def closed(self) -> Iterator[Kept | Stale]:
        """What was gathered, as a part."""
        entry, heads = self._entry, self._heads
        self._heads, self._events = [], 0
        if entry is not None and entry.digest == digest_of(heads, self.form):
            yield Kept(entry)
            return
        yield from (Stale(self.name, each) for each in _cut(heads))

    def _is_full(self, head: Head) -> bool:
        entry = self._entry
        if entry is not None:
            last = (datetime.fromisoformat(entry.last[0]), entry.last[1])
            if head.key <= last:
                # An order of the part's own time, be it new: too many of them are cut apart at the end.
                return False
            if entry.orders >= ORDERS_A_PART or entry.events >= EVENTS_A_PART:
                return True
        return len(self._heads) >= ORDERS_A_PART or (
            bool(self._heads) and self._events + head.seq > EVENTS_A_PART
        )


def _cut(heads: Sequence[Head]) -> Iterator[Sequence[Head]]:
    begun, events = 0, 0
    for at, head in enumerate(heads):
        if at > begun and (at - begun >= ORDERS_A_PART or events + head.seq > EVENTS_A_PART):
            yield heads[begun:at]
            begun, events = at, 0
        events += head.seq
    if begun < len(heads):
        yield heads[begun:]
