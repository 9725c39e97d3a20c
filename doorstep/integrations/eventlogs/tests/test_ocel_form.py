"""What OCEL 2.0 asks of a file: everything declared, everything related is there, types as declared."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from doorstep.integrations.eventlogs.objects import happenings, things
from doorstep.integrations.eventlogs.ocel_json import write_ocel_json
from doorstep.integrations.eventlogs.ocel_sqlite import write_ocel_sqlite
from doorstep.integrations.eventlogs.records import OrderRecord
from doorstep.integrations.eventlogs.tests.making import records

Json = dict[str, Any]
PYTHON: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "time": (str,),
    "integer": (int,),
    "float": (int, float),
    "boolean": (bool,),
}


@pytest.fixture
def log(tmp_path: Path) -> Json:
    write_ocel_json(records(), tmp_path / "log.json")
    said: Json = json.loads((tmp_path / "log.json").read_text("utf-8"))
    return said


def declared(types: list[Json]) -> dict[str, dict[str, str]]:
    return {each["name"]: {one["name"]: one["type"] for one in each["attributes"]} for each in types}


def test_the_parts_are_those_of_the_schema(log: Json) -> None:
    assert set(log) == {"objectTypes", "eventTypes", "objects", "events"}
    for event in log["events"]:
        assert set(event) == {"id", "type", "time", "attributes", "relationships"}
        assert all(set(each) == {"name", "value"} for each in event["attributes"])
        assert datetime.fromisoformat(event["time"]).tzinfo is not None
    for thing in log["objects"]:
        assert set(thing) == {"id", "type", "attributes", "relationships"}
        assert all(set(each) == {"name", "value", "time"} for each in thing["attributes"])
    related = [each for part in ("events", "objects") for one in log[part] for each in one["relationships"]]
    assert all(set(each) == {"objectId", "qualifier"} for each in related)


def test_every_attribute_is_declared_with_its_type(log: Json) -> None:
    types = {"events": declared(log["eventTypes"]), "objects": declared(log["objectTypes"])}
    assert set(types["objects"]) == {"order", "technician", "device", "room", "site"}
    for part, known in types.items():
        for one in log[part]:
            for each in one["attributes"]:
                type = known[one["type"]][each["name"]]
                assert isinstance(each["value"], PYTHON[type]), (one["id"], each)
                assert isinstance(each["value"], bool) == (type == "boolean")
    assert types["events"]["optical.measured"]["dbm"] == "float"
    assert types["events"]["window.promised"]["from_at"] == "time"
    assert types["objects"]["order"]["same_day"] == "boolean"


def test_ids_are_unique_and_relations_lead_somewhere(log: Json) -> None:
    objects = [each["id"] for each in log["objects"]]
    events = [each["id"] for each in log["events"]]
    assert len(set(objects)) == len(objects)
    assert len(set(events)) == len(events)
    related = {
        each["objectId"]
        for part in ("events", "objects")
        for one in log[part]
        for each in one["relationships"]
    }
    assert related <= set(objects)


def test_the_database_keeps_its_own_keys(tmp_path: Path) -> None:
    write_ocel_sqlite(records(), tmp_path / "log.sqlite")
    with closing(sqlite3.connect(tmp_path / "log.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for about in ("event", "object"):
            for type, mapped in database.execute(f"SELECT * FROM {about}_map_type").fetchall():
                rows = f'SELECT count(DISTINCT ocel_id) FROM "{about}_{mapped}"'
                kept = f"SELECT count(*) FROM {about} WHERE ocel_type = ?"
                assert database.execute(rows).fetchone() == database.execute(kept, (type,)).fetchone()


def test_types_that_would_share_a_table_get_their_own(tmp_path: Path) -> None:
    (record, _) = records()
    first, second = record.events[:2]
    alike = [first._replace(kind="order.received"), second._replace(kind="Order-received")]
    write_ocel_sqlite([OrderRecord("GD1", record.attributes, alike)], tmp_path / "log.sqlite")
    with closing(sqlite3.connect(tmp_path / "log.sqlite")) as database:
        mapped = database.execute("SELECT * FROM event_map_type ORDER BY rowid").fetchall()
    assert mapped == [("order.received", "OrderReceived"), ("Order-received", "OrderReceived2")]


def test_rooms_are_objects_of_their_site() -> None:
    (record, _) = records()
    device = {"model": "AX3000", "sn": "ZTEG00000001", "mac": "AA:BB:CC:00:11:33"}
    planned, mapped = record.events[:2]
    stay = OrderRecord(
        "GD1",
        record.attributes,
        [
            planned._replace(body={"rooms": ["0301", "0302"]}),
            mapped._replace(body={"room": "0301", "device": device}),
        ],
    )
    site = "0195a000-0000-7000-8000-00000000a001"
    rooms = [thing for thing in things(stay) if thing.type == "room"]
    assert [(room.id, room.relations) for room in rooms] == [
        (f"room:{site}/{number}", ((f"site:{site}", "part of"),)) for number in ("0301", "0302")
    ]
    first, second = happenings(stay)
    assert [each for each in first.relations if each.target.startswith("room")] == [
        (f"room:{site}/0301", "rooms"),
        (f"room:{site}/0302", "rooms"),
    ]
    assert (f"room:{site}/0301", "room") in second.relations
    assert ("device:ZTEG00000001", "device") in second.relations
