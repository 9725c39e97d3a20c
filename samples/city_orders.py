"""Two days of orders for the sample city, and a file of typical mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from samples import city_words as words
from samples.city_crews import place_on
from samples.city_map import GRIDS, GridArea
from samples.city_names import People

Row = tuple[str, ...]

ORDER_HEADER = (
    "工单号", "工单类型", "客户姓名", "联系电话", "客户类型", "行政区", "装机地址", "经度", "纬度", "网格",
    "受理时间", "产品", "接入方式", "接入端口", "需求或故障描述", "优先级", "当日", "期望日期", "期望时段",
)  # fmt: skip
_KINDS, _KIND_WEIGHTS = ("新装", "修障", "移机", "变更", "拆机"), (45, 35, 8, 7, 5)
_WINDOWS = ("08:00-10:00", "10:00-12:00", "12:00-14:00", "14:00-16:00", "16:00-18:00", "18:00-20:00")
_WINDOW_WEIGHTS = (10, 26, 7, 24, 20, 5)
_NEEDS = {  # for homes, for businesses
    "新装": (words.INSTALL_HOME, words.INSTALL_BUSINESS),
    "移机": (words.MOVE_HOME, words.MOVE_BUSINESS),
    "变更": (words.CHANGE_HOME, words.CHANGE_BUSINESS),
    "拆机": (words.REMOVE_HOME, words.REMOVE_BUSINESS),
}
_EMERGENCY_CALLS = (
    (0, time(10, 5)),
    (0, time(14, 20)),
    (1, time(9, 35)),
    (1, time(8, 40)),
    (0, time(11, 15)),
)


@dataclass(frozen=True)
class Spot:
    """A community or office building: where it is and how its doors are numbered."""

    grid: GridArea
    name: str
    street: str
    number: int
    lat: float
    lon: float
    floors: int
    business: bool

    def door(self, rng: Random) -> str:
        """The address from the district to the door."""
        street = f"{self.grid.district}{self.street}{self.number}号{self.name}"
        if self.name.endswith("街"):
            return f"{street}{rng.randrange(1, 60)}号商铺"
        floor = rng.randrange(1, self.floors + 1)
        if self.business:
            return f"{street}{floor}层{floor}{rng.randrange(1, 19):02d}"
        return f"{street}{rng.randrange(1, 19)}栋{rng.randrange(1, 4)}单元{floor}{rng.randrange(1, 5):02d}室"


class OrderDesk:
    """Writes down orders one after another from one random source."""

    def __init__(self, rng: Random, people: People, first_day: date) -> None:
        self._rng, self._people, self._first_day = rng, people, first_day
        self._homes = {grid.code: self._put(grid, grid.communities, business=False) for grid in GRIDS}
        self._offices = {grid.code: self._put(grid, grid.offices, business=True) for grid in GRIDS}

    def two_days(self) -> list[Row]:
        """All ordinary orders and the emergencies, as received, numbered in that order."""
        drafts = [self._draft(g, day) for g in GRIDS for day in range(2) for _ in range(g.orders // 2)]
        drafts += [self._emergency(index) for index in range(len(words.EMERGENCIES))]
        received, phone = ORDER_HEADER.index("受理时间"), ORDER_HEADER.index("联系电话")
        drafts.sort(key=lambda row: (row[received], row[phone]))
        return _numbered(drafts, 551_000_001)

    def some(self, count: int, first_number: int) -> list[Row]:
        """A short list of further orders, over all grids."""
        return _numbered([self._draft(GRIDS[i % len(GRIDS)], i % 2) for i in range(count)], first_number)

    def _put(self, grid: GridArea, names: tuple[str, ...], business: bool) -> list[Spot]:
        spots = []
        for index, name in enumerate(names):
            named = [street for street in grid.streets if name.startswith(street.name)]
            street = named[0] if named else grid.streets[(index + 3 * business) % len(grid.streets)]
            lat, lon = place_on(self._rng, street)
            number = max(1, round(street.last_number * self._rng.uniform(0.05, 0.95)))
            name = name.removeprefix(street.name) if named and name != street.name else name
            floors = 24 if business else self._rng.choice((6, 6, 11, 18, 27, 33))
            lat += self._rng.choice((-1, 1)) * 0.0006
            lon += self._rng.choice((-1, 1)) * 0.0006
            spots.append(Spot(grid, name, street.name, number, lat, lon, floors, business))
        return spots

    def _draft(self, grid: GridArea, day: int) -> Row:
        rng = self._rng
        kind = rng.choices(_KINDS, _KIND_WEIGHTS)[0]
        business = rng.random() < 0.14
        spot = rng.choice((self._offices if business else self._homes)[grid.code])
        access = rng.choices(("FTTH", "FTTB", "LAN"), (86, 9, 5) if kind != "新装" else (97, 0, 3))[0]
        products = self._products(kind, business)
        same_day = rng.random() < (0.27 if kind == "修障" else 0.07)
        on = self._first_day + timedelta(days=day)
        received, window = self._times(on, same_day)
        need = self._need(kind, access, products, business) + self._remark(business, same_day)
        lat, lon = spot.lat + rng.uniform(-0.0005, 0.0005), spot.lon + rng.uniform(-0.0006, 0.0006)
        name = self._people.business() if business and rng.random() < 0.9 else self._people.person()
        return (
            "", kind, name, self._people.phone(), "商客" if business else "家客", grid.district,
            spot.door(rng), f"{lon:.6f}", f"{lat:.6f}", grid.code, f"{received:%Y-%m-%d %H:%M}", products,
            access, self._port(grid, access), need, "普通", "是" if same_day else "否", on.isoformat(),
            window,
        )  # fmt: skip

    def _emergency(self, index: int) -> Row:
        rng = self._rng
        name, need, products, segment, access, code = words.EMERGENCIES[index]
        day, called = _EMERGENCY_CALLS[index]
        grid = next(grid for grid in GRIDS if grid.code == code)
        street = grid.streets[0]
        lat, lon = place_on(rng, street)
        on = self._first_day + timedelta(days=day)
        address = f"{grid.district}{street.name}{rng.randrange(1, street.last_number)}号{name}"
        return (
            "", "修障", name, self._people.phone(), segment, grid.district, address, f"{lon:.6f}",
            f"{lat:.6f}", grid.code, f"{on} {called:%H:%M}", products, access, self._port(grid, access), need,
            "紧急", "是", on.isoformat(), "",
        )  # fmt: skip

    def _times(self, on: date, same_day: bool) -> tuple[datetime, str]:
        """When it was received and which window was wished: never one that begins within the hour."""
        rng = self._rng
        if same_day:
            received = datetime.combine(on, time(8, 2)) + timedelta(minutes=int(rng.triangular(0, 380, 90)))
            left = [w for w in _WINDOWS[:5] if int(w[:2]) * 60 >= received.hour * 60 + received.minute + 60]
            return received, rng.choice(left) if rng.random() < 0.75 else ""
        days_before = rng.choices((1, 2), (75, 25))[0]
        opened = datetime.combine(on - timedelta(days=days_before), time(8, 30))
        received = opened + timedelta(minutes=rng.randrange(690))
        return received, rng.choices(_WINDOWS, _WINDOW_WEIGHTS)[0] if rng.random() < 0.8 else ""

    def _products(self, kind: str, business: bool) -> str:
        rng = self._rng
        if kind == "修障" and rng.random() < 0.03:
            return "语音"
        speed = rng.choices(("300M", "500M", "1000M"), (25, 45, 30))[0]
        extras = ("", "+语音") if business else ("", "+IPTV", "+IPTV", "+IPTV+语音")
        return f"宽带{speed}{rng.choice(extras)}"

    def _need(self, kind: str, access: str, products: str, business: bool) -> str:
        rng = self._rng
        if kind != "修障":
            return rng.choice(words.fitting(_NEEDS[kind][business], products))
        if products == "语音":
            return rng.choice(words.REPAIR_VOICE[2:])
        if business and rng.random() < 0.7:
            return rng.choice(words.fitting(words.REPAIR_BUSINESS, products))
        if "IPTV" in products and rng.random() < 0.3:
            return rng.choice(words.REPAIR_IPTV)
        if "语音" in products and rng.random() < 0.35:
            return rng.choice(words.REPAIR_VOICE)
        wifi = not business and rng.random() < 0.15
        return rng.choice(words.REPAIR_WIFI if wifi else words.REPAIR_BY_ACCESS[access])

    def _remark(self, business: bool, same_day: bool) -> str:
        rng = self._rng
        if same_day and rng.random() < 0.5:
            return f"；{rng.choice(words.SAME_DAY_REMARKS)}"
        fit = words.REMARKS_ANYWHERE if business else words.REMARKS_HOME + words.REMARKS_ANYWHERE
        return f"；{rng.choice(fit)}" if rng.random() < 0.45 else ""

    def _port(self, grid: GridArea, access: str) -> str:
        rng, area = self._rng, grid.code[3:]
        if access == "FTTH":
            card, pon = rng.randrange(1, 17), rng.randrange(16)
            splitter = f"FG{rng.randrange(1, 90):03d}-{rng.randrange(1, 17)}"
            return f"{area}-OLT{rng.randrange(1, 7):02d}-1/{card}/{pon}-{splitter}"
        kind = "MDU" if access == "FTTB" else "SW"
        return f"{area}-{kind}{rng.randrange(1, 60):03d}-0/{rng.randrange(1, 25)}"


def _numbered(drafts: list[Row], first: int) -> list[Row]:
    return [(f"GD{first + index}", *row[1:]) for index, row in enumerate(drafts)]


_MISTAKES: tuple[tuple[str, str], ...] = (
    ("工单号", ""),
    ("工单类型", "装维"),
    ("客户姓名", ""),
    ("联系电话", "1380000"),
    ("装机地址", ""),
    ("纬度", "117.2301"),
    ("经度", "东经117度"),
    ("网格", "HF-99"),
    ("受理时间", "2026年2月31日"),
    ("产品", "超级宽带"),
    ("优先级", "特急!!"),
    ("期望时段", "16:00-14:00"),
)


def bad_orders(desk: OrderDesk) -> list[Row]:
    """One good row, a dozen rows with one mistake each, and the good row's number once more."""
    rows = desk.some(len(_MISTAKES) + 2, first_number=551_300_001)
    for index, (column, value) in enumerate(_MISTAKES, 1):
        at = ORDER_HEADER.index(column)
        rows[index] = (*rows[index][:at], value, *rows[index][at + 1:])
    rows[-1] = (rows[0][0], *rows[-1][1:])
    return rows
