"""An instrument's file as records: what it names, by our words, with the text that stands there.

Pure. JSON of any nesting, tables with a header line, lines of `name: value`, and both mixed; in UTF-8, UTF-16
with its mark, or GB18030. Twin: `frontend/src/visits/readings/records.ts`.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from doorstep.visits.readings.quantities import Name, is_value, name_of, plain

MOST_BYTES = 512 * 1024
_MOST_LINES = 5000
_DELIMITERS = (",", "\t", ";", "|")
_PAIR = re.compile(r"^([^:=]+)[:=](.*)$")
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    unit: str = ""


#: By what it is about.
Record = dict[str, Cell]


def decoded(data: bytes) -> str | None:
    """The file's text; None for what is no text, or too much of it."""
    if len(data) > MOST_BYTES:
        return None
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def records_of(text: str) -> list[Record]:
    """In the order of the file, without those that name nothing we know. Raises ValueError: broken JSON."""
    if text.lstrip()[:1] in ("{", "["):
        try:
            said = json.loads(text)
        except RecursionError as error:
            raise ValueError("nested too deep") from error
        return [record for record in _from_json(said, 0) if record]
    return _from_lines(text)


def _from_json(said: Any, depth: int) -> Iterator[Record]:
    if depth > _DEEPEST:
        return
    if isinstance(said, list):
        for each in said:
            yield from _from_json(each, depth + 1)
    elif isinstance(said, dict):
        program = _of_a_program(said)
        if program:
            yield program
            return
        cells = [(name_of(key), _scalar(value)) for key, value in said.items()]
        yield from _grouped((name, cell) for name, cell in cells if name and cell)
        for value in said.values():
            if _scalar(value) is None:
                yield from _from_json(value, depth + 1)


def _scalar(value: Any) -> Cell | None:
    """A value, or an object that only says a value and its unit; None for anything deeper."""
    if isinstance(value, bool) or value is None:
        return Cell("")
    if isinstance(value, int | float | str):
        return Cell(str(value))
    if isinstance(value, Mapping) and isinstance(value.get("value"), int | float | str):
        unit = value.get("unit")
        return Cell(str(value["value"]), unit if isinstance(unit, str) else "")
    return None


def _of_a_program(said: Mapping[str, Any]) -> Record:
    """What wide-spread programs mean by names of their own: Ookla (bytes a second), speedtest-cli and iperf3
    (bits a second, one way at a time)."""
    end = said.get("end")
    if isinstance(end, Mapping) and (rate := _number(end.get("sum_received"), "bits_per_second")):
        start = said.get("start")
        test = start.get("test_start") if isinstance(start, Mapping) else None
        return {"down" if _number(test, "reverse") == "1" else "up": Cell(rate, "bit/s")}
    down, up = (_number(said.get(way), "bandwidth") for way in ("download", "upload"))
    if down and up:
        return {
            "down": Cell(down, "B/s"),
            "up": Cell(up, "B/s"),
            **_ping(_number(said.get("ping"), "latency")),
        }
    down, up = (_number(said, way) for way in ("download", "upload"))
    if "bytes_received" in said and down and up:
        return {"down": Cell(down, "bit/s"), "up": Cell(up, "bit/s"), **_ping(_number(said, "ping"))}
    return {}


def _ping(said: str) -> Record:
    return {"latency": Cell(said)} if said else {}


def _number(said: Any, key: str) -> str:
    value = said.get(key) if isinstance(said, Mapping) else None
    return "" if isinstance(value, bool) or not isinstance(value, int | float) else str(value)


def _from_lines(text: str) -> list[Record]:
    lines = [plain(line) for line in re.split(r"\r\n|\n|\r", text)[:_MOST_LINES]]
    delimiter = max(_DELIMITERS, key=lambda each: sum(each in line for line in lines))
    found: list[Record] = []
    header: list[Name | None] = []
    pairs: list[tuple[Name, Cell]] = []
    for line in lines:
        cells = _cells(line, delimiter)
        names = [name_of(cell) for cell in cells]
        if not line:
            header = []
        elif _is_header(names, cells):
            header = names
        elif said := _pairs(line, cells):
            pairs += said
        elif header:
            row = zip(header, cells, strict=False)
            found += _grouped((name, Cell(cell, name.unit)) for name, cell in row if name)
        elif names[0] and len(cells) in (2, 3):
            pairs.append((names[0], Cell(cells[1], names[0].unit or "".join(cells[2:]))))
    return [record for record in (*found, *_grouped(pairs)) if record]


def _is_header(names: Sequence[Name | None], cells: Sequence[str]) -> bool:
    known = [name for name in names if name]
    others = [cell for name, cell in zip(names, cells, strict=True) if not name]
    return (len(known) > 1 or any(name.unit for name in known)) and not any(map(is_value, others))


def _pairs(line: str, cells: Sequence[str]) -> list[tuple[Name, Cell]]:
    """`name: value`, once on a line or in each of its cells."""
    found = [pair for cell in cells if (pair := _pair(cell))]
    whole = None if found else _pair(line)
    return [whole] if whole else found


def _pair(text: str) -> tuple[Name, Cell] | None:
    found = _PAIR.match(text)
    name = name_of(found.group(1)) if found else None
    return (name, Cell(found.group(2).strip(), name.unit)) if found and name else None


def _grouped(said: Iterable[tuple[Name, Cell]]) -> Iterator[Record]:
    """Cells as records: what is named again begins the next one; light of a named colour is one itself."""
    record: Record = {}
    for name, cell in said:
        cell = Cell(cell.text, cell.unit or name.unit)
        if name.nm:
            yield {"wavelength": Cell(name.nm, "nm"), "power": cell}
            continue
        if name.about == "taken" and "taken" in record:
            cell = Cell(f"{record['taken'].text} {cell.text}")
        elif name.about in record:
            yield _settled(record)
            record = {}
        record[name.about] = cell
    yield _settled(record)


def _settled(record: Record) -> Record:
    """A cell that only says the unit is that of the reading beside it."""
    unit = record.pop("unit", None)
    if unit and "power" in record and not record["power"].unit:
        record["power"] = Cell(record["power"].text, unit.text)
    return record


def _cells(line: str, delimiter: str) -> list[str]:
    """Split outside double quotes; a line without the delimiter by two spaces or more."""
    if delimiter not in line:
        return re.split(r"\s{2,}", line)
    cells, quoted = [""], False
    for sign in line:
        if sign == '"':
            quoted = not quoted
        elif sign == delimiter and not quoted:
            cells.append("")
        else:
            cells[-1] += sign
    return [cell.strip() for cell in cells]
