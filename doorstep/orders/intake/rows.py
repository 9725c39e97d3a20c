"""Rows of an order file, checked and typed.

This is where REGIME-3 is kept for orders that come by file: an order states the need, the contact and the
address, complete and correct, or it is reported and doesn't go in. Every problem of a row is reported, not
only the first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from doorstep.core.errors import Text, text
from doorstep.core.windows import Window
from doorstep.orders.events import Kind, Pon
from doorstep.orders.intake import fields, moments
from doorstep.orders.intake.cells import Unfit, cleaned, masked
from doorstep.orders.intake.columns import BY_NAME, Mapped, mapped
from doorstep.orders.intake.fields import Access, Product, Segment
from doorstep.orders.intake.table import Table, TableRow

Value = TypeVar("Value")

_WISH_HORIZON = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """An order as its source system tells it. Instants in UTC, rates in Mbps, degrees in decimals.

    A blank segment is a home, blank access FTTH (as in `order.received`). `wished` is the whole local day
    when only a date was given. lon and lat come both or not at all, in whatever datum the file uses.
    """

    line: int
    number: str
    kind: Kind
    customer_name: str
    customer_phone: str
    address: str
    grid: str
    received_at: datetime
    need: str
    segment: Segment = "home"
    district: str = ""
    lon: float | None = None
    lat: float | None = None
    products: tuple[Product, ...] = ()
    access: Access = "ftth"
    port: str = ""
    emergency: bool = False
    same_day: bool = False
    wished: Window | None = None
    pon: Pon | None = None


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row doesn't go in: the line, the field (None: the row as a whole) and its column's title, the
    value with personal data masked, a stable code and the reason."""

    line: int
    field: str | None
    column: Text
    value: str
    code: str
    reason: Text


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What a file brings: good rows and problems in file order, and headers that we don't know."""

    rows: tuple[IntakeRow, ...]
    problems: tuple[RowProblem, ...]
    ignored_columns: tuple[str, ...]


def parse_rows(
    table: Table, *, time_zone: str, known_grids: Collection[str] | None, shift_days: int = 0
) -> IntakeReport:
    """Check every row. Times without an offset are local to `time_zone`; dates move by `shift_days` days;
    grids must be among `known_grids` unless it is None.

    Raises HeadersUnknown and HeaderTwice for the table as a whole, nothing for single rows. Of rows with the
    same order number the first counts; the later ones are problems.
    """
    columns = mapped(table)
    zone = ZoneInfo(time_zone)
    grids = None if known_grids is None else frozenset(known_grids)
    rows: list[IntakeRow] = []
    problems: list[RowProblem] = []
    first_lines: dict[str, int] = {}
    for source in table.rows:
        reader = _RowReader(source, columns, len(table.headers))
        row = _row(reader, zone, grids, shift_days, first_lines)
        problems += reader.problems
        if row is not None and not reader.problems:
            rows.append(row)
    return IntakeReport(tuple(rows), tuple(problems), columns.ignored)


class _RowReader:
    """Takes the fields of one row and gathers its problems."""

    def __init__(self, source: TableRow, columns: Mapped, width: int) -> None:
        self.line = source.line
        self.problems: list[RowProblem] = []
        self._cells, self._index = source.cells, columns.index
        if len(source.cells) > width:
            self._note(
                None,
                "extra-cells",
                text(
                    "比表头多出单元格，可能有未加引号的分隔符",
                    "it has more cells than the header; perhaps an unquoted delimiter",
                ),
            )

    def take(self, field: str, read: Callable[[str], Value]) -> Value | None:
        """The field's value; None when the cell is blank or unfit."""
        try:
            line = cleaned(self._raw(field))
            if line:
                return read(line)
            if BY_NAME[field].needed:
                raise Unfit("missing", "必填，不能为空", "it must be filled in")
        except Unfit as unfit:
            self._note(field, unfit.code, unfit.reason)
        return None

    def check(self, field: str, unfit: Unfit | None) -> None:
        if unfit is not None:
            self._note(field, unfit.code, unfit.reason)

    def blank(self, field: str) -> bool:
        return not self._raw(field).strip()

    def _raw(self, field: str) -> str:
        place = self._index.get(field)
        return "" if place is None or place >= len(self._cells) else self._cells[place]

    def _note(self, field: str | None, code: str, reason: Text) -> None:
        column = text("整行", "Row") if field is None else BY_NAME[field].title
        value = "" if field is None else masked(field, self._raw(field))
        self.problems.append(RowProblem(self.line, field, column, value, code, reason))


def _row(
    reader: _RowReader,
    zone: ZoneInfo,
    grids: frozenset[str] | None,
    shift_days: int,
    first_lines: dict[str, int],
) -> IntakeRow | None:
    number = reader.take("number", lambda line: _unseen(fields.number(line), reader.line, first_lines))
    kind = reader.take("kind", fields.kind)
    name = reader.take("customer_name", fields.name)
    phone = reader.take("customer_phone", fields.phone)
    segment = reader.take("segment", fields.segment)
    district = reader.take("district", fields.district)
    address = reader.take("address", fields.address)
    lon, lat = _point(reader)
    grid = reader.take("grid", lambda line: fields.grid(line, grids))
    received_at = reader.take("received_at", lambda line: moments.instant(line, zone, shift_days))
    products = reader.take("products", fields.products)
    access = reader.take("access", fields.access)
    pon = reader.take("pon", fields.pon)
    port = reader.take("port", fields.port)
    need = reader.take("need", fields.need)
    emergency = reader.take("priority", fields.emergency)
    same_day = reader.take("same_day", fields.yes_no)
    wished = _wish(reader, zone, shift_days, received_at, bool(same_day))
    if number is None or kind is None or name is None or phone is None:
        return None
    if address is None or grid is None or received_at is None or need is None:
        return None
    return IntakeRow(
        reader.line, number, kind, name, phone, address, grid, received_at, need,
        segment=segment or "home", district=district or "", lon=lon, lat=lat, products=products or (),
        access=access or "ftth", port=port or "", emergency=bool(emergency), same_day=bool(same_day),
        wished=wished, pon=pon,
    )  # fmt: skip


def _unseen(number: str, line: int, first_lines: dict[str, int]) -> str:
    first = first_lines.setdefault(number, line)
    if first != line:
        raise Unfit("number-twice", f"与第 {first} 行的工单号重复", f"line {first} has the same order number")
    return number


def _point(reader: _RowReader) -> tuple[float | None, float | None]:
    lon = reader.take("lon", fields.coordinate)
    lat = reader.take("lat", fields.coordinate)
    for field, other in (("lon", "lat"), ("lat", "lon")):
        if reader.blank(field) and not reader.blank(other):
            reader.check(
                field,
                Unfit(
                    "coordinate-alone", "经度和纬度要么都填，要么都不填", "give both coordinates or neither"
                ),
            )
    if lon is not None and lat is not None:
        reader.check(
            "lat" if fields.LON_RANGE[0] <= lon <= fields.LON_RANGE[1] else "lon", fields.misplaced(lon, lat)
        )
    return lon, lat


def _wish(
    reader: _RowReader, zone: ZoneInfo, shift_days: int, received_at: datetime | None, same_day: bool
) -> Window | None:
    """The window that the customer asked for; of a same-day order it may lack its date."""
    on = reader.take("wished_on", lambda line: moments.day(line, shift_days))
    if on is None and reader.blank("wished_on") and not reader.blank("wished_window"):
        if same_day and received_at is not None:
            on = received_at.astimezone(zone).date()
        elif not same_day:
            reader.check(
                "wished_on", Unfit("missing", "填了期望时段就要填期望日期", "a wished window needs its date")
            )
    # Without a date the window is still read, for its own problems.
    window = reader.take("wished_window", lambda line: moments.window(line, on or date(2000, 1, 1), zone))
    if on is None:
        return None
    if reader.blank("wished_window"):
        window = moments.whole_day(on, zone)
    if window is not None and received_at is not None:
        reader.check("wished_on", timely(window, received_at))
    return window


def timely(wished: Window, received_at: datetime) -> Unfit | None:
    """Why nobody can have wished for this window, if so."""
    if wished.to_at <= received_at:
        return Unfit(
            "wish-passed", "期望的时间早于受理时间", "the wished time lies before the order was received"
        )
    if wished.from_at > received_at + _WISH_HORIZON:
        return Unfit(
            "wish-too-far", "期望日期距受理超过一年", "the wished date is more than a year after the order"
        )
    return None
