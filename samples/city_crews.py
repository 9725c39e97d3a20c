"""The crews of the sample city: technicians with skills, certificates, shifts and leave."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from samples.city_map import GRIDS, GridArea, Street
from samples.city_names import TECHNICIANS, People

Row = tuple[str, ...]

TECHNICIAN_HEADER = (
    "工号", "姓名", "联系电话", "工牌号", "星级", "语言", "单位", "负责网格", "技能", "出发纬度", "出发经度",
)
CERTIFICATE_HEADER = ("工号", "证书类型", "证书编号", "生效日期", "失效日期")
SHIFT_HEADER = ("工号", "类型", "日期", "开始", "结束", "午休", "说明")

_TRADES = (
    ("ftth_install:3", "ftth_repair:2", "iptv:2"),
    ("ftth_install:2", "ftth_repair:3", "iptv:2", "networking:1"),
    ("ftth_repair:3", "voice:2", "copper:3"),
    ("ftth_install:2", "ftth_repair:2", "iptv:3", "networking:2"),
    ("ftth_install:1", "ftth_repair:2", "voice:2", "copper:2", "networking:3"),
)
_SHIFTS = (
    ("08:00", "16:00", "12:00-13:00"),
    ("09:00", "17:00", "12:30-13:30"),
    ("11:30", "19:30", "15:30-16:30"),
)
# Technician: days after day 1 on which the operator certificate ends.
_LAPSING_IN_DAYS = {7: 9, 18: 16, 29: 25}
_FURTHER_LANGUAGES = {0: ["英语"], 9: ["英语"], 20: ["手语"], 27: ["英语"]}
_LAPSED, _NEVER_CERTIFIED = 22, 38
_LEAVE = {12: (0, "病假", "发烧，已交病历"), 33: (1, "事假", "孩子家长会")}  # technician: day, kind, note


def grids_of(index: int) -> tuple[GridArea, ...]:
    """Five technicians to a grid; every fourth helps out in a neighbouring grid of the same unit."""
    own = GRIDS[index % len(GRIDS)]
    same_unit = [grid for grid in GRIDS if grid.unit == own.unit]
    if index % 4 != 3:
        return (own,)
    return (own, same_unit[(same_unit.index(own) + 1) % len(same_unit)])


def technicians(rng: Random, people: People) -> list[Row]:
    rows: list[Row] = []
    for index, name in enumerate(TECHNICIANS):
        grids = grids_of(index)
        skills = _skills(index)
        lat, lon = place_on(rng, rng.choice(grids[0].streets))
        languages = ["普通话"] + ["合肥话"] * (rng.random() < 0.6)
        languages += _FURTHER_LANGUAGES.get(index, [])
        stars = min(5, max(1, sum(int(s[-1]) for s in skills) // 2 + rng.choice((-1, 0, 0, 1))))
        row = (
            _staff_no(index), name, people.phone(), f"HF-{5101 + index}", str(stars), ";".join(languages),
            grids[0].unit, ";".join(grid.code for grid in grids), ";".join(skills), f"{lat:.5f}",
            f"{lon:.5f}",
        )  # fmt: skip
        rows.append(row)
    return rows


def certificates(rng: Random, first_day: date) -> list[Row]:
    rows: list[Row] = []
    for index in range(len(TECHNICIANS)):
        if index != _NEVER_CERTIFIED:
            rows.append(_certificate(index, "上岗证", "SG", first_day, _operator_days_left(rng, index), 3))
        if index % 10 not in (2, 7):
            rows.append(_certificate(index, "登高证", "DG", first_day, rng.randrange(60, 1000), 3))
        if index % 5 in (0, 2, 3):
            rows.append(_certificate(index, "电工证", "DI", first_day, rng.randrange(60, 1800), 6))
        if index % 13 == 0:
            rows.append(_certificate(index, "客服三级证", "KF", first_day, rng.randrange(200, 900), 4))
    return rows


def shifts(first_day: date) -> list[Row]:
    rows: list[Row] = []
    for day in range(2):
        on = (first_day + timedelta(days=day)).isoformat()
        for index in range(len(TECHNICIANS)):
            begin, end, lunch = _SHIFTS[(index // len(GRIDS) + day) % len(_SHIFTS)]
            rows.append((_staff_no(index), "班次", on, begin, end, lunch, ""))
            if index in _LEAVE and _LEAVE[index][0] == day:
                rows.append((_staff_no(index), _LEAVE[index][1], on, "00:00", "24:00", "", _LEAVE[index][2]))
    return rows


def place_on(rng: Random, street: Street) -> tuple[float, float]:
    """A point on a street, away from its ends."""
    along = rng.uniform(0.08, 0.92)
    (lat_a, lon_a), (lat_b, lon_b) = street.start, street.end
    return lat_a + (lat_b - lat_a) * along, lon_a + (lon_b - lon_a) * along


def _staff_no(index: int) -> str:
    return f"HF{1001 + index}"


def _skills(index: int) -> tuple[str, ...]:
    if index == 1:
        return ("voice:2", "copper:2")  # 赵磊: no fibre
    return _TRADES[0] if index == 0 else _TRADES[(index // len(GRIDS) + index) % len(_TRADES)]


def _operator_days_left(rng: Random, index: int) -> int:
    if index == _LAPSED:
        return -12
    return _LAPSING_IN_DAYS.get(index, rng.randrange(90, 1000))


def _certificate(index: int, kind: str, prefix: str, first_day: date, days_left: int, years: int) -> Row:
    until = first_day + timedelta(days=days_left)
    begun = until.replace(year=until.year - years, day=min(until.day, 28))
    number = f"{prefix}{begun.year}{7000 + index * 3:05d}"
    return (_staff_no(index), kind, number, begun.isoformat(), until.isoformat())
