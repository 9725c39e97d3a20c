"""Orders go out whole, without personal data, and come back with the verdicts that they have here."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from doorstep.integrations.eventlogs.csv_writing import write_csv
from doorstep.integrations.eventlogs.ocel_json import write_ocel_json
from doorstep.integrations.eventlogs.ocel_sqlite import write_ocel_sqlite
from doorstep.integrations.eventlogs.reading import open_log
from doorstep.integrations.eventlogs.records import OrderRecord
from doorstep.integrations.eventlogs.tests.making import BEGAN, NOTE, records
from doorstep.integrations.eventlogs.traces import Trace
from doorstep.integrations.eventlogs.xes_writing import write_xes
from doorstep.orders.queries import received_between, stream_logs
from tests.cast import Cast, at
from tests.worlds import receive

WRITERS = {
    "log.xes": write_xes,
    "log.xes.gz": write_xes,
    "log.json": write_ocel_json,
    "log.sqlite": write_ocel_sqlite,
    "log.csv": write_csv,
}
NAMES = list(WRITERS)


def plain(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")


def traces(path: Path) -> dict[str, Trace]:
    """By the order's number."""
    case_type = "order" if path.suffix in (".json", ".sqlite") else None
    return {each.case.removeprefix("order:"): each for each in open_log(path, case_type=case_type).traces}


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_reads_back(tmp_path: Path, name: str) -> None:
    WRITERS[name](records(), tmp_path / name)
    found = traces(tmp_path / name)
    for record in records():
        facts = found[record.number].facts
        assert [(fact.id, fact.kind, fact.at) for fact in facts] == [
            (event.id, event.kind, event.at) for event in record.events
        ]
        for fact, event in zip(facts, record.events, strict=True):
            own = {"log", "ocel:site", "ocel:technician", "ocel:device"}
            standard = {field for field in fact.body if ":" in field} | own
            # An empty cell of a table is nothing.
            body = {k: v for k, v in event.body.items() if v != "" or name != "log.csv"}
            assert {k: v for k, v in fact.body.items() if k not in standard} == body, event.kind
            assert fact.actor == (f"{event.role}:{event.who}" if event.who else "")
        assert found[record.number].attributes.items() >= record.attributes.items()


def test_a_late_event_stands_where_it_happened() -> None:
    late = records()[1]
    assert [event.kind for event in late.events][6] == "optical.measured"
    assert late.events[6].seq == len(late.events)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("texts", [False, True])
def test_no_file_tells_who_the_customer_is(tmp_path: Path, name: str, texts: bool) -> None:
    WRITERS[name](records(texts=texts), tmp_path / name)
    said = plain(tmp_path / name)
    for secret in ("31.8659", "117.3004", "0195a000-0000-7000-8000-00000000c001"):
        assert secret not in said
    assert ("13800001234" in said) is texts
    assert "optical.measured" in said


def test_free_text_comes_whole_where_it_is_asked_for(tmp_path: Path) -> None:
    for name in NAMES:
        WRITERS[name](records(texts=True), tmp_path / name)
        assert traces(tmp_path / name)["GD1"].facts[1].body["note"] == NOTE, name


@pytest.mark.parametrize("name", NAMES)
def test_a_writer_that_fails_leaves_what_was_there(tmp_path: Path, name: str) -> None:
    def breaking() -> Iterator[OrderRecord]:
        yield records()[0]
        raise RuntimeError("the database went away")

    out = tmp_path / name
    out.write_text("yesterday's", "utf-8")
    with pytest.raises(RuntimeError, match="went away"):
        WRITERS[name](breaking(), out)
    assert out.read_text("utf-8") == "yesterday's"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("name", NAMES)
def test_a_period_without_orders_gives_a_file_without_cases(tmp_path: Path, name: str) -> None:
    WRITERS[name]([], tmp_path / name)
    assert traces(tmp_path / name) == {}


def test_the_same_log_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a.xes.gz", "b.xes.gz"):
        write_xes(records(), tmp_path / name)
    assert (tmp_path / "a.xes.gz").read_bytes() == (tmp_path / "b.xes.gz").read_bytes()


def test_excel_takes_no_text_for_a_formula(tmp_path: Path) -> None:
    (record, _) = records(texts=True)
    call = record.events[1]
    asked = call._replace(body={**call.body, "note": '=HYPERLINK("http://x","y")'})
    changed = OrderRecord(record.number, record.attributes, [record.events[0], asked])
    out = tmp_path / "log.csv"
    write_csv([changed], out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert rows[1]["note"].startswith("'=HYPERLINK")
    assert rows[1]["time:timestamp"] == (BEGAN + timedelta(minutes=1)).astimezone(at(0).tzinfo).isoformat(
        timespec="milliseconds"
    )
    assert traces(out)["GD1"].facts[1].body["note"] == '=HYPERLINK("http://x","y")'


def test_control_characters_do_not_break_xml(tmp_path: Path) -> None:
    (record, _) = records(texts=True)
    call = record.events[1]
    odd = call._replace(body={"note": 'a\x0bb\tc\r\nd <&> "e" \''})
    out = tmp_path / "log.xes"
    write_xes([OrderRecord("GD<1>", record.attributes, [odd])], out)
    (trace,) = traces(out).values()
    assert (trace.case, trace.facts[0].body["note"]) == ("GD<1>", 'a\ufffdb\tc\r\nd <&> "e" \'')


def test_logs_are_read_in_parts(cast: Cast, library: None) -> None:
    for number in ("GD900000001", "GD900000002", "GD900000003"):
        receive(cast, number)
    found = [(order.number, len(entries)) for order, entries in stream_logs(received_between(), at_once=2)]
    assert found == [("GD900000001", 1), ("GD900000002", 1), ("GD900000003", 1)]
