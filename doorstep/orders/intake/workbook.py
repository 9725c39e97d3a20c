"""xlsx files: the first visible sheet, after a look at what it would unpack to."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from doorstep.core.errors import Text, text
from doorstep.orders.intake.errors import FileTooBig, WorkbookUnreadable
from doorstep.orders.intake.table import MAX_COLUMNS, Table, TableBuilder

Value = str | int | float | bool | date | datetime | time | timedelta

_MAX_UNPACKED = 200 * 1024 * 1024
_MAX_PARTS = 1000
_MAX_SHARED_CHARS = 1_000_000_000
_CHUNK = 1 << 16
_XML = (".xml", ".rels")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def read_workbook(data: bytes, filename: str, max_rows: int) -> Table:
    """Raises WorkbookUnreadable, FileTooBig, FileEmpty."""
    try:
        _look_inside(data, filename, max_rows)
    except (*_BROKEN, expat.ExpatError) as error:
        raise _unreadable(filename, text("文件已损坏", "it is damaged")) from error
    builder = TableBuilder(filename, max_rows)
    with _refusing(filename):
        sheet = _first_visible_sheet(data, filename)
        for line, values in enumerate(sheet.iter_rows(), 1):
            builder.add(line, [_said(value) for value in values])
    return builder.table(sheet.name)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it lies there: rows of texts from the first on, and its merged areas as (top, left, bottom,
    right), 0-based and with the last row and column in them."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...]


def visible_sheets(data: bytes, filename: str, max_rows: int) -> list[Sheet]:
    """Every visible sheet of a workbook whose layout isn't a plain table.

    Raises WorkbookUnreadable, FileTooBig.
    """
    try:
        _look_inside(data, filename, max_rows)
    except (*_BROKEN, expat.ExpatError) as error:
        raise _unreadable(filename, text("文件已损坏", "it is damaged")) from error
    with _refusing(filename):
        return [_whole(sheet) for sheet in _visible(data, filename)]


def _whole(sheet: CalamineSheet) -> Sheet:
    top, left = sheet.start or (0, 0)
    rows = tuple(tuple(_said(value) for value in values) for values in sheet.iter_rows())
    areas = (
        (first[0], first[1] - left, last[0], last[1] - left) for first, last in sheet.merged_cell_ranges or ()
    )
    return Sheet(sheet.name, rows, tuple(areas))


def _visible(data: bytes, filename: str) -> Iterator[CalamineSheet]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = False
    for meta in book.sheets_metadata:
        if meta.typ is SheetTypeEnum.WorkSheet and meta.visible is SheetVisibleEnum.Visible:
            found = True
            yield book.get_sheet_by_name(meta.name)
    if not found:
        raise _unreadable(filename, text("没有可见的工作表", "it has no visible sheet"))


def _first_visible_sheet(data: bytes, filename: str) -> CalamineSheet:
    return next(_visible(data, filename))


@contextmanager
def _refusing(filename: str) -> Iterator[None]:
    """What the reader can't read is refused, its panics too: a number like 1e300 in a date cell causes
    one, and pyo3 raises it outside of Exception."""
    why = text("不是有效的工作簿", "it is no valid workbook")
    try:
        yield
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise _unreadable(filename, why) from error
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise _unreadable(filename, why) from error


def _said(value: Value) -> str:
    """A cell as the text that a person would read in it; instants in whole seconds."""
    match value:
        case str():
            return value
        case datetime():
            # A sheet counts days in floating point: 08:34 is stored as 08:33:59.999997.
            return (value + timedelta(milliseconds=500)).isoformat(" ", "seconds")
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


# ---- what it would unpack to ---------------------------------------------------------------------


def _look_inside(data: bytes, filename: str, max_rows: int) -> None:
    """Refuse what would fill the memory: the reader lays out a sheet as a full rectangle and copies a shared
    text into each cell that uses it, so a small file can ask for hundreds of gigabytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if any(part.flag_bits & 1 for part in parts):
            raise _unreadable(filename, text("设有密码", "it has a password"))
        if "xl/workbook.xml" not in names or len(names) < len(parts):
            raise _unreadable(filename, text("不是 xlsx 工作簿", "it is no xlsx workbook"))
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise _too_big(filename, text("解压后超过 200 MB", "it unpacks to more than 200 MB"))
        extent = _Extent(filename, max_rows)
        for part in parts:
            with archive.open(part) as stream:
                extent.read_part(stream.read, part.filename.lower().endswith(_XML))
        extent.check_texts()


class _Extent:
    """Follows the XML of a workbook's parts; raises FileTooBig when cells leave the allowed rectangle."""

    def __init__(self, filename: str, max_rows: int) -> None:
        self._filename, self._max_rows = filename, max_rows
        self._row = self._column = self._cell_row = self._cell_column = 0
        self._text_chars = self._longest_text = self._text_cells = 0
        self._in_texts = False

    def read_part(self, read: Callable[[int], bytes], is_xml: bool) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._chars
        parser.StartDoctypeDeclHandler = self._doctype
        self._in_texts, tail = False, b""
        while chunk := read(_CHUNK):
            if is_xml:
                parser.Parse(chunk, False)
            elif b"sheetData" in tail + chunk:
                raise _unreadable(
                    self._filename, text("工作表存放的位置不对", "a sheet is stored in an odd place")
                )
            tail = chunk[-16:]
        if is_xml:
            parser.Parse(b"", True)

    def check_texts(self) -> None:
        if self._longest_text * self._text_cells > _MAX_SHARED_CHARS:
            raise _too_big(self._filename, text("文字太长", "its texts are too long"))

    def _doctype(self, *_: object) -> None:
        raise _unreadable(self._filename, text("含有不该有的文档类型声明", "it declares a document type"))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "sheetData":
                self._row, self._in_texts = 0, False
            case "row":
                self._row = self._cell_row = self._numbered(attributes.get("r"))
                self._column = self._cell_column = 0
            case "c":
                self._place(attributes.get("r"))
                self._text_cells += attributes.get("t") == "s"
            case "v" | "is" | "f":
                self._check_place()
            case "si":
                self._text_chars, self._in_texts = 0, True

    def _chars(self, content: str) -> None:
        if self._in_texts:
            self._text_chars += len(content)
            self._longest_text = max(self._longest_text, self._text_chars)

    def _numbered(self, said: str | None) -> int:
        if said is not None and not re.fullmatch(r"[0-9]{1,7}", said):
            raise _unreadable(
                self._filename, text(f"行号 {said[:20]} 有误", f"a row has the number {said[:20]}")
            )
        return self._row + 1 if said is None else int(said)

    def _place(self, ref: str | None) -> None:
        """Follow a cell twice, by counting and by its own reference: readers mix both where they disagree."""
        self._column += 1
        self._cell_column += 1
        if ref is None:
            return
        found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", ref)
        if found is None:
            raise _unreadable(
                self._filename, text(f"单元格位置 {ref[:20]} 有误", f"a cell stands at {ref[:20]}")
            )
        self._cell_column = 0
        for letter in found[1]:
            self._cell_column = self._cell_column * 26 + ord(letter) - 64
        self._cell_row = int(found[2])

    def _check_place(self) -> None:
        row, column = max(self._row, self._cell_row), max(self._column, self._cell_column)
        if row > self._max_rows + 100 or column > MAX_COLUMNS:
            why = f"{self._max_rows} 行或 {MAX_COLUMNS} 列", f"{self._max_rows} rows or {MAX_COLUMNS} columns"
            raise _too_big(self._filename, text(f"内容超出 {why[0]}", f"its cells go beyond {why[1]}"))


def _unreadable(filename: str, why: Text) -> WorkbookUnreadable:
    return WorkbookUnreadable(file=filename, why=why)


def _too_big(filename: str, why: Text) -> FileTooBig:
    return FileTooBig(file=filename, why=why)
