"""CSV files: strict decoding, the delimiter found from the header, line numbers across quoted newlines."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from doorstep.core.errors import text
from doorstep.orders.intake.columns import field_of
from doorstep.orders.intake.errors import TableBroken, Undecodable
from doorstep.orders.intake.table import Table, TableBuilder

_DELIMITERS = (",", "\t", ";")
_NEWLINE = re.compile(r"\r\n|\r|\n")

# GB18030 has rare hanzi in two-byte places that Python's codec (edition 2000) still reads as private use;
# Unicode has had them since 4.1 (GB18030-2005 and -2022). They occur in names and places.
_RARE_HANZI = str.maketrans(
    {
        0xE816: "\U00020087", 0xE817: "\U00020089", 0xE818: "\U000200cc", 0xE831: "\U000215d7",
        0xE83B: "\U0002298f", 0xE855: "\U000241fe", 0xE81E: "\u9fb4", 0xE826: "\u9fb5",
        0xE82B: "\u9fb6", 0xE82C: "\u9fb7", 0xE832: "\u9fb8", 0xE843: "\u9fb9",
        0xE854: "\u9fba", 0xE864: "\u9fbb",
    }
)  # fmt: skip


def read_delimited(data: bytes, filename: str, max_rows: int) -> Table:
    """Raises Undecodable, TableBroken, FileEmpty, FileTooBig."""
    content, encoding = _decoded(data, filename)
    delimiter = _delimiter(content)
    builder = TableBuilder(filename, max_rows)
    for line, cells in _records(content, delimiter, filename):
        builder.add(line, cells)
    return builder.table(encoding)


def _decoded(data: bytes, filename: str) -> tuple[str, str]:
    if data.startswith(codecs.BOM_UTF8):
        content, encoding = _as(data, "utf-8", filename), "utf-8"
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content, encoding = _as(data, "utf-16", filename), "utf-16"
    else:
        content, encoding = _guessed(data, filename)
    if "\0" in content:
        line = _line(content, content.index("\0"))
        why = text(
            "含空字符，可能是没有标记的 UTF-16", "it holds a null character; perhaps UTF-16 without its mark"
        )
        raise TableBroken(file=filename, line=line, why=why)
    return content.removeprefix("\ufeff"), encoding


def _guessed(data: bytes, filename: str) -> tuple[str, str]:
    """UTF-8 if all of it is, else GB18030; if neither, the one that read further says where it stopped."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as utf8:
        try:
            return data.decode("gb18030").translate(_RARE_HANZI), "gb18030"
        except UnicodeDecodeError as gb18030:
            raise _undecodable(max(utf8, gb18030, key=lambda error: error.start), filename) from gb18030


def _as(data: bytes, encoding: str, filename: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(error, filename) from error


def _undecodable(error: UnicodeDecodeError, filename: str) -> Undecodable:
    before = error.object[: error.start].decode(error.encoding, errors="ignore")
    byte = f"0x{error.object[error.start]:02X}"
    return Undecodable(
        file=filename,
        line=_line(before, len(before)),
        byte=byte,
        offset=error.start,
        encoding=error.encoding.upper(),
    )


def _line(content: str, end: int) -> int:
    return 1 + sum(1 for _ in _NEWLINE.finditer(content, 0, end))


def _delimiter(content: str) -> str:
    """The delimiter under which most columns of the header are known, then under which there are most."""
    found = re.search(r"\S[^\r\n]*", content)
    header = found[0][:10_000] if found else ""

    def known(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return sum(field_of(cell[:60]) is not None for cell in cells), len(cells)

    return max(_DELIMITERS, key=known)


def _records(content: str, delimiter: str, filename: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            long = text(
                f"一格超过 {csv.field_size_limit()} 个字",
                f"a cell has more than {csv.field_size_limit()} characters",
            )
            quote = text("引号没有成对", "a quote has no partner")
            why = long if "field limit" in str(error) else quote
            raise TableBroken(file=filename, line=line, why=why) from error
        yield line, cells
