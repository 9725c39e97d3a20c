"""A technician's phone for tests of the sync: what it recorded, and what the server answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from doorstep.core import ids
from doorstep.orders.log import Actor
from doorstep.visits.services import Device, Offered, Receipt, Unreadable, sync
from tests.lives import LI_QIANG, NUMBER, SAID

#: A clock that is right.
EXACT = timedelta(0)


@dataclass
class Phone:
    """`skew`: how far its clock is ahead of ours. `recorded` waits to be sent."""

    skew: timedelta = EXACT
    owner: Actor = LI_QIANG
    order: str = NUMBER
    recorded: list[Offered | Unreadable] = field(default_factory=list)

    def record(
        self,
        kind: str,
        at: datetime,
        body: Mapping[str, Any] | None = None,
        *,
        happened: bool = False,
        id: UUID | None = None,
        order: str | None = None,
    ) -> Offered:
        """Something done at `at`, stamped by the phone's own clock. `body` adds to a good one."""
        event = Offered(
            id=id or ids.uuid7(at),
            order=order or self.order,
            kind=kind,
            body={**SAID.get(kind, {}), **(body or {})},
            occurred_at=at + self.skew,
            uptime_ms=0,
            happened=happened,
        )
        self.recorded.append(event)
        return event

    def send(self, now: datetime, *, sent_at: datetime | None = None) -> list[Receipt]:
        """Everything recorded so far, in order; it stays recorded, as on a phone that gets no answer.

        `sent_at`: what its clock says then, by default as far off as when it recorded.
        """
        device = Device("a-phone", 60_000, sent_at or now + self.skew)
        return sync(device=device, offered=self.recorded, actor=self.owner, now=now)


def outcome(receipts: list[Receipt]) -> list[str]:
    return [receipt.status for receipt in receipts]


def codes(receipts: list[Receipt]) -> list[str | None]:
    return [receipt.error.code if receipt.error else None for receipt in receipts]
