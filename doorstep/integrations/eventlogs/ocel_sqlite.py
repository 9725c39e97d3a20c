"""Writes orders as OCEL 2.0 SQLite: one table for each type of event and object, in constant memory."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from doorstep.integrations.eventlogs.attribute_types import type_of
from doorstep.integrations.eventlogs.files import taking_place_of
from doorstep.integrations.eventlogs.objects import (
    ALWAYS,
    OBJECT_TYPES,
    Happening,
    Thing,
    happenings,
    stamp,
    things,
)
from doorstep.integrations.eventlogs.records import OrderRecord

_TABLES = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;
CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);
CREATE TABLE event (
    ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES event_map_type (ocel_type));
CREATE TABLE object (
    ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES object_map_type (ocel_type));
CREATE TABLE event_object (
    ocel_event_id TEXT REFERENCES event (ocel_id), ocel_object_id TEXT REFERENCES object (ocel_id),
    ocel_qualifier TEXT, PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));
CREATE TABLE object_object (
    ocel_source_id TEXT REFERENCES object (ocel_id), ocel_target_id TEXT REFERENCES object (ocel_id),
    ocel_qualifier TEXT, PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier));
"""
_COLUMN = {"string": "TEXT", "time": "TIMESTAMP", "integer": "INTEGER", "float": "REAL", "boolean": "BOOLEAN"}


def write_ocel_sqlite(records: Iterable[OrderRecord], out: Path) -> None:
    """Raises OSError or sqlite3.Error; then there is no file."""
    with (
        taking_place_of(out) as partial,
        closing(sqlite3.connect(partial, isolation_level=None)) as database,
    ):
        database.executescript(_TABLES)
        database.execute("BEGIN")
        _fill(database, records)
        database.execute("COMMIT")


def _fill(database: sqlite3.Connection, records: Iterable[OrderRecord]) -> None:
    events = _Types(database, "event", '"ocel_id" TEXT PRIMARY KEY REFERENCES event, "ocel_time" TIMESTAMP')
    objects = _Types(
        database,
        "object",
        '"ocel_id" TEXT REFERENCES object, "ocel_time" TIMESTAMP, "ocel_changed_field" TEXT',
    )
    for type in OBJECT_TYPES:
        objects.table(type)
    for record in records:
        for thing in things(record):
            _object(database, objects, thing)
        for event in happenings(record):
            _event(database, events, event)


class _Types:
    """The tables of the events' or of the objects' types; columns are added as attributes turn up."""

    def __init__(self, database: sqlite3.Connection, about: str, columns: str) -> None:
        self._database, self._about, self._columns = database, about, columns
        self._tables: dict[str, str] = {}
        self._known: dict[str, set[str]] = {}
        self._inserts: dict[tuple[str, ...], str] = {}

    def table(self, type: str) -> str:
        """The quoted name of the type's table, made when it is new."""
        if type not in self._tables:
            mapped = self._mapped(type)
            self._tables[type] = _quoted(f"{self._about}_{mapped}")
            self._known[type] = set()
            self._database.execute(f"CREATE TABLE {self._tables[type]} ({self._columns})")
            self._database.execute(f"INSERT INTO {self._about}_map_type VALUES (?, ?)", (type, mapped))
        return self._tables[type]

    def insert(self, type: str, fixed: Mapping[str, str], values: Mapping[str, Any]) -> None:
        table, known = self.table(type), self._known[type]
        for name, value in values.items():
            # SQLite's names know no case.
            if name.lower() not in known:
                known.add(name.lower())
                column = f"{_quoted(name)} {_COLUMN[type_of(value)]}"
                self._database.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
        row = {**fixed, **values}
        key = (type, *row)
        if key not in self._inserts:
            names, marks = ", ".join(map(_quoted, row)), ", ".join("?" * len(row))
            self._inserts[key] = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        self._database.execute(self._inserts[key], list(row.values()))

    def _mapped(self, type: str) -> str:
        """'order.received' → 'OrderReceived', another name if that is taken."""
        plain = "".join(part[:1].upper() + part[1:] for part in re.split(r"\W+", type))
        taken = {table.lower() for table in self._tables.values()}
        name, n = plain, 1
        while _quoted(f"{self._about}_{name}").lower() in taken:
            n += 1
            name = f"{plain}{n}"
        return name


def _event(database: sqlite3.Connection, types: _Types, event: Happening) -> None:
    types.insert(event.type, {"ocel_id": event.id, "ocel_time": stamp(event.at)}, event.attributes)
    database.execute("INSERT INTO event VALUES (?, ?)", (event.id, event.type))
    database.executemany(
        "INSERT OR IGNORE INTO event_object VALUES (?, ?, ?)", [(event.id, *each) for each in event.relations]
    )


def _object(database: sqlite3.Connection, types: _Types, thing: Thing) -> None:
    """What an object always was goes into its first row; each change is a row of its own."""
    new = database.execute("INSERT OR IGNORE INTO object VALUES (?, ?)", (thing.id, thing.type)).rowcount
    if new:
        always = {each.name: each.value for each in thing.values if each.at == ALWAYS}
        types.insert(thing.type, {"ocel_id": thing.id, "ocel_time": stamp(ALWAYS)}, always)
        for each in thing.values:
            if each.at != ALWAYS:
                fixed = {"ocel_id": thing.id, "ocel_time": stamp(each.at), "ocel_changed_field": each.name}
                types.insert(thing.type, fixed, {each.name: each.value})
    database.executemany(
        "INSERT OR IGNORE INTO object_object VALUES (?, ?, ?)",
        [(thing.id, *each) for each in thing.relations],
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
