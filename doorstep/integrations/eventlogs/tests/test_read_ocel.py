"""Object-centric logs become cases along one type of object, in all three forms alike."""

from __future__ import annotations

from pathlib import Path

import r4pm

from doorstep.integrations.eventlogs.ocel_json import write_ocel_json
from doorstep.integrations.eventlogs.ocel_sqlite import write_ocel_sqlite
from doorstep.integrations.eventlogs.reading import open_log
from doorstep.integrations.eventlogs.tests.making import records
from doorstep.integrations.eventlogs.traces import Trace


def along(path: Path, type: str) -> list[Trace]:
    return list(open_log(path, case_type=type).traces)


def test_each_form_gives_the_same_cases(tmp_path: Path) -> None:
    ours, sqlite, xml = (tmp_path / name for name in ("log.json", "log.sqlite", "log.xml"))
    write_ocel_json(records(), ours)
    write_ocel_sqlite(records(), sqlite)
    # XML as somebody else writes it.
    r4pm.export_item(r4pm.import_item("OCEL", str(ours)), str(xml))
    for type in ("order", "technician", "device", "site"):
        expected = sorted(along(ours, type))
        assert expected
        assert sorted(along(sqlite, type)) == expected
        found = sorted(along(xml, type))
        assert [(t.case, [(f.id, f.kind, f.at) for f in t.facts]) for t in found] == [
            (t.case, [(f.id, f.kind, f.at) for f in t.facts]) for t in expected
        ]
        assert [t.attributes for t in found] == [t.attributes for t in expected]


def test_a_technicians_case_has_the_events_of_all_his_orders(tmp_path: Path) -> None:
    write_ocel_json(records(), tmp_path / "log.json")
    (trace,) = along(tmp_path / "log.json", "technician")
    assert trace.case == "technician:HF1001"
    assert [fact.kind for fact in trace.facts].count("visit.arrived") == 2
    assert {order for fact in trace.facts for order in fact.body["ocel:order"]} == {"order:GD1", "order:GD2"}
    assert [fact.seq for fact in trace.facts] == list(range(1, len(trace.facts) + 1))


def test_the_last_value_of_an_attribute_is_the_cases(tmp_path: Path) -> None:
    write_ocel_sqlite(records(), tmp_path / "log.sqlite")
    states = {trace.case: trace.attributes["state"] for trace in along(tmp_path / "log.sqlite", "order")}
    assert states == {"order:GD1": "accepted", "order:GD2": "accepted"}


def test_an_object_without_events_is_a_case_without_facts(tmp_path: Path) -> None:
    path = tmp_path / "log.json"
    path.write_text(
        '{"objectTypes": [{"name": "order", "attributes": []}], "eventTypes": [], "events": [],'
        ' "objects": [{"id": "o1", "type": "order", "attributes": [], "relationships": []}]}',
        "utf-8",
    )
    (trace,) = open_log(path).traces
    assert (trace.case, trace.facts) == ("o1", [])
