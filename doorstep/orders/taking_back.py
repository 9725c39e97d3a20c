"""What the desk says was recorded wrongly is no witness against anybody: a finding that such an event alone
brought about is taken back. The event stays in the log, the verdict that stood stays as an interval.

A crew's own correction takes no finding back: it would be its own judge.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from doorstep.orders.log import Actor, Entry, closed_since, fact_of, state_of
from doorstep.orders.states import DESK
from doorstep.standards.verdicts import Log

CORRECTION: Final = "order.corrected"


def wrong_by_desk(entry: Entry) -> str | None:
    """The id of the event that an entry of the desk's takes back."""
    if entry.kind != CORRECTION or Actor.parse(entry.actor).role not in DESK:
        return None
    return str(entry.body["corrects"])


def all_wrong(entries: Sequence[Entry]) -> frozenset[str]:
    """All of a log; the event that opened the order is never one of them."""
    found = {wrong for entry in entries if (wrong := wrong_by_desk(entry)) is not None}
    return frozenset(found - {str(entries[0].id)})


def log_without(entries: Sequence[Entry], wrong: Collection[str], order: Mapping[str, Any]) -> Log:
    """The log as the standards would read it had these never been recorded."""
    facts = [fact_of(entry) for entry in entries if str(entry.id) not in wrong]
    return Log.of(facts, order, closed_since(state_of(entries)))
