"""Reads OCEL 2.0 in its three forms: JSON, SQLite, XML."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from doorstep.core.errors import Text
from doorstep.integrations.errors import WHOLE_FILE, BadEventLog, at_event, at_object, bad_log
from doorstep.integrations.eventlogs.ocel import Ocel, OcelEvent, typed
from doorstep.integrations.eventlogs.traces import instant

_Types = Mapping[str, Mapping[str, str]]


def read_ocel_json(path: Path) -> Ocel:
    """Raises BadEventLog naming the event or object, or OSError."""
    try:
        raw = path.read_bytes()
        said = orjson.loads(gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)
    except (orjson.JSONDecodeError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise bad_log(
            path.name, WHOLE_FILE, f"不是完整的 JSON（{error}）", f"not whole JSON: {error}"
        ) from error
    building = Building(path.name)
    parts = [_part(path.name, said, name) for name in ("objectTypes", "eventTypes", "objects", "events")]
    object_types, event_types = (_declared(path.name, types) for types in parts[:2])
    building.ocel.declared.update(object_types)
    building.fill(parts[2], object_types, parts[3], event_types)
    return building.ocel


def _part(file: str, said: Any, name: str) -> list[Any]:
    part = said.get(name) if isinstance(said, dict) else None
    if not isinstance(part, list) or not all(isinstance(each, dict) for each in part):
        raise bad_log(file, WHOLE_FILE, f"缺少列表 {name}", f"the list {name} is missing")
    return part


def _declared(file: str, types: list[Any]) -> _Types:
    try:
        return {
            each["name"]: {one["name"]: one["type"] for one in each.get("attributes", [])} for each in types
        }
    except (KeyError, TypeError) as error:
        raise bad_log(
            file, WHOLE_FILE, "类型声明缺少 name 或 type", "a type is declared without name or type"
        ) from error


class Building:
    """A log that is being put together; whatever is missing or unlike its type is refused with its place."""

    def __init__(self, file: str) -> None:
        self.ocel = Ocel(file)
        self._seen: set[str] = set()
        self._since: dict[tuple[str, str], str] = {}

    def fill(self, objects: list[Any], object_types: _Types, events: list[Any], event_types: _Types) -> None:
        """Objects and events in the form of OCEL's JSON."""
        last = "—"
        try:
            for each in objects:
                last = f"{each.get('id')}"
                self._object(each, object_types)
            for each in events:
                last = f"{each.get('id')}"
                self._event(each, event_types)
        except (AttributeError, TypeError) as error:
            raise self.bad(
                at_event(last), "不是 OCEL 2.0 的结构", f"it isn't built as OCEL 2.0 has it ({error})"
            ) from error

    def _object(self, said: Mapping[str, Any], types: _Types) -> None:
        id, type = self.object(said.get("id"), said.get("type"))
        if type not in types:
            raise self.bad(at_object(id), f"类型 {type} 没有声明", f"its type {type} isn't declared")
        for each in said.get("attributes", []):
            self.value(id, each.get("name"), each.get("value"), types[type], str(each.get("time", "")))

    def _event(self, said: Mapping[str, Any], types: _Types) -> None:
        id, type = said.get("id"), said.get("type")
        if not isinstance(id, str) or not isinstance(type, str):
            raise self.bad(WHOLE_FILE, "有事件缺少 id 或 type", "an event has no id or no type")
        if type not in types:
            raise self.bad(at_event(id), f"类型 {type} 没有声明", f"its type {type} isn't declared")
        found = said.get("attributes", [])
        values = {each.get("name"): each.get("value") for each in found}
        objects = [each.get("objectId") for each in said.get("relationships", [])]
        self.event(id, type, said.get("time"), values, types[type], objects)

    def object(self, id: Any, type: Any) -> tuple[str, str]:
        """Notes it; returns both, which are texts."""
        if not isinstance(id, str) or not isinstance(type, str):
            raise self.bad(WHOLE_FILE, "有对象缺少 id 或 type", "an object has no id or no type")
        if id in self.ocel.types:
            raise self.bad(at_object(id), "出现两次", "it stands there twice")
        self.ocel.types[id] = type
        return id, type

    def value(self, id: str, name: Any, value: Any, types: Mapping[str, str], since: str) -> None:
        """An attribute of an object; of several values the latest stays."""
        if not isinstance(name, str) or value is None:
            raise self.bad(at_object(id), "有属性缺少 name 或 value", "an attribute has no name or no value")
        if self._since.get((id, name), "") <= since:
            self._since[id, name] = since
            self.ocel.values.setdefault(id, {})[name] = self._typed(at_object(id), name, value, types)

    def event(
        self, id: str, type: str, said_at: Any, values: Mapping[Any, Any], types: Mapping[str, str],
        objects: list[Any],
    ) -> None:  # fmt: skip
        where = at_event(id)
        if id in self._seen:
            raise self.bad(where, "出现两次", "it stands there twice")
        self._seen.add(id)
        if not isinstance(said_at, str) or not said_at:
            raise self.bad(where, "缺少时间", "it has no time")
        try:
            at = instant(said_at)
        except ValueError as error:
            zh = f"时间为“{said_at}”，应为 ISO 8601"
            raise self.bad(where, zh, f"its time is {said_at!r}, ISO 8601 is expected") from error
        attributes = {
            str(name): self._typed(where, str(name), value, types)
            for name, value in values.items()
            if value is not None
        }
        self.ocel.events.append(OcelEvent(id, type, at, attributes, tuple(map(str, objects))))

    def bad(self, where: Text, zh: str, en: str) -> BadEventLog:
        return bad_log(self.ocel.file, where, zh, en)

    def _typed(self, where: Text, name: str, value: Any, types: Mapping[str, str]) -> Any:
        type = types.get(name, "string")
        try:
            return typed(value, type)
        except (ValueError, TypeError) as error:
            raise self.bad(
                where, f"{name} 为“{value}”，应为 {type}", f"{name} is {value!r}, {type} is expected"
            ) from error


# --- SQLite ------------------------------------------------------------------------------------------------


def read_ocel_sqlite(path: Path) -> Ocel:
    """Raises BadEventLog naming the event, object or table."""
    building = Building(path.name)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            _objects(database, building)
            _events(database, building)
    except (sqlite3.DatabaseError, IndexError) as error:
        raise building.bad(
            WHOLE_FILE, f"不是完整的 OCEL 2.0 SQLite（{error}）", f"not a whole OCEL 2.0 SQLite: {error}"
        ) from error
    return building.ocel


def _objects(database: sqlite3.Connection, building: Building) -> None:
    for row in database.execute("SELECT ocel_id, ocel_type FROM object ORDER BY rowid"):
        building.object(row["ocel_id"], row["ocel_type"])
    declared = database.execute("SELECT ocel_type FROM object_map_type")
    building.ocel.declared.update(type for (type,) in declared)
    for table, types in _tables(database, "object"):
        for row in database.execute(f"SELECT * FROM {table} ORDER BY rowid"):
            for name in row.keys():  # noqa: SIM118 - iterating a row gives its values
                if not name.startswith("ocel_") and row[name] is not None:
                    building.value(row["ocel_id"], name, row[name], types, str(row["ocel_time"]))


def _events(database: sqlite3.Connection, building: Building) -> None:
    touched: dict[str, list[str]] = {}
    for row in database.execute("SELECT ocel_event_id, ocel_object_id FROM event_object ORDER BY rowid"):
        touched.setdefault(row[0], []).append(row[1])
    details: dict[str, tuple[sqlite3.Row, Mapping[str, str]]] = {}
    for table, types in _tables(database, "event"):
        for row in database.execute(f"SELECT * FROM {table}"):
            details[row["ocel_id"]] = (row, types)
    for id, type in database.execute("SELECT ocel_id, ocel_type FROM event ORDER BY rowid"):
        if id not in details:
            raise building.bad(at_event(id), "缺少时间", f"it is not in the table of its type {type}")
        row, types = details[id]
        values = {name: row[name] for name in row.keys() if not name.startswith("ocel_")}  # noqa: SIM118
        building.event(id, type, row["ocel_time"], values, types, touched.get(id, []))


def _tables(database: sqlite3.Connection, about: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each type's table, quoted, with the types of its columns."""
    for (mapped,) in database.execute(f"SELECT ocel_type_map FROM {about}_map_type").fetchall():
        table = '"' + f"{about}_{mapped}".replace('"', '""') + '"'
        columns = database.execute(f"PRAGMA table_info({table})").fetchall()
        yield table, {column["name"]: _column_type(column["type"]) for column in columns}


def _column_type(said: str) -> str:
    kind = said.upper()
    if "BOOL" in kind:
        return "boolean"
    if "INT" in kind:
        return "integer"
    if any(part in kind for part in ("REAL", "FLOA", "DOUB", "NUMERIC")):
        return "float"
    return "time" if "TIME" in kind or "DATE" in kind else "string"
