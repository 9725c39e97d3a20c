"""A face for the customer's page: put there by leads, seen by the desk, made small and plain."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from doorstep.core.errors import NotFound
from doorstep.people.errors import PortraitRefused, TechnicianNotFound
from doorstep.people.models import Portrait
from doorstep.people.portraits import MAX_BYTES, portrait_of, portrait_versions
from doorstep.people.services import drop_portrait, set_portrait
from tests.cast import Cast, at
from tests.worlds import Caller, photo, problem

FACE = "/technicians/HF1001/portrait"


def taken_by_a_phone() -> bytes:
    """Upright only by its EXIF, with the place where it was taken."""
    image = Image.new("RGB", (800, 600), (200, 60, 60))
    image.paste((60, 60, 200), (0, 0, 400, 600))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Phone of 孙丽"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def put(data: bytes = b"", staff_no: str = "HF1001") -> Portrait:
    return set_portrait(staff_no=staff_no, data=data or photo("face"), actor="sunli", now=at(9))


def test_a_portrait_is_square_small_upright_and_tells_nothing_else(cast: Cast) -> None:
    held = put(taken_by_a_phone())
    with Image.open(io.BytesIO(bytes(held.picture))) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (384, 384), {})
        red, _, blue = image.getpixel((192, 20))  # type: ignore[misc]
        assert blue > red, "the left half has come to the top"
    assert b"Phone of" not in bytes(held.picture)
    assert (held.set_by, held.set_at) == ("sunli", at(9))


def test_another_picture_takes_its_place_and_has_another_version(cast: Cast) -> None:
    first, second = put().version, put(photo("another")).version
    assert first != second
    assert portrait_versions(["HF1001", "HF1002"]) == {"HF1001": second}
    assert portrait_of("HF1001").version == second


def test_it_can_be_taken_away_again_and_again(cast: Cast) -> None:
    put()
    drop_portrait(staff_no="HF1001")
    drop_portrait(staff_no="HF1001")
    with pytest.raises(NotFound):
        portrait_of("HF1001")


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", photo("cut")[:900], photo("small", size=(159, 400)), b"\xff" * (MAX_BYTES + 1)],
    ids=["nothing", "no picture", "cut off", "too small", "too large"],
)
def test_no_picture_of_a_face_is_refused(cast: Cast, data: bytes) -> None:
    with pytest.raises(PortraitRefused):
        set_portrait(staff_no="HF1001", data=data, actor="sunli", now=at(9))
    assert not Portrait.objects.exists()


def test_nobody_has_no_face(cast: Cast) -> None:
    with pytest.raises(TechnicianNotFound):
        put(staff_no="HF9999")


# ---- the endpoints ----------------------------------------------------------------------------------


def test_a_supervisor_puts_it_there_and_the_desk_sees_it(cast: Cast) -> None:
    answer = Caller(cast.sun_li).put(FACE, photo("face"), "image/jpeg")
    assert answer.status_code == 200, answer.content
    said = Caller(cast.chen_jing).get("/technicians/portraits").json()
    faces = {each["staff_no"]: each["portrait"] for each in said}
    assert faces == {"HF1001": answer.json()["portrait"], "HF1002": None}
    assert "13900001001" not in str(said)
    shown = Caller(cast.chen_jing).get(FACE)
    assert (shown.status_code, shown["content-type"]) == (200, "image/jpeg")
    assert shown["cache-control"].startswith("private")
    assert Caller(cast.zhou_min).delete(FACE).status_code == 204
    assert problem(Caller(cast.chen_jing).get(FACE))[0] == 404


def test_only_leads_put_it_there_or_take_it_away(cast: Cast) -> None:
    for user in (cast.chen_jing, cast.li_qiang_user, cast.wu_fan):
        assert problem(Caller(user).put(FACE, photo("face"), "image/jpeg")) == (403, "role-not-allowed")
        assert problem(Caller(user).delete(FACE)) == (403, "role-not-allowed")
    nobody: Any = Caller(None)
    assert nobody.get("/technicians/portraits").status_code == 401


def test_another_unit_sees_no_faces(cast: Cast) -> None:
    put()
    assert Caller(cast.outsider).get("/technicians/portraits").json() == []
    assert problem(Caller(cast.outsider).get(FACE)) == (404, "technician-not-found")
