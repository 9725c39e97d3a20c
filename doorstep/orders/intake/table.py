"""An order file as a table of texts, whatever its format and encoding."""

from __future__ import annotations

from dataclasses import dataclass

from doorstep.core.errors import text
from doorstep.orders.intake.errors import FileEmpty, FileTooBig

MAX_BYTES = 20 * 1024 * 1024
MAX_COLUMNS = 100
_MAX_HEADER_CHARS = 60


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that isn't blank, up to its last cell that isn't: its 1-based line in a text file (the first line
    of the row), or its sheet row."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Header (each name cut to 60 characters) and rows as they stand; `origin` is the encoding of a text
    file or the name of the sheet."""

    filename: str
    origin: str
    header_line: int
    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]


class TableBuilder:
    """Collects rows in order: the first that isn't blank is the header, further blank ones are left out."""

    def __init__(self, filename: str, max_rows: int) -> None:
        self._filename, self._max_rows = filename, max_rows
        self._header: TableRow | None = None
        self._rows: list[TableRow] = []

    def add(self, line: int, cells: list[str]) -> None:
        """Raises FileTooBig when there are more rows or columns than allowed."""
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            return
        if len(cells) > MAX_COLUMNS:
            raise FileTooBig(
                file=self._filename,
                why=text(
                    f"第 {line} 行超过 {MAX_COLUMNS} 列", f"line {line} has more than {MAX_COLUMNS} columns"
                ),
            )
        row = TableRow(line, tuple(cells))
        if self._header is None:
            self._header = row
        elif len(self._rows) == self._max_rows:
            raise FileTooBig(
                file=self._filename,
                why=text(f"超过 {self._max_rows} 行", f"it has more than {self._max_rows} rows"),
            )
        else:
            self._rows.append(row)

    def table(self, origin: str) -> Table:
        """Raises FileEmpty when there is no header or nothing below it."""
        if self._header is None:
            raise FileEmpty(file=self._filename, why=text("文件是空的", "it is empty"))
        if not self._rows:
            raise FileEmpty(file=self._filename, why=text("只有表头", "there is only a header"))
        headers = tuple(header.strip()[:_MAX_HEADER_CHARS] for header in self._header.cells)
        return Table(self._filename, origin, self._header.line, headers, tuple(self._rows))
