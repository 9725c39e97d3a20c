"""A roll-out's report as a hotel and an operator get it: PDF and xlsx of the same values."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from doorstep.core.errors import text
from doorstep.projects.report.paper import content, report_pdf
from doorstep.projects.report.values import (
    ReportClause,
    ReportRoom,
    ReportTerminal,
    ReportVisit,
    RollOutReport,
)
from doorstep.projects.report.workbook import report_xlsx, rooms_xlsx

HEFEI = ZoneInfo("Asia/Shanghai")
NINE = datetime(2026, 3, 3, 9, tzinfo=HEFEI)
MAC = "02:55:10:AB:00:01"
DONE = ReportRoom(
    building="A", floor=3, name="A-301", occupied=False, state="done", took_s=250, order="GD1", crew="李强",
    terminals=(ReportTerminal("B860AV", "SN0001", MAC),), finished_at=NINE + timedelta(minutes=20),
)  # fmt: skip
WAITS = ReportRoom(
    building="A", floor=3, name="A-302", occupied=True, state="deferred", remark='=HYPERLINK("x")'
)
TOP = ReportRoom(building="A", floor=4, name="A-401", occupied=None, state="todo")
VISIT = ReportVisit(
    order="GD1", crew="李强", promised_from=NINE, promised_to=NINE + timedelta(hours=2),
    arrived_at=NINE - timedelta(minutes=9), confirmed_at=NINE, left_at=NINE + timedelta(hours=1),
    rooms_done=1, rooms_left=2, exceptions=(("A-302", "住客休息"),), comment="很仔细", satisfied=True,
    signed_at=NINE + timedelta(minutes=50), ink=None, head_hash="ab" * 32, events=17,
)  # fmt: skip


def report(**changed: Any) -> RollOutReport:
    said: dict[str, Any] = {
        "issued_at": NINE, "code": "JD-0001", "hotel": "松涛湖酒店", "address": "松涛路 18 号",
        "operator": "示范宽带", "unit": "城东", "manager": "王芳", "hotline": "1", "complaint_line": "2",
        "contract_signed_at": NINE, "network_accepted_at": None, "warranty_months": 12,
        "rooms": (DONE, WAITS, TOP), "visits": (VISIT,),
        "clauses": (ReportClause("HOTEL-9", text("前台先确认", "desk first"), 1, ("GD1",)),),
    }  # fmt: skip
    return RollOutReport(**{**said, **changed})


def sheets(data: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_its_figures_add_up() -> None:
    found = report()
    assert [found.in_state(state) for state in ("done", "deferred", "todo")] == [1, 1, 1]
    assert (found.terminals, found.median_s, found.broken) == (1, 250, 1)
    assert report(rooms=(TOP,)).median_s is None


def test_the_house_stands_with_its_top_floor_above() -> None:
    (building,) = content(report(), HEFEI)["house"]
    assert [floor["name"] for floor in building["floors"]] == ["4F", "3F"]
    assert [room["name"] for room in building["floors"][1]["rooms"]] == ["301", "302"]


def test_the_pdf_says_rooms_labels_words_and_chains() -> None:
    pages = PdfReader(BytesIO(report_pdf(report(), HEFEI))).pages
    said = "".join(page.extract_text() for page in pages).replace("\n", "")
    for words in ("松涛湖酒店", "A-301", MAC, "很仔细", "住客休息", "4:10", "ab" * 32, "HOTEL-9"):
        assert words in said, words


def test_the_same_values_give_the_same_pdf() -> None:
    assert report_pdf(report(), HEFEI) == report_pdf(report(), HEFEI)


@pytest.mark.parametrize("rooms", [(), (DONE,) * 400], ids=["none", "400 rooms"])
def test_a_house_of_any_size_is_printed(rooms: tuple[ReportRoom, ...]) -> None:
    assert report_pdf(report(rooms=rooms, visits=()), HEFEI).startswith(b"%PDF")


def test_the_workbook_has_a_row_for_each_terminal_and_each_room_without() -> None:
    found = sheets(report_xlsx(report(), HEFEI))
    assert [name.split()[0] for name in found] == ["概要", "房间", "上门", "例外", "条款"]
    rooms = found["房间 Rooms"]
    assert [row[2] for row in rooms[1:]] == ["A-301", "A-302", "A-401"]
    assert rooms[1][7:10] == [MAC, datetime(2026, 3, 3, 9, 20), 250]  # noqa: DTZ001 (a spreadsheet's)
    assert found["例外 Exceptions"][1] == ["GD1", "A-302", "住客休息"]
    assert found["条款 Clauses"][1][3:] == [1, 1, "GD1"]


def test_what_looks_like_a_formula_stays_a_text() -> None:
    (page,) = sheets(rooms_xlsx([WAITS], HEFEI)).values()
    assert page[1][-1] == '=HYPERLINK("x")'
