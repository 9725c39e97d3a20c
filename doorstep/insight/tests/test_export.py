"""The log as Parquet: what stands beside an order, and that a refresh leaves alone what didn't change."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from doorstep.insight import planning
from doorstep.insight.errors import NotOurFolder
from doorstep.insight.exporting import Exported, Telling, export_log
from doorstep.insight.folders import PartEntry, editions_in, parts_between, read_manifest
from doorstep.insight.planning import Head, Kept, Stale, digest_of, planned
from doorstep.insight.tests.small_world import NUMBERS, STANDARD, live_through
from doorstep.orders.log import Entry
from doorstep.orders.models import Event, Order
from doorstep.orders.queries import entries_of
from doorstep.standards.verdicts import Fact
from tests import lives
from tests.cast import Cast, at


@pytest.fixture
def folder(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small world, two orders a part."""
    monkeypatch.setattr(planning, "ORDERS_A_PART", 2)
    live_through(cast)
    return tmp_path / "log"


def files(folder: Path) -> dict[str, int]:
    """Every part's file and when it was written."""
    return {str(file.relative_to(folder)): file.stat().st_mtime_ns for file in folder.glob("*/*.parquet")}


def numbers(folder: Path) -> list[list[str]]:
    return [pl.read_parquet(part.orders)["order"].to_list() for part in parts_between(folder, None, None)]


def test_what_stands_in_a_part(folder: Path) -> None:
    done = export_log(folder=folder)
    events = Event.objects.count()
    assert done == Exported(orders=6, events=events, parts=3, written=3)
    assert numbers(folder) == [NUMBERS[:2], NUMBERS[2:4], NUMBERS[4:]]
    assert {file.split("/")[0] for file in files(folder)} == {"2026-03"}
    parts = parts_between(folder, None, None)
    first = pl.read_parquet(parts[0].orders).row(0, named=True)
    entries = entries_of(NUMBERS[0])
    assert (first["unit"], first["unit_path"], first["grid"]) == ("hf-east", "hf/hf-east/", "HF-YH")
    assert (first["received_at"], first["technician"]) == (at(6), "HF1001")
    assert (first["seq"], first["head"]) == (len(entries), entries[-1].hash)
    (pin,) = json.loads(first["pins"])
    assert (pin["standard"], pin["parameters"]) == ("TEST", {})
    assert dict(editions_in(folder))[pin["edition"]] == STANDARD
    # Sent and taken off again, or nobody sent at all.
    rows = [row for part in parts for row in pl.read_parquet(part.orders).to_dicts()]
    assert [row["technician"] for row in rows] == ["HF1001", "HF1001", "HF1002", None, None, None]
    assert [row["closed_at"] is None for row in rows] == [False, True, True, True, False, True]


def test_a_refresh_writes_only_what_changed(folder: Path) -> None:
    export_log(folder=folder)
    before = files(folder)
    assert export_log(folder=folder).written == 0 and files(folder) == before
    lives.Life(NUMBERS[3], at(13)).say("call.made", by=lives.CHEN_JING)
    assert export_log(folder=folder).written == 1
    after = files(folder)
    # The two files of the middle part are others now; nothing else was touched.
    assert len(set(before.items()) - set(after.items())) == 2 == len(set(after) - set(before))
    assert numbers(folder) == [NUMBERS[:2], NUMBERS[2:4], NUMBERS[4:]]


def test_new_orders_come_into_parts_with_room(folder: Path, cast: Cast) -> None:
    export_log(folder=folder)
    lives.begin(cast, "GD900000008", received_at=at(7))
    assert export_log(folder=folder).written == 1
    assert numbers(folder)[3:] == [["GD900000008"]]
    lives.begin(cast, "GD900000009", received_at=at(8))
    assert export_log(folder=folder).written == 1
    assert numbers(folder)[3:] == [["GD900000008", "GD900000009"]]
    assert len(read_manifest(folder)) == 4


def test_months_of_another_time_stay_when_asked(folder: Path, cast: Cast) -> None:
    february = at(9, day=at(0).date().replace(month=2))
    Order.objects.filter(pk=NUMBERS[5]).update(received_at=february)
    everything = export_log(folder=folder)
    assert [entry.month for entry in read_manifest(folder)] == ["2026-02", "2026-03", "2026-03", "2026-03"]
    lives.Life(NUMBERS[0], at(13)).say("order.reopened", by=lives.SUN_LI)
    march = at(0, day=at(0).date().replace(day=1)), at(0, day=at(0).date().replace(month=4, day=1))
    kept = export_log(folder=folder, from_at=march[0], to_at=march[1], months_kept=True)
    assert (kept.orders, kept.written, everything.orders) == (5, 1, 6)
    assert len(read_manifest(folder)) == 4
    assert len(parts_between(folder, *march)) == 3 and len(parts_between(folder, None, march[0])) == 1
    only = export_log(folder=folder, from_at=march[0], to_at=march[1])
    assert only.orders == 5 and {entry.month for entry in read_manifest(folder)} == {"2026-03"}
    assert not list(folder.glob("2026-02/*"))


def test_other_units_orders_are_left_out(folder: Path) -> None:
    assert export_log(folder=folder, unit_path="hf/hf-west/").orders == 0
    assert export_log(folder=folder, unit_path="hf/hf-east/").orders == 6


def test_bodies_told_otherwise_are_written_anew(folder: Path) -> None:
    export_log(folder=folder)

    def bare(entry: Entry) -> Fact:
        return Fact(str(entry.id), entry.kind, entry.occurred_at, entry.seq, {}, "")

    done = export_log(folder=folder, telling=Telling("bare", bare, frozenset({"customer"})))
    assert done.written == 3
    part = parts_between(folder, None, None)[0]
    assert "attribute.customer" not in pl.read_parquet_schema(part.orders)
    assert set(pl.read_parquet(part.events)["body"]) == {"{}"}


def test_what_stops_it_leaves_the_folder_as_it_was(folder: Path) -> None:
    export_log(folder=folder)
    before = files(folder)
    lives.Life(NUMBERS[0], at(13)).say("order.reopened", by=lives.SUN_LI)

    def stop(done: int, total: int) -> None:
        if done:
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        export_log(folder=folder, report=stop)
    assert numbers(folder) == [NUMBERS[:2], NUMBERS[2:4], NUMBERS[4:]] and set(before) < set(files(folder))
    export_log(folder=folder)
    assert len(files(folder)) == 6, "what was half done is gone"


def test_a_folder_with_other_things_is_left_alone(db: None, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(NotOurFolder):
        export_log(folder=tmp_path)
    assert [file.name for file in tmp_path.iterdir() if file.name != ".lock"] == ["letter.txt"]


# --- which orders lie where, without a database ------------------------------------------------------------


def heads(*minutes: int, seq: int = 1) -> list[Head]:
    return [Head(at(8) + timedelta(minutes=minute), f"N{minute:03}", seq, "h") for minute in minutes]


def entries(found: list[list[Head]]) -> list[PartEntry]:
    return [
        PartEntry(
            "2026-03", str(index), len(each), sum(head.seq for head in each),
            (each[0].received_at.isoformat(), each[0].number),
            (each[-1].received_at.isoformat(), each[-1].number), digest_of(each, ""),
        )
        for index, each in enumerate(found)
    ]  # fmt: skip


def plan(now: list[Head], known: list[PartEntry]) -> list[str | list[str]]:
    """Names of kept parts, and the orders of those to be written."""
    found = planned(sorted(now, key=lambda head: head.key), known, "")
    return [
        each.entry.name if isinstance(each, Kept) else [head.number for head in each.heads] for each in found
    ]


def test_late_arrivals_go_where_their_time_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "ORDERS_A_PART", 3)
    parts = entries([heads(1, 2, 3), heads(10, 11), heads(20, 21, 22)])
    there = heads(1, 2, 3, 10, 11, 20, 21, 22)
    assert plan(there, parts) == ["0", "1", "2"]
    # Behind a part that is full a new one; into one with room; among a full one's: that is cut in two.
    assert plan([*there, *heads(5)], parts) == ["0", ["N005"], "1", "2"]
    assert plan([*there, *heads(15)], parts) == ["0", ["N010", "N011", "N015"], "2"]
    late = Head(at(8) + timedelta(minutes=2), "N002b", 1, "h")
    assert plan([*there, late], parts) == [["N001", "N002", "N002b"], ["N003"], "1", "2"]
    # Before all others; and a part whose orders are gone.
    assert plan([*there, *heads(0)], parts)[:2] == [["N000"], "0"]
    assert plan(heads(1, 2, 3, 20, 21, 22), parts) == ["0", "2"]


def test_a_part_is_full_by_its_events_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "EVENTS_A_PART", 10)
    assert plan(heads(1, 2, 3, seq=4), []) == [["N001", "N002"], ["N003"]]
    # One order is never split, however long its log.
    assert plan(heads(1, 2, seq=40), []) == [["N001"], ["N002"]]


def test_a_month_begins_at_midnight_in_shanghai() -> None:
    eve = datetime.fromisoformat("2026-02-28T15:59:59+00:00")
    found = list(planned([Head(eve, "A", 1, "h"), Head(eve + timedelta(seconds=1), "B", 1, "h")], [], ""))
    assert [each.month for each in found if isinstance(each, Stale)] == ["2026-02", "2026-03"]
