"""Files of instruments, by the same cases as the phone's reader (instruments.test.ts)."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.visits.readings.instruments import read_instrument
from doorstep.visits.readings.records import MOST_BYTES

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "instrument_cases.json").read_text("utf-8"))


def bytes_of(case: dict[str, Any]) -> bytes:
    return base64.b64decode(case["base64"]) if "base64" in case else str(case["text"]).encode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_file_reads(case: dict[str, Any]) -> None:
    found = read_instrument(bytes_of(case))
    assert (found.values, found.unread) == (case.get("values", {}), case.get("unread"))
    for name in ("taken", "model"):
        assert name not in case or getattr(found, name) == case[name]


def test_a_file_that_is_too_long_is_not_read() -> None:
    assert read_instrument(b"power: -19\n" * (MOST_BYTES // 8)).unread == "unreadable"


def test_a_file_nested_without_end_is_not_read() -> None:
    assert read_instrument(b"[" * 100_000).unread == "unreadable"


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    found = read_instrument(data)
    assert bool(found.values) == (found.unread is None)


@given(st.floats(min_value=-59, max_value=19), st.sampled_from(["dBm", "mW", "uW"]))
def test_any_unit_says_the_same_light(dbm: float, unit: str) -> None:
    said = {"dBm": dbm, "mW": 10 ** (dbm / 10), "uW": 10 ** (dbm / 10) * 1000}[unit]
    assert read_instrument(f"光功率: {said:.12e} {unit}".encode()).values["dbm"] == pytest.approx(
        dbm, abs=0.006
    )
