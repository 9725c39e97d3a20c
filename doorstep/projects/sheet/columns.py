"""Which column of a room list is which, by its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from doorstep.orders.intake.cells import Unfit
from doorstep.projects.sheet.labels import floor, plain

Field = Literal["building", "floor", "room", "status", "model", "sn", "mac", "note"]

_TITLES: Final[dict[Field, str]] = {
    "building": "楼栋|楼座|楼号|栋号|栋|座|幢|楼宇|BUILDING|BLOCK",
    "floor": "楼层|层|楼|FLOOR|LEVEL",
    "room": "房号|房间号|房间号码|客房号|房间|客房|ROOM|ROOM NO|ROOM NO.|ROOM NUMBER",
    "status": "房态|房间状态|状态|入住情况|是否入住|住客|STATUS|OCCUPANCY",
    "model": "型号|终端型号|设备型号|机顶盒型号|终端|MODEL",
    "sn": "SN|S/N|SN码|SN号|序列号|终端序列号|设备序列号|机顶盒SN|串号|SERIAL|SERIAL NO|SERIAL NUMBER",
    "mac": "MAC|MAC地址|MAC码|终端MAC|设备MAC|机顶盒MAC|物理地址|MAC ADDRESS",
    "note": "备注|说明|特殊要求|REMARK|REMARKS|NOTE|NOTES",
}
_FIELDS: Final = {title: field for field, titles in _TITLES.items() for title in titles.split("|")}


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that tell of one room side by side: index by field. `floor`: the floor that the title of its
    room column names (a list with a column for each floor)."""

    columns: dict[Field, int]
    floor: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The row with the titles (0-based, -1 for none), what stands side by side below it, and the titles that
    nobody needs."""

    row: int
    titles: tuple[str, ...]
    groups: tuple[Group, ...]
    ignored: tuple[str, ...]


def field_of(title: str) -> Field | None:
    bare = re.sub(r"[(\[].*?[)\]]|[*:：#]", "", plain(title)).strip()
    return _FIELDS.get(bare) or _FIELDS.get(bare.replace(" ", ""))


def header_in(rows: Sequence[Sequence[str]], *, within: int = 15) -> Header | None:
    """The first of the upper rows with a column of rooms, or whose titles are floors; None where there is
    none."""
    for at, row in enumerate(rows[:within]):
        fields = [field_of(title) for title in row]
        if "room" in fields and sum(each is not None for each in fields) > 1 or fields == ["room"]:
            return _named(at, row, fields)
        floors = [(column, level) for column, title in enumerate(row) if (level := _floor(title)) is not None]
        if len(floors) > 1 and len(floors) == sum(bool(title.strip()) for title in row):
            groups = tuple(Group({"room": column}, level) for column, level in floors)
            return Header(at, tuple(row), groups, ())
    return None


def _named(at: int, row: Sequence[str], fields: Sequence[Field | None]) -> Header:
    """A field that comes again begins the next group: two or three lists side by side on one page."""
    groups: list[dict[Field, int]] = [{}]
    for column, field in enumerate(fields):
        if field is None:
            continue
        if field in groups[-1]:
            groups.append({})
        groups[-1][field] = column
    ignored = tuple(
        title.strip() for title, field in zip(row, fields, strict=True) if field is None and title.strip()
    )
    whole = tuple(Group(group) for group in groups if "room" in group)
    return Header(at, tuple(row), whole, ignored)


def _floor(title: str) -> int | None:
    line = plain(title)
    if not line or line.isdigit():
        return None
    try:
        return floor(line)
    except Unfit:
        return None
