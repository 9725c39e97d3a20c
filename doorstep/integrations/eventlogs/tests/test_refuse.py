"""Bad logs are refused with their place and what was expected, and nothing is written."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path
from typing import Any

import orjson
import pytest

from doorstep.integrations.errors import BadEventLog, BadMapping, CaseTypeNeeded, UnknownFormat
from doorstep.integrations.eventlogs.mapping import read_mapping
from doorstep.integrations.eventlogs.ocel_json import write_ocel_json
from doorstep.integrations.eventlogs.ocel_sqlite import write_ocel_sqlite
from doorstep.integrations.eventlogs.reading import open_log
from doorstep.integrations.eventlogs.tests.making import records
from doorstep.integrations.eventlogs.tests.test_judge import GOLDEN
from doorstep.integrations.eventlogs.traces import Trace

CLINIC = (GOLDEN / "clinic.xes").read_text("utf-8")


def everything(path: Path, **how: Any) -> list[Trace]:
    return list(open_log(path, **how).traces)


def refused(path: Path, **how: Any) -> str:
    """What the refusal says in English."""
    with pytest.raises(BadEventLog) as caught:
        everything(path, **how)
    assert caught.value.titled("zh") != caught.value.titled("en")
    return caught.value.titled("en")


def planted(folder: Path, content: str | bytes, name: str = "log.xes") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        (' value="2"/>', ' value="two"/>', "line 16, trace kept: level is 'two', a whole number is expected"),
        (
            '"dose" value="1.5"',
            '"dose" value="much"',
            "line 17, trace kept: dose is 'much', a number is expected",
        ),
        ('key="home" value="true"', 'key="home" value="yes"', "home is 'yes', true or false is expected"),
        (
            '<date key="time:timestamp" value="2026-01-05T08:10:00+08:00"/>',
            "",
            "line 16, trace kept: event 'Triage' has no time (date time:timestamp)",
        ),
        ("2026-01-05T08:10:00+08:00", "5 January", "time:timestamp is '5 January', an ISO 8601 time"),
        (
            '<string key="concept:name" value="Triage"/>',
            "",
            "line 16, trace kept: an event without its activity",
        ),
        ("<event>", "<evnt>", "line 15, trace kept: XES has no element <evnt>"),
        ('key="level" ', "", "line 16, trace kept: <int> needs key and value"),
        ("<trace>", "<trace><trace>", "line 12, trace #1: a <trace> inside a <trace>"),
        ("</trace>", "<trace>", "a <trace> inside a <trace>"),
        ("<log ", "<html ", "line 3: a <log> is expected, not <html>"),
        ("</event>", "", "belongs inside a <trace>"),
        ("</event>", "</string>", "not XML: mismatched tag"),
    ],
)
def test_bad_xes_is_refused_with_line_and_trace(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    assert was in CLINIC
    path = planted(
        tmp_path, CLINIC.replace(was, becomes, 1) if was != "<log " else CLINIC.replace(was, becomes)
    )
    assert said in refused(path)


def test_truncated_xes_says_where_it_ends(tmp_path: Path) -> None:
    cut = CLINIC[: CLINIC.index("Give antibiotics")]
    assert "line 17, trace kept: the file ends here, before its end" in refused(planted(tmp_path, cut))


def test_truncated_gzip_says_so(tmp_path: Path) -> None:
    data = gzip.compress(CLINIC.encode() * 1)
    assert "the gzip data is cut off" in refused(planted(tmp_path, data[:-20], "log.xes.gz"))
    spoilt = data[:60] + bytes(40) + data[100:]
    assert "Event log log.xes.gz, line" in refused(planted(tmp_path, spoilt, "log.xes.gz"))


@pytest.mark.parametrize("name", ["log.xes", "log.xml"])
def test_entity_bombs_are_refused_before_they_unfold(tmp_path: Path, name: str) -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE log [<!ENTITY e0 "ha">{entities}]><log>&e12;</log>'
    path = planted(tmp_path, bomb, name)
    how = {"case_type": "order"} if name.endswith(".xml") else {}
    assert "declares a DTD or entities" in refused(path, **how)


def test_attributes_nested_without_end_are_refused(tmp_path: Path) -> None:
    deep = '<string key="a" value="b">' * 200
    assert "nested deeper than 64" in refused(planted(tmp_path, f"<log><trace>{deep}"))


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("05.01.2026 08:10:00,000", "5/1/26", "line 3: the time '5/1/26' is not written as %d.%m.%Y"),
        ("kept;Triage;05.01.2026 08:10:00,000", "kept;Triage;", "line 3: 'Zeitpunkt' is empty"),
        ("complete;2;north", "complete;two;north", "line 3: Stufe is 'two', integer is expected"),
        ("complete;2;north", "complete;2", "line 3: 5 columns, the header has 6"),
        ("Zeitpunkt", "Wann", "line 1: there is no column 'Zeitpunkt'"),
        ("Status", "Stufe", "line 1: two columns have the same name"),
    ],
)
def test_a_bad_table_is_refused_with_its_line(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    content = (GOLDEN / "clinic.csv").read_text("utf-8").replace(was, becomes, 1)
    mapping = read_mapping(GOLDEN / "clinic.mapping.yaml")
    assert said in refused(planted(tmp_path, content, "log.csv"), mapping=mapping)


def test_a_table_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = planted(tmp_path, (GOLDEN / "clinic.csv").read_text("utf-8").encode("gb18030"), "log.csv")
    mapping = read_mapping(GOLDEN / "clinic.mapping.yaml")
    assert "say its encoding in the mapping" in refused(path, mapping=mapping)
    assert everything(path, mapping=mapping.model_copy(update={"encoding": "gb18030"}))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("case: [", "not YAML"),
        ("case: a", "activity: Field required"),
        ("{case: a, activity: b, timestamp: {column: c, zone: Mars}}", "no time zone 'Mars'"),
        ("{case: a, activity: b, timestamp: c, colour: red}", "colour"),
        ("{case: a, activity: b, timestamp: c, encoding: morse}", "no encoding 'morse'"),
        ("{case: a, activity: b, timestamp: c, attributes: {d: money}}", "attributes.d"),
    ],
)
def test_a_bad_mapping_names_the_field(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(BadMapping, match=said):
        read_mapping(planted(tmp_path, content, "m.yaml"))


def test_columns_that_cannot_be_told_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(BadMapping, match="no column is known as the case among a, b; name it with --mapping"):
        everything(planted(tmp_path, "a,b\n1,2\n", "log.csv"))


@pytest.mark.parametrize("name", ["log.json", "log.sqlite"])
def test_an_object_centric_log_needs_a_type_to_be_the_case(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    (write_ocel_json if name.endswith("json") else write_ocel_sqlite)(records(), path)
    with pytest.raises(CaseTypeNeeded, match="has no object type 'customer'; it has device, order"):
        everything(path, case_type="customer")


def _ocel(**changes: Any) -> bytes:
    log: dict[str, list[dict[str, Any]]] = {
        "objectTypes": [{"name": "order", "attributes": [{"name": "rooms", "type": "integer"}]}],
        "eventTypes": [{"name": "order.received", "attributes": [{"name": "dbm", "type": "float"}]}],
        "objects": [{"id": "o1", "type": "order", "attributes": [], "relationships": []}],
        "events": [
            {
                "id": "e1",
                "type": "order.received",
                "time": "2026-01-05T08:00:00Z",
                "attributes": [{"name": "dbm", "value": -19.5}],
                "relationships": [{"objectId": "o1", "qualifier": "order"}],
            }
        ],
    }
    for part, change in changes.items():
        log[part][0].update(change)
    return orjson.dumps(log)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"events": {"time": None}}, "event e1: it has no time"),
        ({"events": {"time": "noon"}}, "event e1: its time is 'noon', ISO 8601 is expected"),
        ({"events": {"type": "order.lost"}}, "event e1: its type order.lost isn't declared"),
        (
            {"events": {"attributes": [{"name": "dbm", "value": "low"}]}},
            "event e1: dbm is 'low', float is expected",
        ),
        ({"events": {"relationships": [{"objectId": "o2"}]}}, "event e1: there is no object o2"),
        ({"events": {"id": None}}, "an event has no id or no type"),
        ({"events": {"attributes": "none"}}, "event e1: it isn't built as OCEL 2.0 has it"),
        ({"objects": {"id": 7}}, "an object has no id or no type"),
        ({"objects": {"type": "house"}}, "object o1: its type house isn't declared"),
        (
            {"objects": {"attributes": [{"name": "rooms", "time": "1970-01-01T00:00:00Z", "value": "x"}]}},
            "object o1: rooms is 'x', integer is expected",
        ),
    ],
)
def test_bad_ocel_is_refused_with_event_or_object(tmp_path: Path, changes: Any, said: str) -> None:
    assert said in refused(planted(tmp_path, _ocel(**changes), "log.json"), case_type="order")


def test_whole_ocel_is_read(tmp_path: Path) -> None:
    (trace,) = everything(planted(tmp_path, _ocel(), "log.json"), case_type="order")
    assert (trace.case, [fact.body for fact in trace.facts]) == ("o1", [{"dbm": -19.5}])


@pytest.mark.parametrize(
    ("content", "said"),
    [(b'{"objects": [', "not whole JSON"), (b"[]", "the list objectTypes is missing")],
)
def test_truncated_ocel_json_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refused(planted(tmp_path, content, "log.json"), case_type="order")


def test_damaged_sqlite_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    write_ocel_sqlite(records(), path)
    planted(tmp_path, path.read_bytes()[:9000], "cut.sqlite")
    assert "not a whole OCEL 2.0 SQLite" in refused(tmp_path / "cut.sqlite", case_type="order")
    with sqlite3.connect(path) as database:
        database.execute("UPDATE event_OrderReceived SET ocel_time = NULL")
    assert "it has no time" in refused(path, case_type="order")
    with sqlite3.connect(path) as database:
        database.execute("ALTER TABLE event_OrderReceived RENAME COLUMN ocel_time TO at")
    assert "not a whole OCEL 2.0 SQLite" in refused(path, case_type="order")


def test_what_is_no_log_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        everything(planted(tmp_path, b"\x89PNG", "photo.png"))
