"""What a link may bring: a signature, again and again, and no more than that."""

from __future__ import annotations

import hashlib
import io
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from doorstep.core import clock
from doorstep.visits.evidence import SIGNATURE
from doorstep.visits.models import Evidence
from doorstep.web.tests.doors import Door
from tests.cast import Cast, at
from tests.worlds import Caller, Visit, photo, problem, signature

MB = 1024 * 1024


def noise(size_bytes: int) -> bytes:
    """A whole picture of at least so many bytes: random pixels can't be pressed together."""
    side = int((size_bytes / 3) ** 0.5) + 8
    out = io.BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(out, "PNG")
    return out.getvalue()


def put(
    door: Door, data: bytes, content_type: str = "image/png", piece: tuple[int, int] | None = None
) -> Any:
    sha256 = hashlib.sha256(data).hexdigest()
    path = f"/api/door/{door.token}/evidence/{sha256}"
    begin, end = piece or (0, len(data))
    said: dict[str, Any] = {"HTTP_CONTENT_RANGE": f"bytes {begin}-{end - 1}/{len(data)}"} if piece else {}
    with clock.frozen(door.now):
        return Client(headers={"accept-language": door.language}).generic(
            "PUT", path, data[begin:end], content_type, **said
        )


@pytest.fixture
def door(on_site: Visit) -> Door:
    return Door(now=at(11))


def parts(folder: Path) -> int:
    return len(list((folder / "evidence" / "parts").glob("*")))


def test_a_signature_is_taken_whole_or_in_pieces(door: Door) -> None:
    assert put(door, signature()).status_code == 200
    other = signature(swing=50)
    half = len(other) // 2
    assert put(door, other, piece=(0, half)).json()["whole"] is False
    assert put(door, other, piece=(half, len(other))).json()["whole"] is True


def test_nothing_larger_than_a_signature_is(cast: Cast, door: Door, data_folder: Path) -> None:
    large = noise(MB)
    refused = put(door, large)
    assert problem(refused) == (422, "evidence-refused")
    assert "1 MB" in refused.json()["title"]
    door.language = "en"
    assert "over 1 MB" in put(door, large).json()["title"]
    assert problem(put(door, large, piece=(0, 1000))) == (422, "evidence-refused"), (
        "refused with its first piece"
    )
    assert (parts(data_folder), Evidence.objects.count()) == (0, 0)
    taken = Caller(cast.li_qiang_user).put(
        f"/field/evidence/{hashlib.sha256(large).hexdigest()}", large, "image/png"
    )
    assert taken.status_code == 200, "the technician's phone may"


def test_few_bytes_of_many_pixels_are_none(door: Door) -> None:
    assert problem(put(door, photo("wide", size=(2100, 2100), kind="PNG"))) == (422, "evidence-refused")


def test_a_text_is_no_signature(door: Door) -> None:
    assert problem(put(door, b"a,b\n1,2\n", "text/csv")) == (422, "evidence-refused")


def test_of_many_that_were_begun_the_latest_are_kept(door: Door, data_folder: Path) -> None:
    """Who draws anew each time the network is cut isn't held up; what lies around stays little."""
    drawn = [signature(swing=swing) for swing in range(30, 60, 5)]
    for each in drawn:
        assert put(door, each, piece=(0, 100)).json()["received_bytes"] == 100
    assert parts(data_folder) == SIGNATURE.open_parts == 3
    gone_on = put(door, drawn[-1], piece=(100, len(drawn[-1])))
    assert gone_on.json()["whole"] is True
    begun_anew = put(door, drawn[0], piece=(100, len(drawn[0])))
    assert problem(begun_anew) == (409, "evidence-offset")
    assert begun_anew.json()["received_bytes"] == 0


def test_a_day_holds_only_so_much(door: Door) -> None:
    drawn = [noise(900_000) for _ in range(12)]
    answers = [put(door, each).status_code for each in drawn]
    assert answers == [200] * 11 + [429]
    assert put(door, signature()).status_code == 200, "a little still goes in"
    refused = put(door, drawn[-1], piece=(0, 1000))
    assert problem(refused) == (429, "evidence-too-much")
    assert "装维员的手机" in str(refused.json())
    door.language = "en"
    assert "technician's phone" in str(put(door, drawn[-1]).json())
    door.now += timedelta(days=1)
    assert put(door, drawn[-1]).status_code == 200
