"""What stands in a roll-out's report: plain values, no layout, no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from doorstep.core.errors import Text


@dataclass(frozen=True, slots=True)
class ReportTerminal:
    model: str
    sn: str
    mac: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRoom:
    """`state`: todo, in_work, deferred or done; `took_s`: from entering to leaving, when it was done; `order`
    and `crew`: by whom. `remark`: why and until when it waits, or what the hotel should know of it."""

    building: str
    floor: int | None
    name: str
    occupied: bool | None
    state: str
    terminals: tuple[ReportTerminal, ...] = ()
    finished_at: datetime | None = None
    took_s: int | None = None
    order: str = ""
    crew: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportVisit:
    """One crew's part on one day. `ink`: the PNG of the signature on its sheet; `head_hash`, `events`: the
    end of its log when the report was made."""

    order: str
    crew: str
    promised_from: datetime | None
    promised_to: datetime | None
    arrived_at: datetime | None
    confirmed_at: datetime | None
    left_at: datetime | None
    rooms_done: int
    rooms_left: int
    exceptions: tuple[tuple[str, str], ...]
    comment: str
    satisfied: bool | None
    signed_at: datetime | None
    ink: bytes | None
    head_hash: str
    events: int


@dataclass(frozen=True, slots=True)
class ReportClause:
    """A row of the service standard over all visits: on how many it was kept, on which it was broken."""

    source: str
    title: Text
    kept: int
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RollOutReport:
    issued_at: datetime
    code: str
    hotel: str
    address: str
    operator: str
    unit: str
    manager: str
    hotline: str
    complaint_line: str
    contract_signed_at: datetime | None
    network_accepted_at: datetime | None
    warranty_months: int
    rooms: tuple[ReportRoom, ...]
    visits: tuple[ReportVisit, ...]
    clauses: tuple[ReportClause, ...]

    def in_state(self, state: str) -> int:
        return sum(room.state == state for room in self.rooms)

    @property
    def terminals(self) -> int:
        return sum(len(room.terminals) for room in self.rooms)

    @property
    def median_s(self) -> int | None:
        """Half of the rooms took no longer."""
        took = [room.took_s for room in self.rooms if room.took_s is not None]
        return round(median(took)) if took else None

    @property
    def broken(self) -> int:
        return sum(len(clause.broken) for clause in self.clauses)
