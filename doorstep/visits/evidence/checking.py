"""Checking a piece of evidence against its order: measured once, compared, and what is doubtful is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from doorstep.core.geo import Place
from doorstep.orders.appending import append
from doorstep.orders.log import SYSTEM, Entry, NewEvent
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of, order_named
from doorstep.visits.evidence import pictures, rules
from doorstep.visits.evidence.files import PICTURES
from doorstep.visits.evidence.keeping import read_evidence
from doorstep.visits.evidence.labels import read_label
from doorstep.visits.evidence.likeness import marks_of, words_of
from doorstep.visits.evidence.resembling import same_bytes, similar
from doorstep.visits.evidence.rules import Doubt, Limits
from doorstep.visits.models import Checked, Evidence, Measured, Shown
from doorstep.visits.readings.rules import compare
from doorstep.visits.rules import proofs_of

#: Ids of what is said about an event's evidence follow from both: a check that is run twice says it once.
_SPACE = UUID("6f2a1d0e-7a34-5b62-9d55-0d0f5b1e8c41")


def check_evidence(*, event: UUID, sha256: str, now: datetime) -> list[Doubt]:
    """Check what an event shows and say in the order's log what is doubtful (evidence.doubted). Once only:
    again finds nothing more. Raises NotFound, EvidenceLost."""
    shown = Shown.objects.filter(event=event, sha256=sha256).first()
    if shown is None or Checked.objects.filter(event=event, sha256=sha256).exists():
        return []
    held, data = read_evidence(sha256)
    order, entries = order_named(shown.order_id), entries_of(shown.order_id)
    entry = next(each for each in entries if each.id == event)
    doubts = list(_found(shown, held, data, order, entries, entry))
    with transaction.atomic():
        _, is_first = Checked.objects.get_or_create(event=event, sha256=sha256, defaults={"checked_at": now})
        if is_first and doubts:
            _say(shown, doubts, now)
    return doubts if is_first else []


def _say(shown: Shown, doubts: list[Doubt], now: datetime) -> None:
    body = {
        "event": str(shown.event),
        "slot": shown.slot,
        "sha256": shown.sha256,
        "doubts": [asdict(doubt) for doubt in doubts],
    }
    said = NewEvent(uuid5(_SPACE, f"{shown.event} {shown.sha256}"), "evidence.doubted", body, now)
    # It may come after the order was closed: what was found out is a fact.
    append(number=shown.order_id, event=said, actor=SYSTEM, now=now, happened=True)


def _found(
    shown: Shown, held: Evidence, data: bytes, order: Order, entries: list[Entry], entry: Entry
) -> Iterator[Doubt]:
    limits = Limits(**settings.PHOTO_LIMITS)
    if held.media_type not in PICTURES:
        yield from _readings(entry, data, held.media_type)
        return
    if rules.is_signature(shown.slot):
        yield from rules.reused(list(same_bytes(shown)), limits)
        return
    picture = pictures.grey(data)
    measured = _measured(held, picture)
    yield from rules.looks(measured.sharpness, measured.brightness, measured.clipped_percent, limits)
    yield from rules.reused([*same_bytes(shown), *similar(shown, picture)], limits)
    yield from rules.off_time(_taken_at(held, entry), rules.span_of(entries, entry), limits)
    yield from _place(held, order, entries, entry, limits)
    yield from _label(shown, data, entry)


def _readings(entry: Entry, data: bytes, media_type: str) -> Iterator[Doubt]:
    """An instrument's file against what was entered from it."""
    differing = compare(entry.body, data, media_type)
    if differing is not None:
        read = "-" if differing.measured is None else f"{differing.measured:g}"
        yield Doubt("reading_differs", f"{differing.name} {read}", f"{differing.recorded:g}")


def _measured(held: Evidence, picture: pictures.Grey) -> Measured:
    known = Measured.objects.filter(evidence=held).first()
    if known is not None and known.words is not None:
        return known
    words = words_of(marks_of(picture))
    if known is not None:
        # Measured before there were words.
        known.words = words
        known.save(update_fields=["words"])
        return known
    found = pictures.measure(picture)
    bands = [None] * pictures.BANDS if found.print64 is None else pictures.bands(found.print64)
    row, _ = Measured.objects.get_or_create(
        evidence=held,
        defaults={
            "sharpness": found.sharpness,
            "brightness": found.brightness,
            "clipped_percent": found.clipped_percent,
            "print64": found.print64,
            "words": words,
            **{f"band_{at}": band for at, band in enumerate(bands)},
        },
    )
    return row


def _taken_at(held: Evidence, entry: Entry) -> datetime | None:
    """By the camera, else as the event says it, corrected by how far the phone's clock was off."""
    said = next((each for each in proofs_of(entry.body) if each["sha256"] == held.sha256), {})
    claimed = said.get("taken_at")
    taken_at = held.taken_at or (datetime.fromisoformat(str(claimed)) if claimed else None)
    return taken_at and taken_at - timedelta(seconds=_skew_s(entry.device))


def _skew_s(device: Mapping[str, Any]) -> int:
    """As `visits.services` corrects events: only when it was more than what is taken for exact."""
    skew_s = int(device.get("skew_s", 0))
    return skew_s if abs(skew_s) > 120 else 0


def _place(
    held: Evidence, order: Order, entries: list[Entry], entry: Entry, limits: Limits
) -> Iterator[Doubt]:
    site = order.site
    where = None if site.lat is None or site.lon is None else Place(site.lat, site.lon)
    if held.lat is not None and held.lon is not None:
        yield from rules.off_place(Place(held.lat, held.lon), where, limits)
    told = rules.arrival(entries, entry, where, limits)
    named = [str(each["sha256"]) for each in proofs_of(entry.body)]
    if named and named[0] == held.sha256:
        yield from (each for each in told if held.lat is None or each.code == "mock_location")


def _label(shown: Shown, data: bytes, entry: Entry) -> Iterator[Doubt]:
    device = entry.body.get("device")
    if shown.slot in rules.LABEL_SLOTS and isinstance(device, Mapping):
        sn, mac = str(device["sn"]), str(device["mac"])
        yield from rules.label(read_label(data, sn=sn, mac=mac), sn, mac)
