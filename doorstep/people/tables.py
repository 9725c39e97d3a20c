"""CSV tables typed by people: headers in Chinese or English, every bad cell reported and the rest taken."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TypeVar

from doorstep.core.errors import Text, text
from doorstep.core.windows import Window

Choice = TypeVar("Choice")
_SOME_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class RowError:
    """One reason why a row was left out: file name, line in it, column as headed there, what is wrong."""

    file: str
    line: int
    field: str
    reason: Text


@dataclass(slots=True)
class Row:
    """The cells of one line by canonical name.

    Each reader takes a cell; when it can't, it notes why in `errors` and gives a stand-in, so that one pass
    finds every mistake of a line. A row with errors must not be used.
    """

    file: str
    line: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    errors: list[RowError] = field(default_factory=list)

    def wrong(self, name: str, zh: str, en: str) -> None:
        self.errors.append(RowError(self.file, self.line, self.headings[name], text(zh, en)))

    def text(self, name: str, most: int, *, blank: bool = False) -> str:
        value = self.cells[name]
        if not value and not blank:
            self.wrong(name, "不能为空", "must not be empty")
        elif len(value) > most:
            much = len(value)
            self.wrong(name, f"最多 {most} 个字，现有 {much} 个", f"at most {most} characters, not {much}")
        return value

    def integer(self, name: str, least: int, most: int) -> int:
        value = self.cells[name]
        if value.isascii() and value.isdigit() and least <= int(value) <= most:
            return int(value)
        self.wrong(
            name,
            f"“{value}”应为 {least} 到 {most} 的整数",
            f"'{value}' should be a whole number {least} to {most}",
        )
        return least

    def degrees(self, name: str, most: float) -> float:
        value = self.cells[name]
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if abs(number) <= most:
            return number
        self.wrong(
            name,
            f"“{value}”应为 -{most:.0f} 到 {most:.0f} 的度数；请检查经纬度是否填反",
            f"'{value}' should be degrees within ±{most:.0f}; are latitude and longitude swapped?",
        )
        return 0.0

    def day(self, name: str) -> date:
        value = self.cells[name]
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.wrong(name, f"“{value}”应写成 2026-03-02", f"'{value}' should be a date like 2026-03-02")
            return _SOME_DAY

    def choice(self, name: str, known: Mapping[str, Choice]) -> Choice:
        value = self.cells[name]
        if value not in known:
            listed = "、".join(known)
            self.wrong(name, f"“{value}”不在可选项内：{listed}", f"'{value}' is none of: {listed}")
        return known.get(value, next(iter(known.values())))

    def listed(self, name: str) -> tuple[str, ...]:
        """A list divided by ";"."""
        items = tuple(item.strip() for item in self.cells[name].replace("；", ";").split(";") if item.strip())
        if not items:
            self.wrong(name, "不能为空", "must not be empty")
        return items

    def hours(self, name: str, on: date, begin: str, end: str, zone: tzinfo) -> Window:
        """From `begin` to `end` ("HH:MM", 24:00 for the end of the day) by the wall clock of `zone`."""
        midnight = datetime.combine(on + timedelta(days=1), time(), zone)
        whole_day = Window(datetime.combine(on, time(), zone), midnight)
        try:
            from_at = datetime.combine(on, time.fromisoformat(begin), zone)
            to_at = midnight if end == "24:00" else datetime.combine(on, time.fromisoformat(end), zone)
        except ValueError:
            self.wrong(
                name, f"“{begin}-{end}”应写成 08:30 这样的时刻", f"'{begin}-{end}': write times like 08:30"
            )
            return whole_day
        if from_at < to_at:
            return Window(from_at, to_at)
        self.wrong(name, "结束须晚于开始", "must be later than the start")
        return whole_day


def rows(file: Path, columns: Mapping[str, str], errors: list[RowError]) -> Iterator[Row]:
    """Rows of a CSV file, UTF-8 or GB18030. `columns` maps a canonical name to its Chinese heading; either
    may stand in the file.

    A missing column or an unreadable file is one error on line 1, and no row follows. The caller adds the
    errors that it notes on each row to `errors`.
    """
    content = _decoded(file, errors)
    if content is None:
        return
    reader = csv.reader(io.StringIO(content, newline=""))
    heading = [cell.strip() for cell in next(reader, [])]
    at = {name: heading.index(h) for name, zh in columns.items() for h in (zh, name) if h in heading}
    for name in columns.keys() - at.keys():
        missing = text(f"缺少“{columns[name]}”列", f"the column '{name}' is missing")
        errors.append(RowError(file.name, 1, columns[name], missing))
    if len(at) < len(columns):
        return
    headings = {name: heading[index] for name, index in at.items()}
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(heading):
            count = text(
                f"有 {len(cells)} 列，表头是 {len(heading)} 列；请检查逗号和引号",
                f"{len(cells)} cells under {len(heading)} headings; look at commas and quotes",
            )
            errors.append(RowError(file.name, reader.line_num, heading[0], count))
            continue
        named = {name: cells[index].strip() for name, index in at.items()}
        yield Row(file.name, reader.line_num, named, headings)


def _decoded(file: Path, errors: list[RowError]) -> str | None:
    raw = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    reason = text("不是 UTF-8 或 GB18030 文本，请另存为 CSV", "neither UTF-8 nor GB18030; save it as CSV")
    errors.append(RowError(file.name, 1, "", reason))
    return None
