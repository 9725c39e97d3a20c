"""What we write, read by somebody else: r4pm (Rust, MIT) finds the same events, objects and relations."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import r4pm

from doorstep.integrations.eventlogs.objects import happenings, things
from doorstep.integrations.eventlogs.ocel_json import write_ocel_json
from doorstep.integrations.eventlogs.ocel_sqlite import write_ocel_sqlite
from doorstep.integrations.eventlogs.records import OrderRecord
from doorstep.integrations.eventlogs.tests.making import records
from doorstep.integrations.eventlogs.xes_writing import write_xes

Row = dict[str, Any]


def utc(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


@pytest.mark.parametrize("name", ["log.xes", "log.xes.gz"])
def test_xes_has_every_event_with_its_time_and_types(tmp_path: Path, name: str) -> None:
    write_xes(records(), tmp_path / name)
    frame, said = r4pm.df.import_xes(str(tmp_path / name))
    rows: list[Row] = frame.to_dicts()
    expected = [(record, event) for record in records() for event in record.events]
    assert [row["concept:name"] for row in rows] == [event.kind for _, event in expected]
    assert [utc(row["time:timestamp"]) for row in rows] == [event.at for _, event in expected]
    assert [row["case:concept:name"] for row in rows] == [record.number for record, _ in expected]
    assert [row["org:role"] for row in rows] == [event.role for _, event in expected]
    assert {row["case:same_day"] for row in rows} == {True}
    assert {row["case:contracted_down_mbps"] for row in rows} == {500}
    measured = next(row for row in rows if row["concept:name"] == "optical.measured")
    assert measured["dbm"] == -19.5
    about = json.loads(said)
    assert {each["prefix"] for each in about["extensions"]} >= {
        "concept", "time", "org", "lifecycle", "identity",
    }  # fmt: skip


@pytest.fixture(params=["ocel.json", "ocel.sqlite"])
def ocel(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, list[Row]]:
    """The tables that r4pm makes of either form."""
    out = tmp_path / request.param
    write = write_ocel_json if out.suffix == ".json" else write_ocel_sqlite
    write(records(), out)
    return {name: table.to_dicts() for name, table in r4pm.df.import_ocel(str(out)).items()}


def all_happenings(of: list[OrderRecord]) -> list[Any]:
    return [event for record in of for event in happenings(record)]


def test_ocel_has_every_event_with_its_time(ocel: dict[str, list[Row]]) -> None:
    found = {(row["ocel:eid"], row["ocel:activity"], utc(row["ocel:timestamp"])) for row in ocel["events"]}
    assert found == {(event.id, event.type, event.at) for event in all_happenings(records())}


def test_ocel_has_each_object_once(ocel: dict[str, list[Row]]) -> None:
    found = sorted((row["ocel:oid"], row["ocel:type"]) for row in ocel["objects"])
    assert found == [
        ("device:HWTC12345678", "device"),
        ("order:GD1", "order"),
        ("order:GD2", "order"),
        ("site:0195a000-0000-7000-8000-00000000a001", "site"),
        ("technician:HF1001", "technician"),
    ]


def test_ocel_relates_events_to_objects_by_what_they_are_to_them(ocel: dict[str, list[Row]]) -> None:
    found = {(row["ocel:eid"], row["ocel:oid"], row["ocel:qualifier"]) for row in ocel["relations"]}
    expected = {
        (event.id, relation.target, relation.qualifier)
        for event in all_happenings(records())
        for relation in event.relations
    }
    assert found == expected
    qualifiers = {
        (row["ocel:activity"], row["ocel:type"], row["ocel:qualifier"]) for row in ocel["relations"]
    }
    assert ("order.assigned", "technician", "technician") in qualifiers
    assert ("visit.arrived", "technician", "performed by") in qualifiers
    assert ("device.fitted", "device", "device") in qualifiers
    assert ("optical.measured", "site", "at") in qualifiers


def test_ocel_relates_objects_to_objects(ocel: dict[str, list[Row]]) -> None:
    found = {(row["ocel:oid"], row["ocel:oid_2"], row["ocel:qualifier"]) for row in ocel["o2o"]}
    assert found == {
        (thing.id, relation.target, relation.qualifier)
        for record in records()
        for thing in things(record)
        for relation in thing.relations
    }
    assert ("order:GD1", "device:HWTC12345678", "fitted") in found


def test_ocel_tells_how_the_state_changed(ocel: dict[str, list[Row]]) -> None:
    """What an object is from the beginning stands with the object, what changes with its changes."""
    first = next(row["state"] for row in ocel["objects"] if row["ocel:oid"] == "order:GD1")
    changes = [
        (utc(row["ocel:timestamp"]), row["state"])
        for row in ocel["object_changes"]
        if row["ocel:oid"] == "order:GD1" and row["ocel:field"] == "state"
    ]
    assert [first, *(state for _, state in sorted(changes))] == [
        "received", "booked", "assigned", "on_the_way", "on_site", "accepted",
    ]  # fmt: skip
