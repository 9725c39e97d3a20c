"""Reads a table of events: CSV with a mapping, or with columns guessed by their names."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast
from zoneinfo import ZoneInfo

from doorstep.integrations.errors import BadEventLog, at_line, bad_log
from doorstep.integrations.eventlogs.csv_writing import FORMULA
from doorstep.integrations.eventlogs.mapping import ColumnMapping, ColumnType, TimeColumn, guess
from doorstep.integrations.eventlogs.traces import Trace, Traces, actor_of, nested
from doorstep.standards.verdicts import Fact

_CASE_PREFIX = "case:"
_CANONICAL = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d+)?")
_Row = tuple[int, dict[str, str]]


class CsvLog:
    """A table, read to its end: `mapping` says how its columns were taken, `types` what they hold."""

    def __init__(self, path: Path, mapping: ColumnMapping | None) -> None:
        """Raises BadEventLog naming the line, BadMapping, or OSError."""
        self._file = path.name
        with _opened(path, mapping.encoding if mapping else "utf-8-sig") as stream:
            try:
                self._rows, header = self._read(stream, mapping)
            except (UnicodeDecodeError, EOFError, zlib.error, gzip.BadGzipFile, csv.Error) as error:
                raise self._damaged(error) from error
        self.mapping = mapping or guess(header, path.name)
        for name in self.mapping.named:
            if name not in header:
                raise self._bad(
                    1, f"没有“{name}”这一列", f"there is no column '{name}'; it has {', '.join(header)}"
                )
        self.types = self._types(header)

    def traces(self) -> Traces:
        """Cases in the order in which they first appear. Raises BadEventLog naming the line."""
        cases: dict[str, list[_Row]] = {}
        for line, row in self._rows:
            case = self._needed(line, row, self.mapping.case)
            cases.setdefault(case, []).append((line, row))
        for case, rows in cases.items():
            attributes = {"concept:name": case, **self._of_case(rows)}
            yield Trace(case, nested(attributes), [self._fact(seq, *row) for seq, row in enumerate(rows, 1)])

    def _read(self, stream: io.TextIOBase, mapping: ColumnMapping | None) -> tuple[list[_Row], list[str]]:
        first = stream.readline()
        delimiter = (mapping.delimiter if mapping else None) or max(",;\t|", key=first.count)
        header = next(csv.reader([first], delimiter=delimiter), [])
        if not header or not any(header):
            raise self._bad(1, "应为表头", "a header with the columns' names is expected")
        if len(set(filter(None, header))) < sum(map(bool, header)):
            raise self._bad(1, "表头里有两列同名", "two columns have the same name")
        rows: list[_Row] = []
        table = csv.reader(stream, delimiter=delimiter, strict=True)
        for cells in table:
            line = table.line_num + 1
            if not cells:
                continue
            if len(cells) != len(header):
                raise self._bad(
                    line,
                    f"有 {len(cells)} 列，表头是 {len(header)} 列",
                    f"{len(cells)} columns, the header has {len(header)}",
                )
            row = {name: _plain(cell) for name, cell in zip(header, cells, strict=True) if cell and name}
            rows.append((line, row))
        return rows, header

    def _types(self, header: Sequence[str]) -> dict[str, ColumnType]:
        """As the mapping says; where it was guessed, a column is what all of its cells are."""
        said: dict[str, ColumnType] = {**self.mapping.attributes, **self.mapping.case_attributes}
        if not self.mapping.guessed:
            return said
        own = {self.mapping.case, self.mapping.activity, self.mapping.timestamp.column}
        guessed = {name: self._type_of(name) for name in header if name not in own}
        return {name: found for name, found in guessed.items() if found != "text"}

    def _type_of(self, name: str) -> ColumnType:
        cells = {row[name] for _, row in self._rows if name in row}
        if not cells:
            return "text"
        if all(cell in ("true", "false", "True", "False", "TRUE", "FALSE") for cell in cells):
            return "boolean"
        if all(_CANONICAL.fullmatch(cell) for cell in cells):
            return "number" if any("." in cell for cell in cells) else "integer"
        return "list" if all(_is_list(cell) for cell in cells) else "text"

    def _of_case(self, rows: Sequence[_Row]) -> dict[str, Any]:
        """What the case's columns say, wherever in its rows they first say it."""
        found: dict[str, Any] = {}
        for line, row in rows:
            for name, cell in row.items():
                if self._is_of_case(name):
                    found.setdefault(name.removeprefix(_CASE_PREFIX), self._value(line, name, cell))
        return found

    def _fact(self, seq: int, line: int, row: Mapping[str, str]) -> Fact:
        mapping = self.mapping
        kind = self._needed(line, row, mapping.activity)
        at = self._instant(line, self._needed(line, row, mapping.timestamp.column), mapping.timestamp)
        body = {
            name: self._value(line, name, cell) for name, cell in row.items() if not self._is_of_case(name)
        }
        if mapping.lifecycle and mapping.lifecycle in body:
            body["lifecycle:transition"] = body[mapping.lifecycle]
        id = row.get("identity:id", str(seq))
        return Fact(id, kind, at, seq, nested(body), actor_of(body))

    def _is_of_case(self, name: str) -> bool:
        if name == self.mapping.case:
            return True
        return name in self.mapping.case_attributes or name.startswith(_CASE_PREFIX)

    def _needed(self, line: int, row: Mapping[str, str], name: str) -> str:
        cell = row.get(name)
        if not cell:
            raise self._bad(line, f"“{name}”是空的", f"'{name}' is empty")
        return cell

    def _instant(self, line: int, cell: str, column: TimeColumn) -> datetime:
        try:
            at = _instant(cell, column.format)
        except ValueError as error:
            form = column.format or "ISO 8601"
            raise self._bad(
                line,
                f"时间“{cell}”不符合格式 {form}；请在对应关系的 timestamp.format 里写明",
                f"the time {cell!r} is not written as {form}; say its format in timestamp.format",
            ) from error
        return at if at.tzinfo is not None else at.replace(tzinfo=ZoneInfo(column.zone))

    def _value(self, line: int, name: str, cell: str) -> Any:
        kind = self.types.get(name, "text")
        try:
            return _READ[kind](cell)
        except ValueError as error:
            raise self._bad(
                line, f"{name} 为“{cell}”，应为 {kind}", f"{name} is {cell!r}, {kind} is expected"
            ) from error

    def _bad(self, line: int, zh: str, en: str) -> BadEventLog:
        return bad_log(self._file, at_line(line), zh, en)

    def _damaged(self, error: Exception) -> BadEventLog:
        if isinstance(error, UnicodeDecodeError):
            zh = f"不是 {error.encoding} 编码；请在对应关系里写 encoding，例如 gb18030"
            return self._bad(1, zh, f"not {error.encoding}; say its encoding in the mapping, such as gb18030")
        return self._bad(1, f"文件不完整或已损坏（{error}）", f"the file is cut off or damaged ({error})")


def _instant(cell: str, form: str | None) -> datetime:
    return datetime.fromisoformat(cell) if form is None else datetime.strptime(cell, form)  # noqa: DTZ007


def _truth(cell: str) -> bool:
    said = cell.lower()
    if said not in ("true", "false", "1", "0", "yes", "no", "是", "否"):
        raise ValueError(cell)
    return said in ("true", "1", "yes", "是")


def _list(cell: str) -> list[Any]:
    found = json.loads(cell)
    if not isinstance(found, list):
        raise ValueError(cell)
    return found


def _is_list(cell: str) -> bool:
    try:
        _list(cell)
    except ValueError:
        return False
    return True


def _time(cell: str) -> str:
    datetime.fromisoformat(cell)
    return cell


_READ: dict[ColumnType, Callable[[str], Any]] = {
    "text": str,
    "integer": int,
    "number": float,
    "boolean": _truth,
    "time": _time,
    "list": _list,
}


def _plain(cell: str) -> str:
    """Without the mark that keeps Excel from taking a text for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[io.TextIOBase]:
    with path.open("rb") as raw:
        zipped = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if zipped else raw
        with io.TextIOWrapper(stream, encoding=encoding, newline="") as words:
            yield words
