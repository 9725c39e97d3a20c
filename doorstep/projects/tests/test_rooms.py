"""A room's state from its story: the cases that the phone keeps too, and what must hold of any story."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.projects.rooms import RoomEvent, Standing, flags, open_s, standing

HEFEI = ZoneInfo("Asia/Shanghai")
SHARED = json.loads((Path(__file__).parent / "room_cases.json").read_text("utf-8"))


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-02T{clock}").replace(tzinfo=HEFEI)


def base(said: dict[str, Any] | None) -> Standing:
    if said is None:
        return Standing()
    again_at = datetime.fromisoformat(said["again_at"]) if said["again_at"] else None
    macs = tuple(device["mac"] for device in said["devices"])
    return Standing(
        state=said["state"], again=said["again"], again_at=again_at, remark=said["remark"], macs=macs
    )


def told(found: Standing, now: datetime) -> dict[str, Any]:
    bounds = {"within_s": SHARED["within_s"], "ask_after_s": SHARED["ask_after_s"]}
    return {
        "state": found.state, "occupied": found.occupied, "opened_at": found.opened_at,
        "ended_at": found.ended_at, "open_s": open_s(found, now), "again": found.again,
        "again_at": found.again_at, "remark": found.remark, "result": found.result,
        "devices": list(found.macs), "flags": flags(found, now, **bounds),
    }  # fmt: skip


def expected(case: dict[str, Any]) -> dict[str, Any]:
    moments = {
        name: at(case["expect"][name]) for name in ("opened_at", "ended_at") if case["expect"].get(name)
    }
    again_at = case["expect"].get("again_at")
    named = {"again_at": datetime.fromisoformat(again_at)} if again_at else {}
    return {**case["expect"], **moments, **named}


@pytest.mark.parametrize("case", SHARED["cases"], ids=[case["name"] for case in SHARED["cases"]])
def test_a_room_stands_as_the_phone_says_too(case: dict[str, Any]) -> None:
    events = [RoomEvent(id, kind, at(clock), body) for id, kind, clock, body in case["events"]]
    now = at(case["now"])
    found = told(standing(events, base(case.get("base"))), now)
    wanted = expected(case)
    assert {name: found[name] for name in wanted} == wanted


BODIES: dict[str, dict[str, Any]] = {
    "room.opened": {"occupied": True, "by": "guest"},
    "room.finished": {"occupied": True, "result": "installed"},
    "room.deferred": {"reason": "guest", "again": "hotel", "remark": "x"},
    "guest.asked": {"explained": True},
    "guest.answered": {"willing": True},
}


@given(st.lists(st.sampled_from(sorted(BODIES)), max_size=8), st.randoms())
def test_the_order_of_arrival_changes_nothing(kinds: list[str], shuffle: Any) -> None:
    story = [
        RoomEvent(str(place), kind, at("09:00:00") + timedelta(minutes=place), BODIES[kind])
        for place, kind in enumerate(kinds)
    ]
    mixed = list(story)
    shuffle.shuffle(mixed)
    assert standing(mixed) == standing(story)


@given(st.lists(st.sampled_from(sorted(BODIES)), max_size=8))
def test_a_story_told_in_two_days_ends_as_in_one(kinds: list[str]) -> None:
    story = [
        RoomEvent(str(place), kind, at("09:00:00") + timedelta(minutes=place), BODIES[kind])
        for place, kind in enumerate(kinds)
    ]
    half = len(story) // 2
    assert standing(story[half:], standing(story[:half])) == standing(story)
