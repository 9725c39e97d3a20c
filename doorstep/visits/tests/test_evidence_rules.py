"""What is doubtful about time, place and labels: values in, doubts out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from doorstep.core import ids
from doorstep.core.geo import Place
from doorstep.orders.log import Entry
from doorstep.visits.evidence import rules
from doorstep.visits.evidence.rules import Alike, Doubt, Label, Limits
from tests.cast import at

LIMITS = Limits()
SN, MAC = "HWTC12345678", "AA:BB:CC:00:11:22"
HOME = Place(31.8659, 117.3004)
PROOF = {"slot": "route", "sha256": "a" * 64}


def entry(seq: int, kind: str, when: datetime, **body: Any) -> Entry:
    return Entry(
        ids.uuid7(when), "GD1", seq, kind, 1, "technician:HF1001", when, when, False, {}, body, "", ""
    )


LOG = [
    entry(1, "order.received", at(6)),
    entry(2, "order.studied", at(9), evidence=[PROOF]),
    entry(3, "visit.departed", at(9, 30)),
    entry(4, "visit.arrived", at(9, 50)),
    entry(5, "visit.failed", at(9, 55), evidence=[PROOF]),
    entry(6, "visit.departed", at(13, 30)),
    entry(7, "visit.arrived", at(13, 50), location={"lat": 31.8659, "lon": 117.3004, "accuracy_m": 12}),
    entry(8, "cabling.done", at(14, 10), evidence=[PROOF]),
    entry(9, "site.cleaned", at(14, 30), evidence=[PROOF]),
    entry(10, "visit.finished", at(14, 40)),
    entry(11, "order.replied", at(15), evidence=[PROOF]),
]


@pytest.mark.parametrize(
    ("seq", "span"),
    [
        (2, None),
        (5, (at(9, 30), at(9, 55))),
        (8, (at(13, 30), at(14, 40))),
        (11, (at(13, 30), at(15))),
    ],
    ids=["before anybody set out", "the failed visit", "the second visit", "named after the visit"],
)
def test_a_picture_belongs_to_its_own_visit(seq: int, span: tuple[datetime, datetime] | None) -> None:
    assert rules.span_of(LOG, LOG[seq - 1]) == span


@pytest.mark.parametrize(
    ("taken_at", "is_off"),
    [
        (at(13, 20), False), (at(13, 19), True), (at(14, 50), False), (at(14, 51), True), (None, False),
    ],
)  # fmt: skip
def test_time_is_doubted_beyond_the_margin(taken_at: datetime | None, is_off: bool) -> None:
    found = rules.off_time(taken_at, (at(13, 30), at(14, 40)), LIMITS)
    assert [doubt.code for doubt in found] == (["off_time"] if is_off else [])
    assert rules.off_time(taken_at, None, LIMITS) == []


def test_a_time_in_doubt_says_when_and_within_what() -> None:
    (doubt,) = rules.off_time(at(8), (at(13, 30), at(14, 40)), LIMITS)
    assert doubt.measured == "2026-03-02T08:00:00+08:00"
    assert doubt.limit == "2026-03-02T13:30:00+08:00/2026-03-02T14:40:00+08:00"


def test_place_is_doubted_beyond_the_limit() -> None:
    far = Place(31.8850, 117.3004)
    assert rules.off_place(far, HOME, LIMITS) == [Doubt("off_place", "2124", "1000")]
    assert rules.off_place(Place(31.8700, 117.3004), HOME, LIMITS) == []
    assert rules.off_place(None, HOME, LIMITS) == rules.off_place(far, None, LIMITS) == []


def arrived(**location: Any) -> list[Entry]:
    where = {"lat": 31.8659, "lon": 117.3004, "accuracy_m": 12, "mock": False} | location
    return [*LOG[:6], entry(7, "visit.arrived", at(13, 50), location=where), *LOG[7:]]


def test_where_the_phone_arrived_is_told_once_a_visit() -> None:
    log = arrived(mock=True, lat=31.90)
    assert [doubt.code for doubt in rules.arrival(log, log[7], HOME, LIMITS)] == [
        "mock_location",
        "off_place",
    ]
    assert rules.arrival(log, log[8], HOME, LIMITS) == []
    assert rules.arrival(LOG, LOG[7], HOME, LIMITS) == []


def test_a_place_that_is_not_exact_is_given_the_benefit() -> None:
    log = arrived(lat=31.885, accuracy_m=1500)
    assert rules.arrival(log, log[7], HOME, LIMITS) == []
    assert rules.arrival(log, log[7], None, LIMITS) == []


@pytest.mark.parametrize(
    "label",
    [
        Label([f"SN:{SN};MAC:{MAC}"]),
        Label([SN, "AABBCC001122"]),
        Label([], ["GPON ONT", f"SN: {SN}", f"MAC: {MAC.replace(':', '-')}"]),
        Label([], ["S/N", SN, "MAC", "AABB CC00 1122"]),
        Label([SN], ["blurry"]),
        Label([], [f"sn：{SN.lower()}"]),
    ],
    ids=[
        "one code",
        "two codes",
        "letters",
        "names on lines of their own",
        "only the number",
        "small letters",
    ],
)
def test_a_label_that_bears_it_out_is_good(label: Label) -> None:
    assert rules.label(label, SN, MAC) == []


@pytest.mark.parametrize(
    ("label", "measured", "limit"),
    [
        (Label([], ["SN: HWTC12345679", f"MAC: {MAC}"]), "HWTC12345679", SN),
        (Label([f"SN:{SN};MAC:AA:BB:CC:00:11:23"]), "AA:BB:CC:00:11:23", MAC),
        (Label([], ["Serial No. ZTEG00000001"]), "ZTEG00000001", SN),
    ],
    ids=["another number", "another MAC", "another maker"],
)
def test_a_label_that_says_otherwise_is_doubted(label: Label, measured: str, limit: str) -> None:
    assert rules.label(label, SN, MAC) == [Doubt("label_differs", measured, limit)]


@pytest.mark.parametrize("label", [Label([]), Label([], []), Label([], ["HG8145X6", "SN", "MAC"])])
def test_a_label_that_says_nothing_is_unreadable(label: Label) -> None:
    (doubt,) = rules.label(label, SN, MAC)
    assert doubt.code == "label_unreadable"


def test_the_most_alike_picture_is_named() -> None:
    found = rules.reused(
        [Alike("GD2", "b" * 64, 93), Alike("GD3", "c" * 64, 100), Alike("GD4", "d" * 64, 80)], LIMITS
    )
    assert found == [Doubt("reused", "100", "92", other_order="GD3", other_sha256="c" * 64)]
    assert rules.reused([Alike("GD2", "b" * 64, 91)], LIMITS) == []


def test_margins_are_the_installations() -> None:
    wide = Limits(time_margin_min=60)
    assert rules.off_time(at(13, 30) - timedelta(minutes=59), (at(13, 30), at(14)), wide) == []
