"""Proof: does a log still say what was written, and do the tables still say what the log says?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from doorstep.core import chain
from doorstep.core.errors import Text, text
from doorstep.orders.log import Entry, NewEvent, entry_hash, state_of
from doorstep.orders.models import Order
from doorstep.orders.projecting import order_columns
from doorstep.orders.queries import entries_of


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not match, with the order and (where it is one) the event."""

    number: str
    seq: int | None
    kind: str
    event_id: str
    what: Text


def verify(numbers: Iterable[str]) -> Iterator[tuple[str, list[Fault]]]:
    """Each order with its faults; an empty list is a clean log."""
    for number in numbers:
        order = Order.objects.select_related("unit", "grid").get(number=number)
        yield number, verify_order(order, entries_of(number))


def verify_order(order: Order, entries: Sequence[Entry]) -> list[Fault]:
    """Recompute the chain, then the state and columns that follow from the log."""
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
                    f"the log should end at #{order.seq} but ends at #{last.seq}: entries were removed or added",
                ),
            )
        ]
    return [*_state_faults(order, entries), *_column_faults(order, entries)]


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
        if _recomputed(entry) != entry.hash:
            yield _fault(
                number, entry, text("内容在写入后被改动", "its content was altered after it was written")
            )
            return
        previous = entry.hash


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


def _state_faults(order: Order, entries: Sequence[Entry]) -> Iterator[Fault]:
    state, since = state_of(entries)
    if (order.state, order.state_since_at) != (state.value, since):
        yield _fault(
            order.number,
            None,
            text(
                f"状态表写的是 {order.state}，按日志应为 {state.value}",
                f"the table says {order.state}, the log says {state.value}",
            ),
        )


def _column_faults(order: Order, entries: Sequence[Entry]) -> Iterator[Fault]:
    for name, wanted in order_columns(entries[0]).items():
        if getattr(order, name) != wanted:
            yield _fault(
                order.number,
                entries[0],
                text(f"字段 {name} 与日志不符", f"column {name} differs from the log"),
            )


def _fault(number: str, entry: Entry | None, what: Text) -> Fault:
    if entry is None:
        return Fault(number, None, "", "", what)
    return Fault(number, entry.seq, entry.kind, str(entry.id), what)
