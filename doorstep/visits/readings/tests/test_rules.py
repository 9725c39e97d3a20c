"""A reading against its file."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.visits.readings.rules import compare

METER = "波长: 1490nm\n收光功率: -19.63dBm\n".encode("gb18030")


@pytest.mark.parametrize("dbm", [-19.63, -19.6, -19.65])
def test_a_file_bears_out_what_it_was_given_for(dbm: float) -> None:
    assert compare({"dbm": dbm, "manner": "measured"}, METER, "text/plain") is None


def test_a_file_that_reads_otherwise_is_told() -> None:
    found = compare({"dbm": -23.1, "manner": "measured"}, METER, "text/csv")
    assert found is not None
    assert (found.code, found.name, found.measured, found.recorded) == (
        "reading_differs",
        "dbm",
        -19.63,
        -23.1,
    )


@pytest.mark.parametrize("file", [b"", b"hello", b"\x00\x01", b"Wavelength: 1490nm\nPower: LO"])
def test_a_file_that_says_nothing_of_it_is_told(file: bytes) -> None:
    found = compare({"dbm": -20.0}, file, "text/plain")
    assert found is not None and found.measured is None and found.recorded == -20.0


def test_what_the_file_does_not_name_was_typed_beside_it() -> None:
    one_way = b'{"start":{"test_start":{"reverse":1}},"end":{"sum_received":{"bits_per_second":941e6}}}'
    assert compare({"down_mbps": 941.0, "up_mbps": 52.0}, one_way, "application/json") is None


@pytest.mark.parametrize(
    ("body", "media_type"),
    [({"dbm": -30.0}, "image/jpeg"), ({}, "text/plain"), ({"device": {"sn": "X"}}, "text/csv")],
)
def test_a_picture_or_a_body_without_readings_has_nothing_to_compare(
    body: dict[str, Any], media_type: str
) -> None:
    assert compare(body, METER, media_type) is None
