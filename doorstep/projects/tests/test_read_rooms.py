"""Room lists as hotels send them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

import pytest

from doorstep.orders.intake.errors import FileEmpty, WorkbookUnreadable
from doorstep.orders.tests.workbooks import MAIN, workbook
from doorstep.projects.sheet.found import RoomSheet, SheetRoom, SheetTerminal
from doorstep.projects.sheet.reading import read_rooms

MAC_1, MAC_2, MAC_3 = "02:55:10:AB:CD:01", "02:55:10:AB:CD:02", "02:55:10:AB:CD:03"


def sheet(rows: Sequence[Sequence[str]], merged: Sequence[str] = ()) -> str:
    lines = "".join(
        f'<row r="{line}">'
        + "".join(
            f'<c r="{chr(65 + column)}{line}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for column, cell in enumerate(cells)
        )
        + "</row>"
        for line, cells in enumerate(rows, 1)
    )
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    body = f"<sheetData>{lines}</sheetData><mergeCells>{areas}</mergeCells>"
    return f'<worksheet xmlns="{MAIN}">{body}</worksheet>'


def read(rows: Sequence[Sequence[str]], merged: Sequence[str] = ()) -> RoomSheet:
    return read_rooms(workbook({"一期": sheet(rows, merged)}), "rooms.xlsx")


def numbers(found: RoomSheet) -> list[str]:
    return [room.number for room in found.rooms]


def codes(found: RoomSheet) -> list[str]:
    return [fix.code for fix in found.fixes]


def refused(found: RoomSheet) -> list[tuple[int, str]]:
    return [(each.place.line, each.code) for each in found.refusals]


def test_a_messy_list_is_read_and_each_liberty_is_shown() -> None:
    found = read(
        [
            ["锦湖酒店 IPTV 房间表", "", "", "", "", ""],
            ["", "", "", "", "", ""],
            ["楼层", "房号", "房态", "机顶盒型号", "MAC地址", "备注"],
            ["８F", "801", "空房", "B860AV", "0255-10AB-CD01", ""],
            ["", "802", "住客", "B860AV", "02:55:1O:AB:CD:02", "下午三点后"],
            ["", "803-805（804除外）", "", "", "", ""],
            ["九层", "901", "维修", "", "", ""],
            ["", "901", "", "", "", ""],
            ["合计", "6间", "", "", "", ""],
        ],
        merged=["A4:A6", "A7:A8"],
    )
    assert found.rooms == (
        SheetRoom("", 8, "801", "vacant", (SheetTerminal("B860AV", "", MAC_1),), "", "一期", 4),
        SheetRoom("", 8, "802", "occupied", (SheetTerminal("B860AV", "", MAC_2),), "下午三点后", "一期", 5),
        SheetRoom("", 8, "803", None, (), "", "一期", 6),
        SheetRoom("", 8, "805", None, (), "", "一期", 6),
        SheetRoom("", 9, "901", "closed", (), "", "一期", 7),
    )
    assert codes(found) == ["mac-letters", "range", "left-out", "room-twice", "total"]
    mended = found.fixes[0]
    assert (mended.place.line, mended.place.column, mended.after) == (5, "MAC地址", MAC_2)
    assert found.refusals == ()


def test_a_mac_that_stands_twice_is_refused_with_both_places() -> None:
    found = read([["房号", "MAC"], ["801", MAC_1], ["802", MAC_1.lower()], ["803", MAC_3]])
    assert [len(room.terminals) for room in found.rooms] == [1, 0, 1]
    assert refused(found) == [(3, "mac-twice")]
    assert "第 2 行" in found.refusals[0].reason["zh"]


def test_a_suite_with_two_terminals_in_merged_rows() -> None:
    found = read([["房号", "SN"], ["808", "SN-A001"], ["", "SN-A002"]], merged=["A2:A3"])
    (suite,) = found.rooms
    assert [terminal.sn for terminal in suite.terminals] == ["SN-A001", "SN-A002"]
    assert codes(found) == []


def test_a_room_of_a_second_row_gets_its_second_terminal_and_it_is_said() -> None:
    found = read([["房号", "MAC"], ["808", MAC_1], ["808", MAC_2]])
    assert [terminal.mac for terminal in found.rooms[0].terminals] == [MAC_1, MAC_2]
    assert codes(found) == ["second-terminal"]


def test_a_terminal_without_a_room_and_one_for_many_are_refused() -> None:
    found = read([["房号", "MAC"], ["", MAC_1], ["801-803", MAC_2], ["805", ""]])
    assert refused(found) == [(2, "room-missing"), (3, "one-terminal-many-rooms")]
    assert numbers(found) == ["805"]


def test_of_two_states_of_a_room_the_more_careful_counts() -> None:
    found = read([["房号", "房态"], ["801", "空房"], ["801", "住客"]])
    assert found.rooms[0].occupancy == "occupied"
    assert codes(found) == ["status-differs", "room-twice"]


def test_lists_side_by_side_on_one_page() -> None:
    found = read([["房号", "MAC", "房号", "MAC"], ["801", MAC_1, "901", MAC_2], ["802", "", "", ""]])
    assert [(room.floor, room.number) for room in found.rooms] == [(8, "801"), (8, "802"), (9, "901")]


def test_a_column_for_each_floor() -> None:
    found = read([["8F", "9F"], ["801", "901"], ["802", "902、903"]])
    assert [(room.floor, room.number) for room in found.rooms] == [
        (8, "801"), (8, "802"), (9, "901"), (9, "902"), (9, "903"),
    ]  # fmt: skip


def test_buildings_keep_rooms_of_one_number_apart() -> None:
    found = read([["楼栋", "楼层", "房号"], ["A座", "8", "801"], ["B座", "8", "801"], ["", "", "C-801"]])
    assert [(room.building, room.number) for room in found.rooms] == [
        ("A", "801"),
        ("B", "801"),
        ("C", "801"),
    ]


def test_the_column_of_floors_counts_where_the_number_says_otherwise() -> None:
    found = read([["楼层", "房号"], ["10", "801"]])
    assert found.rooms[0].floor == 10
    assert codes(found) == ["floor-differs"]


def test_every_visible_sheet_is_read() -> None:
    pages = {
        "八楼": sheet([["房号"], ["801"]]),
        "九楼": sheet([["房号"], ["901"]]),
        "说明": sheet([["请填房号"]]),
    }
    found = read_rooms(workbook(pages), "rooms.xlsx")
    assert numbers(found) == ["801", "901"]
    assert [(each.place.sheet, each.code) for each in found.refusals] == [("说明", "no-header")]


def test_a_csv_from_an_old_system() -> None:
    data = "楼层,房间号,入住情况,序号\r\n8楼,801,空,1\r\n,802,住,2\r\n".encode("gb18030")
    found = read_rooms(data, "rooms.csv")
    assert [(room.floor, room.number, room.occupancy) for room in found.rooms] == [
        (8, "801", "vacant"),
        (8, "802", "occupied"),
    ]
    assert found.ignored_columns == ("序号",)


def test_a_room_that_a_spreadsheet_made_a_date_is_refused() -> None:
    found = read([["房号"], ["2026-08-01 00:00:00"], ["802"]])
    assert refused(found) == [(2, "room-became-date")]
    assert numbers(found) == ["802"]


def test_what_is_no_list_at_all_is_refused_whole() -> None:
    with pytest.raises(FileEmpty):
        read_rooms(b"", "rooms.xlsx")
    with pytest.raises(WorkbookUnreadable):
        read_rooms(b"PK\x03\x04 broken", "rooms.xlsx")


def test_a_sheet_called_after_a_building_is_that_building() -> None:
    rows = [["房号", "房态"], ["801", "空"]]
    found = read_rooms(workbook({"A楼": sheet(rows), "3号楼": sheet(rows), "8楼": sheet(rows)}), "rooms.xlsx")
    assert [(room.building, room.number) for room in found.rooms] == [("", "801"), ("3", "801"), ("A", "801")]
    assert codes(found) == ["sheet-building", "sheet-building"]


def test_a_column_of_buildings_counts_before_the_name_of_the_sheet() -> None:
    rows = [["楼栋", "房号"], ["B栋", "801"]]
    found = read_rooms(workbook({"A楼": sheet(rows)}), "rooms.xlsx")
    assert [(room.building, room.number) for room in found.rooms] == [("B", "801")]
