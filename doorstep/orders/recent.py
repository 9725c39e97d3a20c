"""Long logs that were written lately, kept as they were read: a crew's day in a hotel is thousands of events,
and each of them would have the whole log read again.

What is kept is taken only if the order's own row proves it: its sequence and the hash of its last entry. A
hash stands for everything before it, so neither a rolled-back transaction nor another process can make it
stale.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Final

from doorstep.orders.log import (
    Entry,
    attributes,
    closed_since,
    evaluation_log,
    fact_of,
    state_after,
    state_of,
)
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from doorstep.orders.states import State
from doorstep.standards.verdicts import Log

#: A shorter log is read as fast as it is found.
SHORTEST: Final = 100
#: Of all kept logs together: some 3 kB each.
ENTRIES_AT_MOST: Final = 60_000


@dataclass(frozen=True, slots=True)
class Read:
    """A log: its entries, as the standards read it, and the state that it leads to. It is never changed."""

    entries: Sequence[Entry]
    log: Log
    state: tuple[State, datetime]


_kept: OrderedDict[str, Read] = OrderedDict()
_lock = Lock()


def read(order: Order) -> Read:
    """The log of a locked order."""
    with _lock:
        held = _kept.get(order.number)
        if held is not None:
            _kept.move_to_end(order.number)
    whole = _brought_up(held, order) if held is not None else None
    return whole or _read(entries_of(order.number))


def keep(number: str, whole: Read) -> None:
    """As it stands after an event; it may yet be rolled back."""
    if len(whole.entries) < SHORTEST:
        return
    with _lock:
        _kept[number] = whole
        _kept.move_to_end(number)
        left = sum(len(each.entries) for each in _kept.values())
        while left > ENTRIES_AT_MOST and len(_kept) > 1:
            _, oldest = _kept.popitem(last=False)
            left -= len(oldest.entries)


def _read(entries: Sequence[Entry]) -> Read:
    return Read(entries, evaluation_log(entries, attributes(entries[0].body)), state_of(entries))


def _brought_up(held: Read, order: Order) -> Read | None:
    """With what others have added since; None when it isn't the order's log (it was rolled back)."""
    last = held.entries[-1]
    if last.seq == order.seq:
        return held if last.hash == order.head_hash else None
    if last.seq > order.seq:
        return None
    later = entries_of(order.number, after=last.seq)
    if not later or later[0].previous_hash != last.hash:
        return None
    state, log = held.state, held.log
    for entry in later:
        state = state_after(state, entry)
        log, _ = log.extended(fact_of(entry), closed_since(state))
    return Read([*held.entries, *later], log, state)
