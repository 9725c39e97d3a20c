"""A roll-out's report as PDF: A4, Chinese with small English labels; the same values give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, tzinfo
from itertools import groupby
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

from doorstep.projects.report.values import ReportRoom, ReportVisit, RollOutReport
from doorstep.projects.states import ROOM_STATES
from doorstep.visits.acceptance_form.fonts import FAMILIES, fonts
from doorstep.visits.acceptance_form.pictures import signature_png

_TEMPLATE: Final = Path(__file__).with_name("report.typ")
DASH: Final = "—"


def report_pdf(report: RollOutReport, zone: tzinfo) -> bytes:
    """Raises UnusablePicture for a signature that can't be read."""
    with TemporaryDirectory(prefix="roll-out-report-") as name:
        folder = Path(name)
        for at, visit in enumerate(report.visits):
            if visit.ink is not None:
                (folder / _ink(at)).write_bytes(signature_png(visit.ink))
        values = {**content(report, zone), "families": FAMILIES}
        return typst.compile(
            copyfile(_TEMPLATE, folder / _TEMPLATE.name),
            root=folder,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"report": json.dumps(values, ensure_ascii=False)},
            timestamp=int(report.issued_at.timestamp()),
        )


def _ink(at: int) -> str:
    return f"signature-{at}.png"


def content(report: RollOutReport, zone: tzinfo) -> dict[str, Any]:
    """JSON-ready: every leaf is a string to print, or None where there is no picture."""
    told = _Told(zone)
    return {
        "code": report.code,
        "issued": told.instant(report.issued_at),
        "operator": report.operator,
        "unit": report.unit,
        "hotline": report.hotline,
        "complaint_line": report.complaint_line,
        "hotel": report.hotel,
        "address": report.address,
        "manager": report.manager or DASH,
        "contract_signed": told.day(report.contract_signed_at),
        "network_accepted": told.day(report.network_accepted_at),
        "warranty": f"{report.warranty_months} 个月 months",
        "figures": list(_figures(report)),
        "house": [
            {"name": building, "floors": _floors(list(rooms))}
            for building, rooms in groupby(report.rooms, key=lambda room: room.building)
        ],
        "visits": [told.visit(at, visit) for at, visit in enumerate(report.visits)],
        "clauses": [
            {
                "source": clause.source,
                "zh": clause.title["zh"],
                "en": clause.title["en"],
                "kept": str(clause.kept),
                "broken": str(len(clause.broken)) if clause.broken else "",
            }
            for clause in report.clauses
        ],
        "rooms": [told.room(room) for room in report.rooms],
    }


def _figures(report: RollOutReport) -> Iterator[dict[str, str]]:
    done, deferred = report.in_state("done"), report.in_state("deferred")
    yield _figure("房间", "rooms", str(len(report.rooms)))
    yield _figure("完成", "done", str(done))
    yield _figure("暂缓", "deferred", str(deferred))
    yield _figure("未装", "left", str(len(report.rooms) - done - deferred))
    yield _figure("终端", "terminals", str(report.terminals))
    yield _figure("单间用时中位", "median a room", _length(report.median_s))
    yield _figure("未做到的条款", "clauses broken", str(report.broken))


def _figure(zh: str, en: str, value: str) -> dict[str, str]:
    return {"zh": zh, "en": en, "value": value}


def _floors(rooms: list[ReportRoom]) -> list[dict[str, Any]]:
    """From the top down, as the house stands."""
    levels = sorted({room.floor for room in rooms}, key=lambda level: (level is None, -(level or 0)))
    return [
        {
            "name": DASH if level is None else f"{level}F",
            "rooms": [
                {"name": room.name.removeprefix(f"{room.building}-"), "state": room.state}
                for room in rooms
                if room.floor == level
            ],
        }
        for level in levels
    ]


def _length(seconds: int | None) -> str:
    return DASH if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


class _Told:
    """Moments in local time, and what stands beside them."""

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone

    def instant(self, at: datetime | None) -> str:
        return DASH if at is None else f"{at.astimezone(self.zone):%Y-%m-%d %H:%M}"

    def day(self, at: datetime | None) -> str:
        return DASH if at is None else f"{at.astimezone(self.zone):%Y-%m-%d}"

    def clock(self, at: datetime | None) -> str:
        return DASH if at is None else f"{at.astimezone(self.zone):%H:%M}"

    def visit(self, at: int, visit: ReportVisit) -> dict[str, Any]:
        satisfied = {None: "", True: "满意 satisfied", False: "不满意 dissatisfied"}[visit.satisfied]
        when = DASH
        if visit.promised_from is not None:
            when = f"{self.instant(visit.promised_from)}–{self.clock(visit.promised_to)}"
        return {
            "order": visit.order,
            "crew": visit.crew or DASH,
            "when": when,
            "arrived": self.clock(visit.arrived_at),
            "confirmed": self.clock(visit.confirmed_at),
            "left_at": self.clock(visit.left_at),
            "done": str(visit.rooms_done),
            "left": str(visit.rooms_left),
            "exceptions": [f"{room} {note}" for room, note in visit.exceptions],
            "comment": visit.comment or DASH,
            "satisfied": satisfied,
            "signed": self.instant(visit.signed_at),
            "ink": None if visit.ink is None else _ink(at),
            "head_hash": visit.head_hash,
            "events": f"{visit.events} 条 entries",
        }

    def room(self, room: ReportRoom) -> dict[str, Any]:
        finished = DASH
        if room.finished_at is not None:
            finished = f"{room.finished_at.astimezone(self.zone):%m-%d %H:%M}"
        return {
            "name": room.name,
            "state": ROOM_STATES[room.state]["zh"],
            "labels": [f"{each.model} {each.sn}".strip() for each in room.terminals] or [DASH],
            "macs": [each.mac or DASH for each in room.terminals] or [DASH],
            "finished": finished,
            "took": _length(room.took_s),
            "remark": room.remark or "",
        }
