"""Writes samples/hotel: the room list of a made-up hotel as hotels send them, the same for the same code.

    python -m samples.make_hotel [--into samples/hotel]

Songtao Lake Hotel has 120 rooms in two buildings: A, floors 3 to 8 with 12 rooms each; B, floors 2 to 5 with
12 each. 14 are occupied. The list is messy on purpose: merged cells, ranges, full-width digits, floors in
every spelling, a MAC with the letter O, a room listed twice, a terminal without a room.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import xlsxwriter

HERE = Path(__file__).parent / "hotel"
#: Rooms with guests, by building, and what the front desk wrote beside them.
OCCUPIED: Final = {
    "A": {
        "305": "", "309": "下午退房", "403": "", "411": "", "502": "带小孩，轻声", "508": "",
        "607": "", "612": "15:00 后", "704": "", "806": "",
    },
    "B": {"203": "", "307": "", "410": "长住客", "512": ""},
}  # fmt: skip
_FLOORS: Final = {"A": range(3, 9), "B": range(2, 6)}
_A_FLOOR: Final = {8: "８F", 7: "七层", 6: "6层", 5: "5F", 4: "四楼", 3: "3楼"}
_HEAD: Final = ("楼层", "房号", "房态", "机顶盒型号", "MAC地址", "备注")


def make(into: Path = HERE) -> None:
    """Write every file of the sample hotel into the folder `into`."""
    into.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(into / "rooms.xlsx")
    book.set_properties({"created": datetime(2026, 3, 2), "author": "Doorstep"})  # noqa: DTZ001
    _building_a(book)
    _building_b(book)
    book.close()


def _building_a(book: xlsxwriter.Workbook) -> None:
    """Floors in merged cells, vacant rooms as ranges, each occupied room in a row of its own."""
    page = book.add_worksheet("A楼")
    centred = book.add_format({"align": "center", "valign": "vcenter"})
    page.merge_range(0, 0, 0, 5, "松涛湖酒店 IPTV 房间表（A楼）", centred)
    page.write_row(2, 0, _HEAD)
    line = 3
    for floor in reversed(_FLOORS["A"]):
        rows = list(_floor_a(floor))
        for at, row in enumerate(rows):
            page.write_row(line + at, 1, row)
        if len(rows) > 1:
            page.merge_range(line, 0, line + len(rows) - 1, 0, _A_FLOOR[floor], centred)
        else:
            page.write(line, 0, _A_FLOOR[floor])
        line += len(rows)
    page.write_row(line, 0, ("", "", "空房", "B860AV", "02:55:10:AB:00:99", "房号待补"))
    page.write_row(line + 1, 0, ("合计", "72间"))


def _floor_a(floor: int) -> Iterator[tuple[str, ...]]:
    first, last = floor * 100 + 1, floor * 100 + 12
    busy = [room for room in OCCUPIED["A"] if room.startswith(str(floor))]
    without = f"（{'、'.join(busy)}除外）" if busy else ""
    named = f"{first}-{last}"
    if floor == 7:
        named = named.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    yield f"{named}{without}", "空房"
    for room in busy:
        yield room, "住客", "", "", OCCUPIED["A"][room]
    if floor == 6:
        # Listed a second time, as the night shift does it.
        yield "607", "住客"
    if floor == 3:
        # Fitted last year; the letter O stands for a nought.
        yield "301", "空房", "B860AV", "O2:55:10:AB:3O:01", "去年装过"


def _building_b(book: xlsxwriter.Workbook) -> None:
    """Two floors side by side, as they fit on a page."""
    page = book.add_worksheet("B楼")
    page.write_row(0, 0, ("房号", "房态", "备注", "房号", "房态", "备注"))
    line = 1
    for left, right in ((2, 3), (4, 5)):
        for number in range(1, 13):
            for column, floor in ((0, left), (3, right)):
                room = f"{floor}{number:02d}"
                note = OCCUPIED["B"].get(room)
                status = "空" if note is None else "在住"
                page.write_row(line, column, (f"{room}房", status, note or ""))
            line += 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the sample hotel anew.")
    parser.add_argument("--into", type=Path, default=HERE)
    asked = parser.parse_args()
    make(asked.into)
    print(f"wrote {', '.join(sorted(path.name for path in asked.into.iterdir()))}")
