"""Two orders of the east as the exports see them. All is invented."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from doorstep.integrations.eventlogs.records import OrderRecord, record_of
from doorstep.orders.log import Entry
from tests.lives import SAID

BEGAN = datetime(2026, 3, 2, 1, 0, 0, 123000, tzinfo=UTC)
CUSTOMER = "0195a000-0000-7000-8000-00000000c001"
SITE = "0195a000-0000-7000-8000-00000000a001"
#: Words in which people hide what must not leave the house.
NOTE = "找王芳 13800001234，<二单元> & “门铃坏了”"

RECEIVED: Mapping[str, Any] = {
    "number": "GD1",
    "kind": "install",
    "segment": "home",
    "unit": "hf-east",
    "grid": "HF-YH",
    "customer_id": CUSTOMER,
    "site_id": SITE,
    "products": [{"kind": "broadband", "down_mbps": 500}, {"kind": "iptv"}],
    "access": "ftth",
    "port": "",
    "need": NOTE,
    "same_day": True,
    "emergency": False,
    "standards": [{"standard": "TOUCH", "edition": "a" * 64, "parameters": {"first-call-within": "PT30M"}}],
}
STORY: tuple[tuple[str, Mapping[str, Any], str], ...] = (
    ("order.received", RECEIVED, "system:doorstep"),
    ("call.made", {**SAID["call.made"], "note": NOTE}, "dispatcher:chenjing"),
    ("window.promised", SAID["window.promised"], "dispatcher:chenjing"),
    ("order.assigned", SAID["order.assigned"], "dispatcher:chenjing"),
    ("visit.departed", {}, "technician:HF1001"),
    (
        "visit.arrived",
        {"location": {"lat": 31.8659, "lon": 117.3004, "accuracy_m": 12.5, "mock": False}},
        "technician:HF1001",
    ),
    ("optical.measured", {**SAID["optical.measured"], "checks": ["touch.light"]}, "technician:HF1001"),
    ("device.fitted", SAID["device.fitted"], "technician:HF1001"),
    ("acceptance.signed", SAID["acceptance.signed"], f"customer:{CUSTOMER}"),
)


_MEASURED = 6


def entries(number: str, *, began: datetime = BEGAN, late: bool = False) -> list[Entry]:
    """The story of an order, a minute between events; `late`: the measurement came in last."""
    story = list(STORY)
    if late:
        story.append(story.pop(_MEASURED))
    return [
        Entry(
            id=uuid5(NAMESPACE_OID, f"{number} {kind}"),
            number=number,
            seq=seq,
            kind=kind,
            version=1,
            actor=actor,
            occurred_at=began + timedelta(minutes=[k for k, _, _ in STORY].index(kind)),
            recorded_at=began + timedelta(minutes=seq),
            happened=False,
            device={},
            body={**body, "number": number} if kind == "order.received" else body,
            previous_hash="",
            hash="",
        )
        for seq, (kind, body, actor) in enumerate(story, start=1)
    ]


def records(*, texts: bool = False) -> list[OrderRecord]:
    """GD1, and GD2 of the same house an hour later, of which an event came in late."""
    return [
        record_of("GD1", entries("GD1"), texts=texts),
        record_of("GD2", entries("GD2", began=BEGAN + timedelta(hours=1), late=True), texts=texts),
    ]
