"""Bytes that somebody uploaded, as a table."""

from __future__ import annotations

from pathlib import PurePath

from doorstep.core.errors import text
from doorstep.orders.intake.delimited import read_delimited
from doorstep.orders.intake.errors import FileEmpty, FileTooBig, UnknownFileType
from doorstep.orders.intake.table import MAX_BYTES, Table
from doorstep.orders.intake.workbook import read_workbook

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_table(data: bytes, filename: str, *, max_rows: int = 100_000) -> Table:
    """The table of an order file: xlsx, or CSV in UTF-8, GB18030 or UTF-16 (with its mark).

    The content decides before the name does. Raises a subclass of IntakeFileError, and nothing else.
    """
    suffix = PurePath(filename).suffix.lower()
    if not data:
        raise FileEmpty(file=filename, why=text("文件是空的", "it is empty"))
    if len(data) > MAX_BYTES:
        megabytes = MAX_BYTES // 1024**2
        raise FileTooBig(file=filename, why=text(f"超过 {megabytes} MB", f"it has more than {megabytes} MB"))
    if data.startswith(_ZIP):
        return read_workbook(data, filename, max_rows)
    if data.startswith(_OLE):
        why = text("是旧版 .xls，或是加了密码的工作簿", "it is an old .xls, or a workbook with a password")
        raise UnknownFileType(file=filename, why=why)
    if suffix in {".xlsx", ".xlsm"}:
        raise UnknownFileType(file=filename, why=text("内容不是工作簿", "its content is no workbook"))
    if suffix not in {"", ".csv", ".tsv", ".txt"}:
        raise UnknownFileType(file=filename, why=text(f"后缀是 {suffix}", f"its suffix is {suffix}"))
    return read_delimited(data, filename, max_rows)
