"""Evidence is looked over once it and its event are here; doubts stand in the log and nothing is refused."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from doorstep.orders.events import KINDS
from doorstep.orders.log import Entry
from doorstep.orders.models import Event
from doorstep.visits.evidence import store_evidence
from doorstep.visits.evidence.checking import check_evidence
from doorstep.visits.evidence.rules import Code, Doubt
from doorstep.visits.evidence.showing import CHECK
from doorstep.visits.models import Checked, Measured, Shown
from tests.cast import Cast, at
from tests.lives import LI_QIANG, SUN_LI
from tests.pictures import blurred, jpeg, label, scene
from tests.worlds import Visit, receive, signature

HOME = (31.8659, 117.3004)
LATE = jpeg(scene(2))


def keep(data: bytes, media_type: str = "image/jpeg") -> dict[str, str]:
    sha256 = hashlib.sha256(data).hexdigest()
    store_evidence(sha256=sha256, data=data, actor=LI_QIANG, now=at(11), media_type=media_type)
    return {"slot": "route", "sha256": sha256, "media_type": media_type}


def cabling(visit: Visit, *proofs: Mapping[str, str], **said: Any) -> Entry:
    return visit.say("cabling.done", {"evidence": list(proofs)}, happened=True, **said)


def check(entry: Entry, proof: Mapping[str, str]) -> list[Doubt]:
    return check_evidence(event=entry.id, sha256=proof["sha256"], now=at(12))


def codes(entry: Entry, proof: Mapping[str, str]) -> list[str]:
    return [doubt.code for doubt in check(entry, proof)]


def jobs() -> list[dict[str, str]]:
    return list(
        ProcrastinateJob.objects.filter(task_name=CHECK).order_by("pk").values_list("args", flat=True)
    )


def test_a_good_picture_leaves_no_trace_in_the_log(on_site: Visit) -> None:
    proof = keep(jpeg(scene(1), taken_at=at(9, 45), place=HOME))
    entry = cabling(on_site, proof)
    assert check(entry, proof) == []
    assert Checked.objects.filter(event=entry.id).exists()
    assert not Event.objects.filter(kind="evidence.doubted").exists()


def test_a_doubt_stands_in_the_log_with_what_was_measured(on_site: Visit) -> None:
    proof = keep(jpeg(blurred(scene(1))))
    entry = cabling(on_site, proof)
    (doubt,) = check(entry, proof)
    said = Event.objects.get(order_id=on_site.number, kind="evidence.doubted")
    assert (said.actor, said.body["event"], said.body["slot"]) == ("system:doorstep", str(entry.id), "route")
    assert said.body["doubts"] == [{"code": "blurred", "measured": doubt.measured, "limit": "12"}]


def test_a_check_that_runs_twice_says_it_once(on_site: Visit) -> None:
    proof = keep(jpeg(blurred(scene(1))))
    entry = cabling(on_site, proof)
    assert codes(entry, proof) == ["blurred"]
    assert codes(entry, proof) == []
    assert Event.objects.filter(kind="evidence.doubted").count() == 1


def test_a_doubt_found_after_closing_is_kept(on_site: Visit) -> None:
    proof = keep(jpeg(blurred(scene(1))))
    entry = cabling(on_site, proof)
    on_site.work()
    on_site.sign()
    on_site.say("order.replied")
    on_site.say("order.closed", by=SUN_LI)
    assert codes(entry, proof) == ["blurred"]
    assert on_site.order.state == "closed"


def test_whichever_comes_last_queues_the_check(on_site: Visit) -> None:
    early = keep(jpeg(scene(1)))
    before = len(jobs())
    entry = cabling(on_site, early, {"slot": "terminal", "sha256": hashlib.sha256(LATE).hexdigest()})
    assert jobs()[before:] == [{"event": str(entry.id), "sha256": early["sha256"]}]
    late_proof = keep(LATE)
    assert jobs()[before + 1 :] == [{"event": str(entry.id), "sha256": late_proof["sha256"]}]


def test_the_same_bytes_under_another_order_are_doubted(cast: Cast, on_site: Visit) -> None:
    proof = keep(jpeg(scene(1)))
    first = cabling(on_site, proof)
    assert check(first, proof) == []
    other = receive(cast, "GD900000002", hour=14)
    other.arrive()
    again = cabling(other, proof)
    (doubt,) = check(again, proof)
    assert doubt == Doubt("reused", "100", "92", on_site.number, proof["sha256"])


def cropped(image: Image.Image) -> Image.Image:
    """A tenth of the width and height, unevenly."""
    width, height = image.size
    return image.crop((width // 12, height // 50, width - width // 60, height - height // 12))


@pytest.mark.parametrize(
    "changed",
    [
        lambda image: image.resize((700, 525)),
        lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        lambda image: image.transpose(Image.Transpose.ROTATE_90),
        cropped,
        lambda image: cropped(image).transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        lambda image: image.rotate(2, resample=Image.Resampling.BICUBIC),
    ],
    ids=["smaller", "mirrored", "turned", "cropped", "cropped and mirrored", "tilted"],
)
def test_a_picture_that_was_changed_a_little_is_known_again(cast: Cast, on_site: Visit, changed: Any) -> None:
    proof = keep(jpeg(scene(1)))
    check(cabling(on_site, proof), proof)
    other = receive(cast, "GD900000002", hour=14)
    other.arrive()
    copy = keep(jpeg(changed(scene(1)), quality=60))
    (doubt,) = check(cabling(other, copy), copy)
    assert (doubt.code, doubt.other_order, doubt.other_sha256) == ("reused", on_site.number, proof["sha256"])


def test_what_a_cropped_picture_was_cut_from_is_known_too(cast: Cast, on_site: Visit) -> None:
    """Whichever of the two came first."""
    proof = keep(jpeg(cropped(scene(1))))
    check(cabling(on_site, proof), proof)
    other = receive(cast, "GD900000002", hour=14)
    other.arrive()
    whole = keep(jpeg(scene(1)))
    assert codes(cabling(other, whole), whole) == ["reused"]


def test_stickers_of_one_maker_are_not_one_picture(cast: Cast, on_site: Visit) -> None:
    """The same print in the same place, but other numbers."""
    proof = keep(jpeg(label("HWTC12345678", "AA:BB:CC:00:11:22")))
    check(cabling(on_site, proof), proof)
    other = receive(cast, "GD900000002", hour=14)
    other.arrive()
    own = keep(jpeg(label("HWTC9A0F44E1", "AA:BB:CC:71:F0:3D")))
    assert "reused" not in codes(cabling(other, own), own)


def test_pictures_measured_before_there_were_words_get_them_when_shown_again(on_site: Visit) -> None:
    proof = keep(jpeg(scene(1)))
    check(cabling(on_site, proof), proof)
    assert Measured.objects.get().words
    Measured.objects.update(words=None)
    Checked.objects.all().delete()
    check(on_site.say("site.cleaned", {"evidence": [proof]}, happened=True), proof)
    assert Measured.objects.get().words


def test_another_picture_of_another_order_is_not_doubted(cast: Cast, on_site: Visit) -> None:
    proof = keep(jpeg(scene(1)))
    check(cabling(on_site, proof), proof)
    other = receive(cast, "GD900000002", hour=14)
    other.arrive()
    own = keep(jpeg(scene(7)))
    assert check(cabling(other, own), own) == []


def test_a_picture_of_an_earlier_visit_is_doubted_and_one_of_this_visit_is_not(on_site: Visit) -> None:
    proof = keep(jpeg(scene(1)))
    check(cabling(on_site, proof), proof)
    again = on_site.say("site.cleaned", {"evidence": [proof]}, happened=True)
    assert check(again, proof) == []
    on_site.say("visit.failed")
    later = on_site.say("site.cleaned", {"evidence": [proof]}, happened=True)
    assert [(doubt.code, doubt.other_order) for doubt in check(later, proof)] == [("reused", on_site.number)]


def test_a_signature_of_another_order_is_doubted_and_nothing_else_of_it(cast: Cast, on_site: Visit) -> None:
    ink = {**keep(signature(), "image/png"), "slot": "technician-signature"}
    assert check(on_site.say("visit.finished", {"evidence": [ink]}, happened=True), ink) == []
    other = receive(cast, "GD900000002", hour=14)
    other.arrive()
    assert codes(other.say("visit.finished", {"evidence": [ink]}, happened=True), ink) == ["reused"]


def test_time_and_place_are_held_against_the_visit(on_site: Visit) -> None:
    proof = keep(jpeg(scene(1), taken_at=at(7), place=(31.99, 117.3004)))
    found = check(cabling(on_site, proof), proof)
    assert [doubt.code for doubt in found] == ["off_time", "off_place"]
    assert found[1].measured.isdigit() and int(found[1].measured) > 13_000


def test_a_phone_whose_clock_is_wrong_is_forgiven_by_as_much(on_site: Visit) -> None:
    ahead = timedelta(hours=3)
    proof = keep(jpeg(scene(1), taken_at=at(10) + ahead))
    device = {"id": "a-phone", "uptime_ms": 1, "claimed_at": "", "skew_s": int(ahead.total_seconds())}
    assert check(cabling(on_site, proof, device=device), proof) == []


def test_what_the_event_says_counts_where_the_camera_says_nothing(on_site: Visit) -> None:
    proof = {**keep(jpeg(scene(1))), "taken_at": at(5).isoformat()}
    assert codes(cabling(on_site, proof), proof) == ["off_time"]


def test_what_a_phone_with_a_wrong_clock_says_is_put_right(on_site: Visit) -> None:
    """`taken_at` is by the phone's own clock: two hours slow, it was taken during the visit all the same."""
    slow = timedelta(hours=-2)
    proof = {**keep(jpeg(scene(1))), "taken_at": (at(10) + slow).isoformat()}
    device = {"id": "a-phone", "uptime_ms": 1, "claimed_at": "", "skew_s": int(slow.total_seconds())}
    assert check(cabling(on_site, proof, device=device), proof) == []
    exact = {**keep(jpeg(scene(2))), "taken_at": (at(10) + slow).isoformat()}
    assert codes(cabling(on_site, exact), exact) == ["off_time"]


def test_the_camera_is_believed_before_the_event(on_site: Visit) -> None:
    """A picture from the album, picked today: its own Exif says when it was."""
    proof = {**keep(jpeg(scene(1), taken_at=at(5))), "taken_at": at(10).isoformat()}
    assert codes(cabling(on_site, proof), proof) == ["off_time"]


def test_a_mock_location_is_told_with_the_visits_first_evidence(assigned: Visit) -> None:
    for kind in ("order.studied", "visit.prepared", "visit.departed"):
        assigned.say(kind)
    where = {"lat": HOME[0], "lon": HOME[1], "accuracy_m": 8, "mock": True}
    assigned.say("visit.arrived", {"location": where}, happened=True)
    proof, other = keep(jpeg(scene(1))), keep(jpeg(scene(2)))
    assert codes(cabling(assigned, proof), proof) == ["mock_location"]
    assert codes(assigned.say("site.cleaned", {"evidence": [other]}, happened=True), other) == []


DEVICE = {"model": "HG8145X6", "sn": "HWTC12345678", "mac": "AA:BB:CC:00:11:22"}


def fitted(visit: Visit, image: Image.Image) -> list[Doubt]:
    proof = {**keep(jpeg(image)), "slot": "label"}
    entry = visit.say("device.fitted", {"device": DEVICE, "evidence": [proof]}, happened=True)
    return check(entry, proof)


def test_a_label_is_read_by_its_code(on_site: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doorstep.visits.evidence.labels.read_lines", lambda picture: pytest.fail("no need"))
    assert fitted(on_site, label(DEVICE["sn"], DEVICE["mac"])) == []


def test_a_label_without_codes_is_read_by_its_letters(on_site: Visit) -> None:
    """The recogniser itself, offline, on a label that hangs askew; then one that says otherwise."""
    assert fitted(on_site, label(DEVICE["sn"], DEVICE["mac"], code=False, skew=6)) == []
    other = fitted(on_site, label("HWTC87654321", DEVICE["mac"], code=False))
    assert other == [Doubt("label_differs", "HWTC87654321", DEVICE["sn"])]


def test_an_instruments_file_is_held_against_what_was_entered(on_site: Visit) -> None:
    file = keep("波长,光功率(dBm)\n1490,-26.10\n".encode(), "text/csv")
    said = {"dbm": -19.5, "manner": "measured", "evidence": [{**file, "slot": "power-meter"}]}
    (doubt,) = check(on_site.say("optical.measured", said, happened=True), file)
    assert (doubt.code, doubt.measured, doubt.limit) == ("reading_differs", "dbm -26.1", "-19.5")


def test_codes_of_the_log_are_those_of_the_rules() -> None:
    from doorstep.visits.evidence.events import DoubtSaid

    assert KINDS["evidence.doubted"].body.model_fields["doubts"] is not None
    assert set(DoubtSaid.model_json_schema()["properties"]["code"]["enum"]) == set(get_args(Code))


def test_a_rebuild_finds_the_same_evidence_named(on_site: Visit, data_folder: Path) -> None:
    from doorstep.orders.projecting import rebuild

    cabling(on_site, keep(jpeg(scene(1))))
    before = list(
        Shown.objects.order_by("shown_at", "sha256").values_list("event", "slot", "visit", "sha256")
    )
    rebuild(now=at(20))
    assert before == list(
        Shown.objects.order_by("shown_at", "sha256").values_list("event", "slot", "visit", "sha256")
    )


def test_a_picture_of_one_line_is_doubted_and_not_dropped(on_site: Visit) -> None:
    for size in ((1, 2000), (2000, 1), (1, 1)):
        proof = keep(jpeg(Image.new("RGB", size, "grey")))
        entry = cabling(on_site, proof)
        assert codes(entry, proof)[:1] == ["blurred"], size


def test_a_picture_with_an_exif_that_is_broken_is_looked_over(on_site: Visit) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "x" * 20
    out = io.BytesIO()
    blurred(scene(1)).save(out, "JPEG", exif=exif)
    data = out.getvalue()
    # The maker's name is said to be of another type than it is.
    at_make = data.index(b"\x01\x0f", data.index(b"Exif"))
    broken = data[: at_make + 2] + b"\x00\x07" + data[at_make + 4 :]
    proof = keep(broken)
    entry = cabling(on_site, proof)
    assert "blurred" in codes(entry, proof)
