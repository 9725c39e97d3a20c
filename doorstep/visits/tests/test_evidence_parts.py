"""Evidence in pieces: an upload goes on where it was cut off, whatever happened in between."""

from __future__ import annotations

import hashlib
import os
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from doorstep.core import clock
from doorstep.orders.log import Actor
from doorstep.visits import evidence
from doorstep.visits.errors import EvidenceOffset, EvidenceRefused, RangeUnreadable, StorageFull
from doorstep.visits.evidence import MAX_BYTES, Progress, Span, add_part, progress_of, read_span, sweep_parts
from doorstep.visits.models import Evidence
from tests.cast import Cast, at
from tests.lives import LI_QIANG, ZHAO_LEI
from tests.races import all_at_once
from tests.worlds import Caller, Visit, photo, problem, signature

PICTURE = photo("route", size=(640, 480), kind="PNG")
SHA = hashlib.sha256(PICTURE).hexdigest()
SIZE = len(PICTURE)
HALF = SIZE // 2


def add(begin: int, end: int, *, data: bytes | None = None, by: Actor = LI_QIANG, sha: str = SHA) -> Progress:
    piece = PICTURE[begin:end] if data is None else data
    return add_part(sha256=sha, data=piece, span=Span(begin, end, SIZE), actor=by, now=at(10))


def here(by: Actor = LI_QIANG) -> int:
    return progress_of(sha256=SHA, actor=by).received_bytes


def parts(folder: Path) -> list[Path]:
    return list((folder / "evidence" / "parts").glob("*"))


def test_pieces_in_order_become_the_whole(db: None, data_folder: Path) -> None:
    step = SIZE // 4 + 1
    for begin in range(0, SIZE, step):
        assert here() == begin
        progress = add(begin, min(begin + step, SIZE))
        assert progress.received_bytes == min(begin + step, SIZE)
        assert (progress.evidence is not None) == (begin + step >= SIZE)
    assert evidence.read_evidence(SHA)[1] == PICTURE
    assert (here(), parts(data_folder)) == (SIZE, [])


def test_one_piece_may_be_all_of_it(db: None, data_folder: Path) -> None:
    held = add(0, SIZE).evidence
    assert held is not None and (held.sha256, held.media_type) == (SHA, "image/png")


@pytest.mark.parametrize("begin", [0, HALF - 1, HALF + 1], ids=["again", "overlapping", "with a gap"])
def test_a_piece_elsewhere_is_told_where_to_go_on(db: None, data_folder: Path, begin: int) -> None:
    add(0, HALF)
    with pytest.raises(EvidenceOffset) as refused:
        add(begin, SIZE)
    assert refused.value.details == {"received_bytes": HALF}
    assert add(HALF, SIZE).evidence is not None, "what was here stays good"


def test_a_piece_of_what_is_whole_is_acknowledged(db: None, data_folder: Path) -> None:
    add(0, SIZE)
    again = add(0, HALF)
    assert (again.received_bytes, again.evidence is not None) == (SIZE, True)
    assert parts(data_folder) == []


def test_bytes_that_are_not_their_hash_begin_anew(db: None, data_folder: Path) -> None:
    add(0, HALF)
    with pytest.raises(EvidenceRefused) as refused:
        add(HALF, SIZE, data=bytes(SIZE - HALF))
    assert "don't match the hash" in refused.value.titled("en")
    assert (here(), parts(data_folder), Evidence.objects.count()) == (0, [], 0)
    add(0, HALF)
    assert add(HALF, SIZE).evidence is not None


def test_each_sender_has_a_part_of_his_own(db: None, data_folder: Path) -> None:
    add(0, HALF, data=bytes(HALF), by=ZHAO_LEI)
    assert (here(ZHAO_LEI), here(LI_QIANG)) == (HALF, 0)
    add(0, HALF)
    assert add(HALF, SIZE).evidence is not None, "the other's bytes are not in it"
    assert here(ZHAO_LEI) == SIZE, "whoever brought it, it is here"


@pytest.mark.parametrize(
    "said",
    ["", "bytes */5", "bytes 5-4/9", "bytes 0-9/9", "items 0-4/5", "bytes 0-4/5,7-8/9", "bytes -1-4/5"],
)
def test_a_range_that_makes_no_sense_is_refused(said: str) -> None:
    with pytest.raises(RangeUnreadable):
        read_span(said)


def test_a_range_reads_as_bytes_up_to_its_end() -> None:
    assert read_span("bytes 0-262143/1048576") == Span(0, 262_144, 1_048_576)


def test_a_range_and_its_bytes_agree(db: None, data_folder: Path) -> None:
    with pytest.raises(RangeUnreadable):
        add(0, HALF, data=PICTURE[: HALF - 1])
    assert here() == 0


def test_what_would_be_too_large_is_refused_before_it_is_here(db: None, data_folder: Path) -> None:
    with pytest.raises(EvidenceRefused):
        add_part(sha256=SHA, data=b"x", span=Span(0, 1, MAX_BYTES + 1), actor=LI_QIANG, now=at(10))
    assert parts(data_folder) == []


def test_a_full_disk_is_said_and_leaves_no_half_piece(
    db: None, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(0, HALF)

    def full(handle: int, data: Any) -> int:
        whole = os.lseek(handle, 0, os.SEEK_END)
        os.truncate(handle, whole + 7)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(StorageFull):
        patched.setattr("doorstep.visits.evidence.parts.os.write", full)
        add(HALF, SIZE)
    assert here() == HALF
    assert add(HALF, SIZE).evidence is not None


def test_parts_that_nobody_goes_on_with_are_swept(db: None, data_folder: Path) -> None:
    add(0, HALF)
    written = datetime.fromtimestamp(parts(data_folder)[0].stat().st_mtime, at(10).tzinfo)
    assert sweep_parts(now=written + timedelta(days=13)) == 0
    assert sweep_parts(now=written + timedelta(days=15)) == 1
    assert parts(data_folder) == []
    assert sweep_parts(now=at(10)) == 0


@pytest.mark.django_db(transaction=True)
def test_two_phones_of_one_person_end_with_one_picture(data_folder: Path) -> None:
    """Each sends at random lengths from where it is told to, until it hears that all is here."""

    def phone(seed: int) -> str:
        lengths, at_byte = random.Random(seed), 0
        for _ in range(2_000):
            end = min(at_byte + lengths.randint(1, SIZE // 6), SIZE)
            try:
                progress = add(at_byte, end)
            except EvidenceOffset as elsewhere:
                at_byte = int(elsewhere.details["received_bytes"])
                continue
            if progress.evidence is not None:
                return progress.evidence.sha256
            at_byte = progress.received_bytes
        raise AssertionError("it never ended")

    assert all_at_once(phone, range(4)) == [SHA] * 4
    assert evidence.read_evidence(SHA)[1] == PICTURE
    assert (Evidence.objects.count(), parts(data_folder)) == (1, [])


def send(caller: Caller, begin: int, end: int, path: str = f"/field/evidence/{SHA}") -> Any:
    headers = {"content-range": f"bytes {begin}-{end - 1}/{SIZE}"}
    client = caller._client()
    with clock.frozen(at(10)):
        return client.put(f"/api{path}", PICTURE[begin:end], content_type="image/png", headers=headers)


def test_over_http_an_upload_goes_on_where_it_was(cast: Cast, data_folder: Path) -> None:
    li_qiang = Caller(cast.li_qiang_user)
    path = f"/field/evidence/{SHA}"
    assert li_qiang.get(path).json()["received_bytes"] == 0
    first = send(li_qiang, 0, HALF)
    assert (first.status_code, first.json()["received_bytes"], first.json()["whole"]) == (200, HALF, False)
    again = send(li_qiang, 0, HALF)
    assert problem(again) == (409, "evidence-offset")
    assert again.json()["received_bytes"] == HALF
    assert li_qiang.get(path).json()["received_bytes"] == HALF
    last = send(li_qiang, HALF, SIZE).json()
    assert (last["whole"], last["received_bytes"], last["size_bytes"]) == (True, SIZE, SIZE)
    assert li_qiang.get(path).json() == last


def test_over_http_a_bad_range_is_refused(cast: Cast, data_folder: Path) -> None:
    client = Caller(cast.li_qiang_user)._client()
    response = client.put(
        f"/api/field/evidence/{SHA}", b"x", content_type="image/png", headers={"content-range": "bytes 1-0/1"}
    )
    assert problem(response) == (422, "range-unreadable")


def test_a_customers_signature_comes_in_pieces_too(cast: Cast, on_site: Visit) -> None:
    from doorstep.orders.links import door_token

    ink = signature()
    sha, size = hashlib.sha256(ink).hexdigest(), len(ink)
    with clock.frozen(at(10)):
        path = f"/door/{door_token(on_site.number, now=at(10))}/evidence/{sha}"
        nobody = Caller(None)
        for begin, end, whole in ((0, 100, False), (100, size, True)):
            assert nobody.get(path).json()["received_bytes"] == begin
            response = nobody._client().put(
                f"/api{path}",
                ink[begin:end],
                content_type="image/png",
                headers={"content-range": f"bytes {begin}-{end - 1}/{size}"},
            )
            assert response.json()["whole"] is whole
