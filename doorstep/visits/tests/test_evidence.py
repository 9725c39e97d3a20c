"""Evidence: kept whole under its hash, or refused with what to do; shown to those who may see the order."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from doorstep.core import clock
from doorstep.core.errors import NotFound
from doorstep.visits.errors import EvidenceLost, EvidenceRefused
from doorstep.visits.evidence import (
    MAX_BYTES,
    missing_evidence,
    path_of,
    pictures_of,
    read_evidence,
    store_evidence,
)
from doorstep.visits.models import Evidence
from tests.cast import Cast, at
from tests.lives import LI_QIANG, ZHAO_LEI
from tests.races import all_at_once
from tests.worlds import Caller, Visit, photo, problem, receive

PICTURE = photo("route")
SHA = hashlib.sha256(PICTURE).hexdigest()


def store(data: bytes, sha256: str | None = None) -> Evidence:
    named = sha256 or hashlib.sha256(data).hexdigest()
    return store_evidence(sha256=named, data=data, actor=LI_QIANG, now=at(10))


def why(data: bytes, sha256: str | None = None) -> str:
    with pytest.raises(EvidenceRefused) as refused:
        store(data, sha256)
    return refused.value.titled("en")


@pytest.mark.parametrize(
    ("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
)
def test_a_picture_is_kept_with_what_is_known_of_it(
    db: None, data_folder: Path, kind: str, media_type: str
) -> None:
    data = photo("route", size=(64, 48), kind=kind)
    held = store(data)
    assert (held.media_type, held.width_px, held.height_px) == (media_type, 64, 48)
    assert (held.size_bytes, held.received_at, held.received_from) == (len(data), at(10), "technician:HF1001")
    assert read_evidence(held.sha256) == (held, data)


def test_a_phones_jpeg_with_a_preview_behind_it_is_a_jpeg(db: None, data_folder: Path) -> None:
    out = io.BytesIO()
    pictures = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    pictures[0].save(out, "MPO", save_all=True, append_images=pictures[1:])
    assert store(out.getvalue()).media_type == "image/jpeg"


def test_the_same_bytes_again_are_the_same_and_the_first_sender_stays(db: None, data_folder: Path) -> None:
    first = store(PICTURE)
    again = store_evidence(sha256=SHA, data=PICTURE, actor=ZHAO_LEI, now=at(11))
    assert (again.received_at, again.received_from) == (first.received_at, first.received_from)
    assert Evidence.objects.count() == 1


def test_other_bytes_than_announced_are_refused_and_nothing_is_kept(db: None, data_folder: Path) -> None:
    assert "don't match the hash" in why(PICTURE + b"!", SHA)
    assert not Evidence.objects.exists()
    assert not (data_folder / "evidence").exists()


def test_half_an_upload_is_refused(db: None, data_folder: Path) -> None:
    assert "don't match the hash" in why(PICTURE[:500], SHA)


def test_too_many_bytes_are_refused(db: None, data_folder: Path) -> None:
    assert "over 8 MB" in why(PICTURE + b"\0" * MAX_BYTES)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_breaks_off_is_refused_although_its_hash_is_right(
    db: None, data_folder: Path, kind: str
) -> None:
    data = photo("route", size=(400, 300), kind=kind)
    assert "not whole" in why(data[: len(data) * 2 // 3])


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ" + b"\0" * 200, "照片".encode()],
    ids=["nothing", "pdf", "svg", "program", "text"],
)
def test_what_is_no_picture_is_refused(db: None, data_folder: Path, data: bytes) -> None:
    assert "only JPEG, PNG and WebP" in why(data)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_pictures_of_other_kinds_are_refused(db: None, data_folder: Path, kind: str) -> None:
    assert "only JPEG, PNG and WebP" in why(photo("route", kind=kind))


def bomb(width: int, height: int) -> bytes:
    """A small PNG that would unpack to a huge picture."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [7_000, 10_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_refused_unopened(
    db: None, data_folder: Path, side: int
) -> None:
    assert "too many pixels" in why(bomb(side, side))


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "a" * 63, "a" * 65, "g" * 64, ""])
def test_a_name_that_is_no_hash_reaches_no_file(db: None, data_folder: Path, name: str) -> None:
    with pytest.raises(EvidenceRefused):
        store_evidence(sha256=name, data=PICTURE, actor=LI_QIANG, now=at(10))
    with pytest.raises(NotFound):
        read_evidence(name)
    assert list(data_folder.iterdir()) == []


def test_a_lost_file_is_said_to_be_lost_and_comes_back_with_the_next_upload(
    db: None, data_folder: Path
) -> None:
    store(PICTURE)
    path_of(SHA).unlink()
    with pytest.raises(EvidenceLost):
        read_evidence(SHA)
    assert pictures_of([SHA]) == {}
    store(PICTURE)
    assert read_evidence(SHA)[1] == PICTURE


def test_what_has_not_arrived_is_missing(db: None, data_folder: Path) -> None:
    store(PICTURE)
    assert missing_evidence({SHA, "f" * 64}) == ["f" * 64]
    assert missing_evidence(set()) == []


@pytest.mark.django_db(transaction=True)
def test_many_phones_with_the_same_picture_are_one_piece_of_evidence(data_folder: Path) -> None:
    got = all_at_once(lambda _: store(PICTURE).sha256, range(8))
    assert got == [SHA] * 8
    assert Evidence.objects.count() == 1
    assert [file.name for file in (data_folder / "evidence").rglob("*") if file.is_file()] == [SHA]


def put(caller: Caller, data: bytes, sha256: str) -> Any:
    with clock.frozen(at(10)):
        return caller.put(f"/field/evidence/{sha256}", data, content_type="image/jpeg")


def test_a_photo_larger_than_any_form_arrives_over_http(cast: Cast, data_folder: Path) -> None:
    noise = Image.effect_noise((2400, 1800), 90)
    out = io.BytesIO()
    noise.save(out, "PNG")
    data = out.getvalue()
    assert 2_500_000 < len(data) < MAX_BYTES, "beyond what Django takes in a form"
    sha256 = hashlib.sha256(data).hexdigest()
    response = put(Caller(cast.li_qiang_user), data, sha256)
    assert (response.status_code, response.json()["size_bytes"]) == (200, len(data))
    assert Caller(cast.li_qiang_user).get(f"/field/evidence/{sha256}").json()["whole"] is True


def test_refusals_over_http_say_why(cast: Cast, data_folder: Path) -> None:
    li_qiang = Caller(cast.li_qiang_user)
    assert problem(put(li_qiang, PICTURE, "f" * 64)) == (422, "evidence-refused")
    assert problem(put(li_qiang, b"x" * (MAX_BYTES + 1), "f" * 64)) == (422, "evidence-refused")
    assert problem(put(li_qiang, PICTURE, "F" * 64)) == (422, "invalid")
    assert li_qiang.get(f"/field/evidence/{'f' * 64}").json()["received_bytes"] == 0
    assert problem(li_qiang.get("/field/evidence/..%2F..%2Fetc%2Fpasswd"))[0] in (404, 422)


def test_evidence_is_for_crews_to_bring(cast: Cast, data_folder: Path) -> None:
    assert put(Caller(cast.wu_fan), PICTURE, SHA).status_code == 200
    assert problem(put(Caller(cast.chen_jing), PICTURE, SHA)) == (403, "role-not-allowed")
    assert problem(put(Caller(None), PICTURE, SHA)) == (401, "login-needed")


@pytest.fixture
def shown(on_site: Visit) -> Visit:
    on_site.say("door.greeted")
    on_site.say("plan.proposed")
    on_site.say("plan.agreed")
    on_site.say("cabling.done", {"evidence": [on_site.prove("route")]})
    return on_site


def test_a_picture_is_shown_to_those_who_may_see_its_order(cast: Cast, shown: Visit) -> None:
    path = f"/orders/{shown.number}/evidence/{shown.shown['route']}"
    for user in (cast.chen_jing, cast.sun_li, cast.zhou_min, cast.wu_fan, cast.li_qiang_user):
        response = Caller(user).get(path)
        assert (response.status_code, response["content-type"]) == (200, "image/jpeg")
        assert "immutable" in response["cache-control"] and "private" in response["cache-control"]
        assert hashlib.sha256(response.content).hexdigest() == shown.shown["route"]
    assert problem(Caller(cast.outsider).get(path)) == (404, "not-found")
    assert problem(Caller(cast.zhao_lei_user).get(path)) == (404, "not-found")
    assert problem(Caller(None).get(path)) == (401, "login-needed")


def test_an_order_shows_only_what_its_own_log_names(cast: Cast, shown: Visit) -> None:
    other = receive(cast, "GD900000002")
    sha256 = shown.shown["route"]
    assert problem(Caller(cast.chen_jing).get(f"/orders/{other.number}/evidence/{sha256}")) == (
        404,
        "not-found",
    )
    assert problem(Caller(cast.chen_jing).get(f"/orders/{shown.number}/evidence/{'f' * 64}")) == (
        404,
        "not-found",
    )


def test_a_named_picture_whose_file_is_lost_says_so(cast: Cast, shown: Visit) -> None:
    sha256 = shown.shown["route"]
    path_of(sha256).unlink()
    response = Caller(cast.chen_jing).get(f"/orders/{shown.number}/evidence/{sha256}")
    assert problem(response) == (410, "evidence-lost")
