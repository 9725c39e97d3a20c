"""A roll-out's report from the matrix, the logs of its orders and how its clauses stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.conf import settings

from doorstep.core.errors import Text, text
from doorstep.orders.judging import rulebook_of
from doorstep.orders.log import Entry
from doorstep.orders.queries import logs_of, verdicts_of
from doorstep.projects.matrix import RoomCell, VisitRow, matrix, visits_of
from doorstep.projects.models import RollOut
from doorstep.projects.queries import hotel_of
from doorstep.projects.report.values import (
    ReportClause,
    ReportRoom,
    ReportTerminal,
    ReportVisit,
    RollOutReport,
)
from doorstep.visits.evidence import pictures_of
from doorstep.visits.rules import Story

#: The document whose clauses a hotel and its operator agreed on.
_STANDARD: Final = "HOTEL-"


def report_of(rollout: RollOut, now: datetime) -> RollOutReport:
    """Everything that both sides may hold against their own books, as of now."""
    rows = [row for row in visits_of(rollout) if row.kind != "repair"]
    logs = logs_of(row.number for row in rows)
    crews = {row.number: row.crew for row in rows}
    cleared = Story(logs.get(rollout.lead_id or "", ())).body("rollout.cleared")
    inks = pictures_of(ink for log in logs.values() if (ink := _ink(log)) is not None)
    return RollOutReport(
        issued_at=now,
        code=rollout.code,
        hotel=hotel_of(rollout),
        address=rollout.site.address,
        operator=settings.OPERATOR,
        unit=rollout.grid.unit.name_zh,
        manager=rollout.manager.display_name if rollout.manager else "",
        hotline=settings.HOTLINE,
        complaint_line=settings.COMPLAINT_LINE,
        contract_signed_at=_instant(cleared.get("contract_signed_at")),
        network_accepted_at=_instant(cleared.get("network_accepted_at")),
        warranty_months=rollout.warranty_months,
        rooms=tuple(rooms_of(rollout, crews, now)),
        visits=tuple(_visit(row, logs[row.number], inks) for row in rows if _begun(logs[row.number])),
        clauses=tuple(_clauses(rollout, [row.number for row in rows])),
    )


def rooms_of(rollout: RollOut, crews: Mapping[str, str], now: datetime) -> list[ReportRoom]:
    """Building by building, the lowest floor first. `crews`: who was sent, by order."""
    return [
        _room(building.name, floor.floor, cell, crews.get(cell.order, ""))
        for building in matrix(rollout, now)
        for floor in reversed(building.floors)
        for cell in floor.rooms
    ]


def _room(building: str, floor: int | None, cell: RoomCell, crew: str) -> ReportRoom:
    known = None if cell.occupancy == "" else cell.occupancy == "occupied"
    return ReportRoom(
        building=building,
        floor=floor,
        name=cell.name,
        occupied=cell.occupied if cell.occupied is not None else known,
        state=cell.state,
        terminals=tuple(ReportTerminal(each.model, each.sn, each.mac) for each in cell.terminals),
        finished_at=cell.finished_at,
        took_s=cell.took_s if cell.state == "done" else None,
        order=cell.order,
        crew=crew,
        remark=cell.remark or cell.note,
    )


def _begun(log: Sequence[Entry]) -> bool:
    return Story(log).last("visit.arrived") is not None


def _ink(log: Sequence[Entry]) -> str | None:
    signature = Story(log).body("sheet.signed").get("signature")
    return str(signature["sha256"]) if signature else None


def _visit(row: VisitRow, log: Sequence[Entry], inks: Mapping[str, bytes]) -> ReportVisit:
    told = Story(log)
    sheet, left = told.body("sheet.signed"), told.body("crew.left")
    result = told.body("acceptance.signed").get("result")
    return ReportVisit(
        order=row.number,
        crew=row.crew,
        promised_from=row.from_at,
        promised_to=row.to_at,
        arrived_at=told.at("visit.arrived"),
        confirmed_at=told.at("frontdesk.confirmed"),
        left_at=told.at("crew.left"),
        rooms_done=sheet.get("rooms_done", left.get("rooms_done", 0)),
        rooms_left=sheet.get("rooms_left", left.get("rooms_left", 0)),
        exceptions=tuple((each["room"], each["note"]) for each in sheet.get("exceptions", ())),
        comment=sheet.get("comment", ""),
        satisfied=None if result is None else result == "satisfied",
        signed_at=told.at("sheet.signed"),
        ink=inks.get(_ink(log) or ""),
        head_hash=log[-1].hash,
        events=len(log),
    )


def _clauses(rollout: RollOut, numbers: Sequence[str]) -> list[ReportClause]:
    """Those that were put to the test, in the order of the document; a broken one names the orders."""
    if rollout.lead_id is None:
        return []
    told: dict[str, tuple[str, Text]] = {
        rule.id: (", ".join(rule.clause.sources), text(rule.clause.title.zh, rule.clause.title.en))
        for rule in rulebook_of(rollout.lead_id).rules
        if any(source.startswith(_STANDARD) for source in rule.clause.sources)
    }
    kept: dict[str, list[str]] = {}
    broken: dict[str, list[str]] = {}
    for number, verdicts in verdicts_of(numbers).items():
        for row in verdicts:
            into = {"satisfied": kept, "violated": broken}.get(row.outcome)
            if into is not None and row.clause in told:
                into.setdefault(row.clause, []).append(number)
    return [
        ReportClause(source, title, len(kept.get(clause, ())), tuple(sorted(broken.get(clause, ()))))
        for clause, (source, title) in told.items()
        if clause in kept or clause in broken
    ]


def _instant(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None
