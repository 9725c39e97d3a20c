"""Instruments' files as evidence: what the phone could read is taken, what is no text is not."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from doorstep.visits.errors import EvidenceRefused
from doorstep.visits.evidence import read_evidence
from doorstep.visits.evidence.files import MAX_TEXT_BYTES, look
from doorstep.visits.readings.rules import compare
from doorstep.visits.readings.tests.test_read_instrument import CASES, bytes_of
from tests.cast import Cast
from tests.worlds import Caller

LINE = "波长：1490nm\r\n收光功率：-21.08 dBm\r\n"
UTF_16 = {"le": b"\xff\xfe" + LINE.encode("utf-16-le"), "be": b"\xfe\xff" + LINE.encode("utf-16-be")}


def named(data: bytes) -> str:
    """As the phone does it (readings/taking.ts)."""
    begin = data[:200].decode("utf-8-sig", "replace").lstrip()
    return "application/json" if begin[:1] in ("{", "[") else "text/plain"


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.get("values")], ids=lambda case: case["what"]
)
def test_what_the_phone_reads_is_taken(case: dict[str, Any]) -> None:
    data = bytes_of(case)
    assert look(data, named(data)).media_type == named(data)


@pytest.mark.parametrize("order", ["le", "be"])
def test_utf_16_goes_all_the_way(cast: Cast, data_folder: object, order: str) -> None:
    """Uploaded, kept byte for byte, and read by the server as by the phone."""
    data = UTF_16[order]
    sha256 = hashlib.sha256(data).hexdigest()
    answer = Caller(cast.li_qiang_user).put(f"/field/evidence/{sha256}", data, "text/plain")
    assert (answer.status_code, answer.json()["media_type"]) == (200, "text/plain")
    assert read_evidence(sha256)[1] == data
    assert compare({"dbm": -21.08}, data, "text/plain") is None
    differing = compare({"dbm": -19.5}, data, "text/plain")
    assert differing is not None and differing.measured == -21.08


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "text/csv"),
        (b" \n ", "text/csv"),
        (b"\xff\xfe", "text/plain"),
        (b"\xff\xfe \x00\n\x00", "text/plain"),
        (b"\xff\xfea\x00\x00\x00", "text/plain"),
        (b"MZ" + b"\0" * 200, "text/plain"),
        (LINE.encode("utf-16-le"), "text/plain"),
        (b"\x89PNG\r\n\x1a\n\xff\xff", "text/plain"),
        (b"a" * (MAX_TEXT_BYTES + 1), "text/plain"),
        (b"{", "application/json"),
        (UTF_16["le"], "application/json"),
        (b"[" * 100_000, "application/json"),
    ],
    ids=[
        "nothing", "blank", "a mark alone", "a mark and blanks", "a null letter", "a program",
        "UTF-16 without its mark", "a picture", "too long", "broken JSON", "no JSON", "nested without end",
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(EvidenceRefused):
        look(data, said)
