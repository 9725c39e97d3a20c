"""Writes samples/city: two made-up days of broadband field work in Hefei, the same for the same seed.

    python -m samples.make_city [--seed 20260302] [--into samples/city]

Day 1 is Monday 2026-03-02; the importers shift it. Times are local (Asia/Shanghai), places WGS-84.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from random import Random

from samples.city_crews import (
    CERTIFICATE_HEADER,
    SHIFT_HEADER,
    TECHNICIAN_HEADER,
    certificates,
    shifts,
    technicians,
)
from samples.city_map import GRIDS, UNITS
from samples.city_names import People
from samples.city_orders import ORDER_HEADER, OrderDesk, Row, bad_orders
from samples.plain_xlsx import Cell, write_xlsx

FIRST_DAY = date(2026, 3, 2)
HERE = Path(__file__).parent / "city"
RARE_NAMES = {0: "䶮晓东", 6: "李𠮷", 13: "王㛃宁"}


def make(into: Path = HERE, seed: int = 20260302) -> None:
    """Write every file of the sample city into the folder `into`."""
    into.mkdir(parents=True, exist_ok=True)
    rng = Random(seed)
    people = People(rng)
    _csv(into / "units.csv", ("单位编码", "单位名称", "英文名称", "上级编码"), UNITS)
    _csv(
        into / "grids.csv",
        ("网格编码", "网格名称", "英文名称", "单位编码", "中心纬度", "中心经度", "边界"),
        [
            (g.code, g.name_zh, g.name_en, g.unit, f"{g.centre[0]:.5f}", f"{g.centre[1]:.5f}", _ring(g.ring))
            for g in GRIDS
        ],
    )
    _csv(into / "technicians.csv", TECHNICIAN_HEADER, technicians(rng, people))
    _csv(into / "certificates.csv", CERTIFICATE_HEADER, certificates(rng, FIRST_DAY))
    _csv(into / "shifts.csv", SHIFT_HEADER, shifts(FIRST_DAY))
    desk = OrderDesk(rng, people, FIRST_DAY)
    _csv(into / "orders.csv", ORDER_HEADER, desk.two_days())
    _csv(into / "orders_bad.csv", ORDER_HEADER, bad_orders(desk))
    chinese = desk.some(20, first_number=551_100_001)
    for index, name in RARE_NAMES.items():
        chinese[index] = (*chinese[index][:2], name, *chinese[index][3:])
    _csv(into / "orders_gb18030.csv", ORDER_HEADER, chinese, encoding="gb18030")
    sheet = [_typed(row) for row in desk.some(20, first_number=551_200_001)]
    write_xlsx(into / "orders.xlsx", [ORDER_HEADER, *sheet])


def _csv(path: Path, header: Row, rows: Iterable[Row], encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _ring(points: tuple[tuple[float, float], ...]) -> str:
    """A GeoJSON polygon: longitude first, counter-clockwise, closed."""
    area = sum(a[1] * b[0] - b[1] * a[0] for a, b in zip(points, points[1:] + points[:1], strict=True))
    ordered = points if area > 0 else points[::-1]
    ring = [[lon, lat] for lat, lon in (*ordered, ordered[0])]
    return json.dumps({"type": "Polygon", "coordinates": [ring]}, separators=(",", ":"))


def _typed(row: Row) -> list[Cell]:
    """As a spreadsheet holds it: real dates and numbers, telephone numbers as text."""
    cells: list[Cell] = list(row)
    cells[ORDER_HEADER.index("经度")] = float(row[ORDER_HEADER.index("经度")])
    cells[ORDER_HEADER.index("纬度")] = float(row[ORDER_HEADER.index("纬度")])
    cells[ORDER_HEADER.index("受理时间")] = datetime.fromisoformat(row[ORDER_HEADER.index("受理时间")])
    cells[ORDER_HEADER.index("期望日期")] = date.fromisoformat(row[ORDER_HEADER.index("期望日期")])
    return cells


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the sample city anew.")
    parser.add_argument("--into", type=Path, default=HERE)
    parser.add_argument("--seed", type=int, default=20260302)
    asked = parser.parse_args()
    make(asked.into, asked.seed)
    print(f"wrote {', '.join(sorted(path.name for path in asked.into.iterdir()))}")
