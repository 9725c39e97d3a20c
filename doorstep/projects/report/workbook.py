"""A roll-out's report, and its rooms alone, as xlsx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, tzinfo
from io import BytesIO
from typing import Final

import xlsxwriter

from doorstep.projects.report.values import ReportRoom, RollOutReport
from doorstep.projects.states import ROOM_STATES

Cell = str | int | datetime | None
#: What begins like a formula is a text all the same (CWE-1236).
_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}

_ROOMS: Final = (
    ("楼栋 Building", 12), ("楼层 Floor", 8), ("房号 Room", 12), ("房态 Guests", 10), ("状态 State", 12),
    ("型号 Model", 16), ("SN", 22), ("MAC", 20), ("完成时间 Finished", 18), ("用时（秒）Seconds", 12),
    ("装维员 Crew", 14), ("工单 Order", 22), ("备注 Remark", 40),
)  # fmt: skip
_VISITS: Final = (
    ("工单 Order", 22), ("装维员 Crew", 14), ("约定 From", 18), ("至 To", 18), ("到店 Arrived", 18),
    ("前台确认 Desk confirmed", 18), ("离店 Left", 18), ("完成 Done", 8), ("未装 Left", 8),
    ("签字 Signed", 18), ("满意 Satisfied", 12), ("客户意见 Comment", 50),
)  # fmt: skip
_CLAUSES: Final = (
    ("条款 Clause", 12), ("内容", 44), ("Requirement", 60), ("做到 Kept", 10), ("未做到 Broken", 14),
    ("工单 Orders", 40),
)  # fmt: skip


def rooms_xlsx(rooms: Sequence[ReportRoom], zone: tzinfo) -> bytes:
    """The matrix as a table: a row for each terminal, and one for each room without."""
    return _book(lambda page: page("房间 Rooms", _ROOMS, _room_rows(rooms)), zone)


def report_xlsx(report: RollOutReport, zone: tzinfo) -> bytes:
    """Summary, rooms, visits, exceptions and clauses, a sheet each."""

    def write(page: _Page) -> None:
        page("概要 Summary", (("项目", 30), ("内容", 60)), _summary(report))
        page("房间 Rooms", _ROOMS, _room_rows(report.rooms))
        page("上门 Visits", _VISITS, _visit_rows(report))
        page(
            "例外 Exceptions",
            (("工单 Order", 22), ("房号 Room", 12), ("情况 What", 60)),
            [(visit.order, room, note) for visit in report.visits for room, note in visit.exceptions],
        )
        page("条款 Clauses", _CLAUSES, _clause_rows(report))

    return _book(write, zone, report.issued_at)


_Page = Callable[[str, Sequence[tuple[str, int]], Iterable[Sequence[Cell]]], None]


def _book(write: Callable[[_Page], None], zone: tzinfo, made_at: datetime | None = None) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        if made_at is not None:
            book.set_properties({"created": made_at.astimezone(zone).replace(tzinfo=None)})
        bold = book.add_format({"bold": True, "bg_color": "#E8F1F1", "bottom": 1, "text_wrap": True})
        instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})

        def page(name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> None:
            sheet = book.add_worksheet(name)
            for at, (title, width) in enumerate(columns):
                sheet.write_string(0, at, title, bold)
                sheet.set_column(at, at, width)
            line = 0
            for line, row in enumerate(rows, 1):
                for at, cell in enumerate(row):
                    if isinstance(cell, datetime):
                        sheet.write_datetime(line, at, cell.astimezone(zone).replace(tzinfo=None), instant)
                    elif isinstance(cell, int):
                        sheet.write_number(line, at, cell)
                    elif cell:
                        sheet.write_string(line, at, cell)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, max(line, 1), len(columns) - 1)

        write(page)
    return out.getvalue()


def _room_rows(rooms: Sequence[ReportRoom]) -> Iterable[Sequence[Cell]]:
    for room in rooms:
        guests = "" if room.occupied is None else "住客 occupied" if room.occupied else "空房 vacant"
        state = ROOM_STATES[room.state]
        before = (room.building, room.floor, room.name, guests, f"{state['zh']} {state['en']}")
        after = (room.finished_at, room.took_s, room.crew, room.order, room.remark)
        labels = [(each.model, each.sn, each.mac) for each in room.terminals] or [("", "", "")]
        for label in labels:
            yield (*before, *label, *after)


def _visit_rows(report: RollOutReport) -> Iterable[Sequence[Cell]]:
    for visit in report.visits:
        content = None if visit.satisfied is None else "满意 yes" if visit.satisfied else "不满意 no"
        yield (
            visit.order, visit.crew, visit.promised_from, visit.promised_to, visit.arrived_at,
            visit.confirmed_at, visit.left_at, visit.rooms_done, visit.rooms_left, visit.signed_at, content,
            visit.comment,
        )  # fmt: skip


def _clause_rows(report: RollOutReport) -> Iterable[Sequence[Cell]]:
    for clause in report.clauses:
        title = clause.title
        broken = "、".join(clause.broken)
        yield clause.source, title["zh"], title["en"], clause.kept, len(clause.broken), broken


def _summary(report: RollOutReport) -> Iterable[Sequence[Cell]]:
    yield "项目 Roll-out", report.code
    yield "酒店 Hotel", report.hotel
    yield "地址 Address", report.address
    yield "运营商 Operator", f"{report.operator} {report.unit}".strip()
    yield "客户经理 Account manager", report.manager
    yield "合同签订 Contract signed", report.contract_signed_at
    yield "组网验收 Network accepted", report.network_accepted_at
    yield "房间 Rooms", len(report.rooms)
    for state, title in ROOM_STATES.items():
        yield f"{title['zh']} {title['en']}", report.in_state(state)
    yield "终端 Terminals", report.terminals
    yield "单间用时中位数（秒）Median seconds a room", report.median_s
    yield "质保（月）Warranty in months", report.warranty_months
    yield "未做到的条款 Clauses broken", report.broken
    yield "出具时间 Issued", report.issued_at
    for visit in report.visits:
        yield f"记录校验 Log of {visit.order}", f"{visit.head_hash} ({visit.events})"
