"""Opens any event log that Doorstep reads, whatever its form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from doorstep.core.errors import Text, text
from doorstep.integrations.errors import UnknownFormat
from doorstep.integrations.eventlogs.csv_reading import CsvLog
from doorstep.integrations.eventlogs.mapping import ColumnMapping
from doorstep.integrations.eventlogs.ocel_reading import read_ocel_json, read_ocel_sqlite
from doorstep.integrations.eventlogs.ocel_xml import read_ocel_xml
from doorstep.integrations.eventlogs.traces import Traces
from doorstep.integrations.eventlogs.xes_reading import read_xes

_GZIP = b"\x1f\x8b"
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class EventLog:
    """`traces` may still raise BadEventLog as they are read; `notes` say what was guessed."""

    traces: Traces
    notes: tuple[Text, ...] = ()


def open_log(path: Path, *, mapping: ColumnMapping | None = None, case_type: str | None = None) -> EventLog:
    """XES(.gz), OCEL 2.0 (JSON, SQLite, XML; read along `case_type`), CSV (with `mapping`, or guessed).

    Raises BadEventLog, BadMapping, CaseTypeNeeded, UnknownFormat, OSError.
    """
    with path.open("rb") as stream:
        head = stream.read(4096)
    name = path.name.lower().removesuffix(".gz")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_SQLITE):
        return EventLog(read_ocel_sqlite(path).along(case_type))
    if name.endswith((".json", ".jsonocel")) or start.startswith(b"{"):
        return EventLog(read_ocel_json(path).along(case_type))
    if name.endswith(".xes") or b"xes.version" in head:
        return EventLog(read_xes(path))
    if name.endswith((".xml", ".xmlocel")) or start.startswith(b"<"):
        return EventLog(read_ocel_xml(path).along(case_type))
    if name.endswith((".csv", ".tsv", ".txt")) or mapping is not None:
        return _table(path, mapping)
    if head.startswith(_GZIP):
        return EventLog(read_xes(path))
    raise UnknownFormat(file=path.name)


def _table(path: Path, mapping: ColumnMapping | None) -> EventLog:
    table = CsvLog(path, mapping)
    taken = table.mapping
    if not taken.guessed:
        return EventLog(table.traces())
    kinds = ", ".join(f"{name}: {kind}" for name, kind in table.types.items())
    return EventLog(
        table.traces(),
        (
            text(
                f"按列名认出：流程实例 {taken.case}，活动 {taken.activity}，时间 {taken.timestamp.column}",
                f"Columns guessed: case {taken.case}, activity {taken.activity}, "
                f"time {taken.timestamp.column} (times without a zone are UTC)",
            ),
            text(f"按内容认出类型：{kinds or '全部按文本'}", f"Types guessed: {kinds or 'all text'}"),
        ),
    )
