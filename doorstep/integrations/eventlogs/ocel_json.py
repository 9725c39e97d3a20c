"""Writes orders as OCEL 2.0 JSON, in constant memory.

Events go straight to the file; objects, which come again and again, are put together in a temporary database.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from doorstep.integrations.eventlogs.attribute_types import AttributeTypes
from doorstep.integrations.eventlogs.files import bytes_to
from doorstep.integrations.eventlogs.objects import (
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
CREATE TABLE thing (id TEXT PRIMARY KEY, type TEXT) WITHOUT ROWID;
CREATE TABLE value (thing TEXT, name TEXT, at TEXT, value BLOB, PRIMARY KEY (thing, name, at)) WITHOUT ROWID;
CREATE TABLE relation (thing TEXT, target TEXT, qualifier TEXT, PRIMARY KEY (thing, target, qualifier))
    WITHOUT ROWID;
"""


def write_ocel_json(records: Iterable[OrderRecord], out: Path) -> None:
    """`out`: .json (or .json.gz). Raises OSError; then there is no file."""
    event_types, object_types = AttributeTypes(), AttributeTypes()
    for type in OBJECT_TYPES:
        object_types.learn(type, {})
    with bytes_to(out) as file, _shelf() as shelf:
        file.write(b'{"events":[\n')
        _list(file, _events(records, event_types, shelf))
        file.write(b'],"objects":[\n')
        _list(file, _objects(shelf, object_types))
        file.write(b'],"eventTypes":' + orjson.dumps(_declared(event_types)))
        file.write(b',"objectTypes":' + orjson.dumps(_declared(object_types)) + b"}\n")


@contextmanager
def _shelf() -> Iterator[sqlite3.Connection]:
    with (
        tempfile.TemporaryDirectory(prefix="doorstep-") as folder,
        closing(sqlite3.connect(Path(folder) / "objects.sqlite", isolation_level=None)) as shelf,
    ):
        shelf.executescript(_TABLES)
        shelf.execute("BEGIN")
        yield shelf


def _list(file: BinaryIO, items: Iterable[dict[str, Any]]) -> None:
    before = b""
    for item in items:
        file.write(before + orjson.dumps(item))
        before = b",\n"
    file.write(b"\n")


def _events(
    records: Iterable[OrderRecord], types: AttributeTypes, shelf: sqlite3.Connection
) -> Iterator[dict[str, Any]]:
    for record in records:
        for thing in things(record):
            _shelve(shelf, thing)
        for event in happenings(record):
            types.learn(event.type, event.attributes)
            yield _event(event)


def _event(event: Happening) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "time": stamp(event.at),
        "attributes": [{"name": name, "value": value} for name, value in event.attributes.items()],
        "relationships": [{"objectId": target, "qualifier": as_what} for target, as_what in event.relations],
    }


def _shelve(shelf: sqlite3.Connection, thing: Thing) -> None:
    shelf.execute("INSERT OR IGNORE INTO thing VALUES (?, ?)", (thing.id, thing.type))
    shelf.executemany(
        "INSERT OR REPLACE INTO value VALUES (?, ?, ?, ?)",
        [(thing.id, each.name, stamp(each.at), orjson.dumps(each.value)) for each in thing.values],
    )
    shelf.executemany(
        "INSERT OR IGNORE INTO relation VALUES (?, ?, ?)", [(thing.id, *each) for each in thing.relations]
    )


def _objects(shelf: sqlite3.Connection, types: AttributeTypes) -> Iterator[dict[str, Any]]:
    for id, type in shelf.execute("SELECT id, type FROM thing ORDER BY id"):
        found = shelf.execute("SELECT name, at, value FROM value WHERE thing = ? ORDER BY at, name", (id,))
        values = [(name, at, orjson.loads(value)) for name, at, value in found]
        for name, _, value in values:
            types.learn(type, {name: value})
        related = shelf.execute("SELECT target, qualifier FROM relation WHERE thing = ?", (id,))
        yield {
            "id": id,
            "type": type,
            "attributes": [{"name": name, "time": at, "value": value} for name, at, value in values],
            "relationships": [{"objectId": target, "qualifier": as_what} for target, as_what in related],
        }


def _declared(types: AttributeTypes) -> list[dict[str, Any]]:
    return [
        {
            "name": type,
            "attributes": [{"name": name, "type": kind} for name, kind in sorted(attributes.items())],
        }
        for type, attributes in sorted(types.of.items())
    ]
