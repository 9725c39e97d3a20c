"""What a camera says of its picture is kept; nonsense is left out; instruments bring texts."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image

from doorstep.visits.errors import EvidenceRefused
from doorstep.visits.evidence import read_evidence, store_evidence
from doorstep.visits.models import Evidence
from tests.cast import Cast, at
from tests.lives import LI_QIANG
from tests.worlds import Caller, Visit

TAG, PLACE, IFD = ExifTags.Base, ExifTags.GPS, ExifTags.IFD
NORTH_EAST: dict[int, Any] = {
    PLACE.GPSLatitudeRef: "N",
    PLACE.GPSLatitude: (31.0, 51.0, 57.24),
    PLACE.GPSLongitudeRef: "E",
    PLACE.GPSLongitude: (117.0, 18.0, 1.44),
}


def taken(
    inner: Mapping[Any, Any] | None = None, place: Mapping[int, Any] | None = None, **outer: Any
) -> bytes:
    exif = Image.Exif()
    for name, value in outer.items():
        exif[TAG[name]] = value
    exif.get_ifd(IFD.Exif).update(inner or {})
    exif.get_ifd(IFD.GPSInfo).update(place or {})
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


def store(data: bytes, media_type: str = "image/jpeg") -> Evidence:
    sha256 = hashlib.sha256(data).hexdigest()
    return store_evidence(sha256=sha256, data=data, actor=LI_QIANG, now=at(11), media_type=media_type)


def test_time_place_model_and_orientation_are_kept(db: None, data_folder: Path) -> None:
    inner = {TAG.DateTimeOriginal: "2026:03:02 10:05:06", TAG.OffsetTimeOriginal: "+08:00"}
    held = store(taken(inner, NORTH_EAST, Make="HUAWEI", Model="NOH-AN00", Orientation=6))
    assert held.taken_at is not None and held.taken_at.isoformat() == "2026-03-02T10:05:06+08:00"
    assert (held.camera, held.orientation) == ("HUAWEI NOH-AN00", 6)
    assert (held.lat, held.lon) == (31.8659, 117.3004)


def test_a_clock_without_offset_is_the_local_one(db: None, data_folder: Path) -> None:
    held = store(taken({TAG.DateTimeOriginal: "2026:03:02 10:05:06"}))
    assert held.taken_at == at(10, 5).replace(second=6)


def test_south_and_west_are_below_zero(db: None, data_folder: Path) -> None:
    held = store(taken(None, NORTH_EAST | {PLACE.GPSLatitudeRef: "S", PLACE.GPSLongitudeRef: "W"}))
    assert (held.lat, held.lon) == (-31.8659, -117.3004)


@pytest.mark.parametrize(
    "place",
    [
        {PLACE.GPSLatitude: (91.0, 0.0, 0.0)},
        {PLACE.GPSLatitude: (0.0, 0.0, 0.0), PLACE.GPSLongitude: (0.0, 0.0, 0.0)},
        {PLACE.GPSLongitude: None},
    ],
    ids=["beyond the pole", "the receiver had no fix", "half a place"],
)
def test_a_place_that_makes_no_sense_is_left_out(db: None, data_folder: Path, place: dict[int, Any]) -> None:
    said = {key: value for key, value in (NORTH_EAST | place).items() if value is not None}
    held = store(taken({TAG.DateTimeOriginal: "0000:00:00 00:00:00"}, said, Orientation=77))
    assert (held.taken_at, held.lat, held.lon, held.orientation) == (None, None, None, 1)


def test_a_picture_whose_exif_is_broken_is_good_evidence(db: None, data_folder: Path) -> None:
    data = taken({TAG.DateTimeOriginal: "2026:03:02 10:05:06"}, NORTH_EAST, Model="A\0B")
    begin = data.index(b"Exif")
    broken = data[: begin + 14] + b"\xff" * 40 + data[begin + 54 :]
    held = store(broken)
    assert (held.width_px, held.taken_at) == (64, None)


@pytest.mark.parametrize("said", ["0001:01:01 00:00:00", "9999:12:31 23:59:59"])
def test_a_time_that_no_camera_can_have_is_left_out(db: None, data_folder: Path, said: str) -> None:
    held = store(taken({TAG.DateTimeOriginal: said}))
    assert held.taken_at is None
    held.refresh_from_db()
    assert held.taken_at is None


def test_a_picture_without_exif_says_nothing(db: None, data_folder: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "PNG")
    held = store(out.getvalue())
    assert (held.taken_at, held.camera, held.lat, held.orientation) == (None, "", None, 1)


@pytest.mark.parametrize(
    ("media_type", "said"),
    [
        ("text/csv", "波长,光功率\n1490,-19.6\n".encode()),
        ("text/csv", "波长,光功率\n1490,-19.6\n".encode("gb18030")),
        ("text/plain", b"Power: -19.6 dBm\n"),
        ("application/json", json.dumps({"down_mbps": 512.3}).encode()),
    ],
    ids=["csv", "csv of Chinese Windows", "text", "json"],
)
def test_an_instruments_file_is_evidence_as_it_is(
    db: None, data_folder: Path, media_type: str, said: bytes
) -> None:
    held = store(said, media_type)
    assert (held.media_type, held.width_px, held.height_px) == (media_type, 0, 0)
    assert read_evidence(held.sha256)[1] == said


@pytest.mark.parametrize(
    ("media_type", "said"),
    [
        ("text/csv", b"  \n"),
        ("text/plain", b"MZ\0\0"),
        ("text/plain", b"\xff\xff\xff"),
        ("application/json", b"{"),
        ("application/json", b"[" * 100_000),
        ("text/plain", b"1" * (2 * 1024 * 1024 + 1)),
        ("text/html", b"<p>-19.6</p>"),
        ("image/jpeg", b"-19.6"),
    ],
    ids=["blank", "program", "no text", "half a json", "too deep", "too long", "html", "text as a picture"],
)
def test_what_no_instrument_writes_is_refused(
    db: None, data_folder: Path, media_type: str, said: bytes
) -> None:
    with pytest.raises(EvidenceRefused):
        store(said, media_type)


def test_a_file_is_handed_out_to_be_saved(cast: Cast, on_site: Visit) -> None:
    held = store(b"Power: -19.6 dBm\n", "text/plain")
    proof = {"slot": "power-meter", "sha256": held.sha256, "media_type": "text/plain"}
    on_site.say("optical.measured", {"evidence": [proof]})
    response = Caller(cast.chen_jing).get(f"/orders/{on_site.number}/evidence/{held.sha256}")
    assert (response["content-type"], response["content-disposition"]) == ("text/plain", "attachment")
    assert response["x-content-type-options"] == "nosniff"
