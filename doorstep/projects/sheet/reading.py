"""A hotel's room list, as rooms and terminals. Pure but for the spreadsheet's own reader.

Real lists are messy: titles above the header, merged floors, "801-820", "８F", rooms twice, totals below.
What can be read is read, each liberty is a Fix that is shown before anything is taken, and what can't is a
Refusal with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from doorstep.core.errors import text
from doorstep.orders.intake.reading import read_table
from doorstep.orders.intake.workbook import Sheet, visible_sheets
from doorstep.projects.sheet import labels
from doorstep.projects.sheet.columns import Field, Group, Header, header_in
from doorstep.projects.sheet.found import Place, RoomSheet
from doorstep.projects.sheet.gathering import Gathered, Row

_MAX_ROWS: Final = 5_000
_TOTAL: Final = re.compile(r"(合计|总计|小计|总数|共计|共\d+间|TOTAL)")
#: "8楼" is a floor, "8号楼" a building.
_BUILDING: Final = re.compile(
    r"(?:[A-Za-zＡ-Ｚａ-ｚ东南西北主副附新老前后]|\d{1,2}号)(?:楼|号楼)|\w{1,6}[栋座幢]"
)
#: A merged cell stands for each of its rows; a terminal's own label doesn't.
_OWN: Final = frozenset({"sn", "mac"})


def read_rooms(data: bytes, filename: str) -> RoomSheet:
    """The rooms of an xlsx or CSV file. Raises a subclass of orders.intake.errors.IntakeFileError."""
    gathered = Gathered()
    for sheet in _sheets(data, filename):
        _read_sheet(sheet, gathered)
    return gathered.sheet()


def _sheets(data: bytes, filename: str) -> list[Sheet]:
    if data.startswith(b"PK\x03\x04"):
        return visible_sheets(data, filename, _MAX_ROWS)
    table = read_table(data, filename, max_rows=_MAX_ROWS)
    rows: list[tuple[str, ...]] = [()] * (table.rows[-1].line)
    rows[table.header_line - 1] = table.headers
    for row in table.rows:
        rows[row.line - 1] = row.cells
    return [Sheet("", tuple(rows), ())]


def _read_sheet(sheet: Sheet, gathered: Gathered) -> None:
    rows = [list(row) for row in sheet.rows]
    header = header_in(rows)
    if header is None:
        if any(cell.strip() for row in rows for cell in row):
            gathered.refuse(Place(sheet.name, 1, ""), sheet.name, "no-header", _NO_HEADER)
        return
    gathered.ignored.extend(header.ignored)
    origins = _spread(rows, sheet, header)
    above = _building_of(sheet.name, header, gathered)
    for group in header.groups:
        _read_group(sheet.name, rows, header, group, origins, gathered, above)


_NO_HEADER: Final = text(
    "这张表没有“房号”一列，请在表头写上 房号",
    "this sheet has no column of rooms; title it 房号 or Room",
)


def _building_of(name: str, header: Header, gathered: Gathered) -> dict[Field, str]:
    """A sheet called "A楼" holds building A where no column names one: else 801 of A and 801 of B are one."""
    if any("building" in group.columns for group in header.groups) or not _BUILDING.fullmatch(name.strip()):
        return {}
    found = labels.building(name)
    why = text("按工作表名认作楼栋", "the sheet's name is taken for its building")
    gathered.fix(Place(name, header.row + 1, ""), name, found, "sheet-building", why)
    return {"building": name}


def _spread(rows: list[list[str]], sheet: Sheet, header: Header) -> set[tuple[int, int]]:
    """Write a merged cell's text into all that it covers below the header. Returns the cells so filled."""
    filled = set()
    own = {group.columns[field] for group in header.groups for field in group.columns if field in _OWN}
    for top, left, bottom, right in sheet.merged:
        if top <= header.row or left in own or not 0 <= left < len(rows[top]):
            continue
        said = rows[top][left]
        for line in range(top, min(bottom + 1, len(rows))):
            for column in range(left, min(right + 1, len(rows[line]))):
                if (line, column) != (top, left):
                    rows[line][column] = said
                    filled.add((line, column))
    return filled


def _read_group(
    name: str,
    rows: Sequence[Sequence[str]],
    header: Header,
    group: Group,
    origins: set[tuple[int, int]],
    gathered: Gathered,
    above: Mapping[Field, str],
) -> None:
    carried = dict(above)
    for line, cells in enumerate(rows[header.row + 1 :], header.row + 2):
        said = dict(_cells(cells, group))
        if not said:
            continue
        if _TOTAL.search("".join(said.values()).replace(" ", "").upper()):
            gathered.fix(Place(name, line, ""), "".join(said.values())[:40], "", "total", _TOTAL_LEFT_OUT)
            continue
        repeats = "room" in group.columns and (line - 1, group.columns["room"]) in origins
        titles = {field: header.titles[column].strip() for field, column in group.columns.items()}
        Row(name, line, titles, _carried(said, carried), group.floor, repeats).into(gathered)


_TOTAL_LEFT_OUT: Final = text("合计行，不是房间", "a row of totals, no room")


def _cells(cells: Sequence[str], group: Group) -> Iterator[tuple[Field, str]]:
    for field, column in group.columns.items():
        if column < len(cells) and cells[column].strip():
            yield field, cells[column]


def _carried(said: dict[Field, str], carried: dict[Field, str]) -> dict[Field, str]:
    """Building and floor hold for the rows below where these say nothing: a CSV has lost its merged cells."""
    for field in ("building", "floor"):
        if field in said:
            if field == "building" and said[field] != carried.get("building"):
                carried.pop("floor", None)
            carried[field] = said[field]
    return {**carried, **said}
