"""Proof: does a log still say what was written, and do the tables still say what the log says?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from doorstep.core import chain
from doorstep.core.clock import whole_ms
from doorstep.core.errors import Text, text
from doorstep.orders.log import Entry, NewEvent, attributes_after, entry_hash, state_of
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.queries import entries_of, order_named


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not match, with the order and (where it is one) the event."""

    number: str
    seq: int | None
    kind: str
    event_id: str
    what: Text


def verify(numbers: Iterable[str]) -> Iterator[tuple[str, list[Fault]]]:
    """Each order with its faults; an empty list is a clean log. Raises NotFound."""
    for number in numbers:
        yield number, verify_order(order_named(number), entries_of(number))


def verify_order(order: Order, entries: Sequence[Entry]) -> list[Fault]:
    """Recompute the chain, then the state and columns that follow from it. `order` with unit and grid."""
    if not entries:
        return [_fault(order.number, None, text("日志是空的", "the log is empty"))]
    faults = list(_chain_faults(order.number, entries))
    if faults:
        return faults
    last = entries[-1]
    if (order.seq, order.head_hash) != (last.seq, last.hash):
        return [
            _fault(
                order.number,
                last,
                text(
                    f"日志末尾应为第 {order.seq} 条，实际到第 {last.seq} 条：有记录被删除或添加",
                    f"the log ends at #{last.seq}, it should at #{order.seq}: entries were removed or added",
                ),
            )
        ]
    return [*_unknown_causes(order, entries), *_state_faults(order, entries), *_column_faults(order, entries)]


def _chain_faults(number: str, entries: Sequence[Entry]) -> Iterator[Fault]:
    """The first break only: everything after it hangs on it."""
    previous = chain.GENESIS
    for position, entry in enumerate(entries, start=1):
        if entry.seq != position:
            yield _fault(number, entry, text(f"缺少第 {position} 条记录", f"entry #{position} is missing"))
            return
        if entry.previous_hash != previous:
            yield _fault(
                number, entry, text("与前一条记录的链接断开", "the link to the entry before is broken")
            )
            return
        if not _whole(entry) or _recomputed(entry) != entry.hash:
            yield _fault(
                number, entry, text("内容在写入后被改动", "its content was altered after it was written")
            )
            return
        previous = entry.hash


def _whole(entry: Entry) -> bool:
    """Times are hashed to the millisecond: one with more to it was not written by us."""
    return all(at == whole_ms(at) for at in (entry.occurred_at, entry.recorded_at))


def _recomputed(entry: Entry) -> str:
    event = NewEvent(entry.id, entry.kind, entry.body, entry.occurred_at, entry.device)
    return entry_hash(
        event=event,
        number=entry.number,
        seq=entry.seq,
        version=entry.version,
        actor=entry.actor,
        recorded_at=entry.recorded_at,
        happened=entry.happened,
        previous_hash=entry.previous_hash,
    )


def _unknown_causes(order: Order, entries: Sequence[Entry]) -> Iterator[Fault]:
    """A log that was cut off together with the order's own record of its end still shows in the verdicts."""
    known = {entry.id for entry in entries}
    rows = VerdictInterval.objects.filter(order=order, cause__isnull=False)
    causes: set[UUID] = {cause for cause in rows.values_list("cause", flat=True) if cause is not None}
    for cause in sorted(causes - known, key=str):
        said = text(f"条款结论依据的记录 {cause} 不在日志里", f"a verdict rests on event {cause}: it is gone")
        yield Fault(order.number, None, "", str(cause), said)


def _state_faults(order: Order, entries: Sequence[Entry]) -> Iterator[Fault]:
    state, since = state_of(entries)
    if order.state != state.value:
        said = text(
            f"状态表写的是 {order.state}，按日志应为 {state.value}",
            f"the table says {order.state}, the log says {state.value}",
        )
        yield _fault(order.number, None, said)
    elif order.state_since_at != since:
        yield _altered_column(order, entries[0], "state_since_at")


def _column_faults(order: Order, entries: Sequence[Entry]) -> Iterator[Fault]:
    received = entries[0]
    for name, wanted in _columns(entries).items():
        if _held(order, name) != wanted:
            yield _altered_column(order, received, name)


def _columns(entries: Sequence[Entry]) -> dict[str, Any]:
    """What the order's row should say, with unit and grid by their codes."""
    received = entries[0]
    body = received.body
    copied = ("kind", "segment", "unit", "customer_id", "site_id", "same_day", "emergency")
    attributes = attributes_after(entries)
    return {
        **{name: body[name] for name in copied},
        "grid": attributes["grid"],
        "received_at": received.occurred_at,
        "attributes": attributes,
    }


def _held(order: Order, name: str) -> Any:
    if name in ("unit", "grid"):
        return getattr(order, name).code
    value = getattr(order, name)
    return str(value) if isinstance(value, UUID) else value


def _altered_column(order: Order, received: Entry, name: str) -> Fault:
    return _fault(
        order.number, received, text(f"字段 {name} 与日志不符", f"column {name} differs from the log")
    )


def _fault(number: str, entry: Entry | None, what: Text) -> Fault:
    if entry is None:
        return Fault(number, None, "", "", what)
    return Fault(number, entry.seq, entry.kind, str(entry.id), what)
