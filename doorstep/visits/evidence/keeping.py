"""Keeping evidence: checked, written once, found by its hash."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from doorstep.core.errors import NotFound, text
from doorstep.core.zone import ZONE
from doorstep.orders.log import Actor
from doorstep.visits.errors import EvidenceLost, EvidenceRefused, EvidenceTooMuch, StorageFull
from doorstep.visits.evidence.files import FIELD, Allowed, Look, look, refuse_larger
from doorstep.visits.evidence.showing import arrived
from doorstep.visits.models import Evidence

log = structlog.get_logger("doorstep.visits")


def store_evidence(
    *, sha256: str, data: bytes, actor: Actor, now: datetime, media_type: str = "", allowed: Allowed = FIELD
) -> Evidence:
    """Keep these bytes under their hash; again is the same, and mends a file that was lost.

    `media_type`: what the sender says they are; pictures speak for themselves.
    Raises EvidenceRefused (too large, not the bytes of this hash, no whole picture, no text),
    EvidenceTooMuch, StorageFull.
    """
    refuse_larger(len(data), allowed)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise EvidenceRefused(
            why=text(
                "内容与校验值不符，可能传输中断", "its bytes don't match the hash; was the upload cut off?"
            )
        )
    held = Evidence.objects.filter(sha256=sha256).first()
    if held is not None and path_of(sha256).exists():
        return held
    seen = look(data, media_type, allowed)
    refuse_too_much(size_bytes=len(data), actor=actor, now=now, allowed=allowed)
    _write(path_of(sha256), data)
    with transaction.atomic():
        evidence, is_new = Evidence.objects.get_or_create(
            sha256=sha256,
            defaults={
                **_described(seen),
                "size_bytes": len(data),
                "received_at": now,
                "received_from": str(actor),
            },
        )
        if is_new:
            arrived(sha256)
    return evidence


def refuse_too_much(*, size_bytes: int, actor: Actor, now: datetime, allowed: Allowed) -> None:
    """Raises EvidenceTooMuch when so many bytes more are over what this sender may send in a day."""
    if allowed.bytes_a_day is None:
        return
    lately = Evidence.objects.filter(received_at__gt=now - timedelta(days=1), received_from=str(actor))
    held = lately.aggregate(bytes=Sum("size_bytes"))["bytes"] or 0
    if held + size_bytes > allowed.bytes_a_day:
        log.warning("too much evidence", sender=str(actor), held_bytes=held)
        raise EvidenceTooMuch()


def _described(seen: Look) -> dict[str, Any]:
    return {
        "media_type": seen.media_type,
        "width_px": seen.width_px,
        "height_px": seen.height_px,
        "taken_at": _aware(seen.camera.taken_at),
        "camera": seen.camera.model,
        "lat": seen.camera.lat,
        "lon": seen.camera.lon,
        "orientation": seen.camera.orientation,
    }


def read_evidence(sha256: str) -> tuple[Evidence, bytes]:
    """Raises NotFound, and EvidenceLost when the file has gone from the data folder."""
    evidence = Evidence.objects.filter(sha256=sha256).first()
    if evidence is None:
        raise NotFound(what=text("凭证", "evidence"))
    try:
        return evidence, path_of(sha256).read_bytes()
    except FileNotFoundError as error:
        raise EvidenceLost(sha256=sha256) from error


def pictures_of(hashes: Iterable[str]) -> dict[str, bytes]:
    """Bytes by hash, of those that have arrived. A file that was lost is logged and left out."""
    found: dict[str, bytes] = {}
    for sha256 in Evidence.objects.filter(sha256__in=list(hashes)).values_list("sha256", flat=True):
        try:
            found[sha256] = path_of(sha256).read_bytes()
        except FileNotFoundError:
            log.error("evidence lost", sha256=sha256)
    return found


def missing_evidence(hashes: set[str]) -> list[str]:
    """Those of the hashes whose bytes have not arrived."""
    return sorted(hashes - set(Evidence.objects.filter(sha256__in=hashes).values_list("sha256", flat=True)))


@contextmanager
def enough_room() -> Iterator[None]:
    """Raises StorageFull in place of the operating system's word for it."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        log.error("no room for evidence")
        raise StorageFull() from error


def path_of(sha256: str) -> Path:
    return Path(settings.DATA) / "evidence" / sha256[:2] / sha256


def _aware(taken_at: datetime | None) -> datetime | None:
    """Phones here show one time zone's clock; most write no offset."""
    if taken_at is None or taken_at.tzinfo is not None:
        return taken_at
    return taken_at.replace(tzinfo=ZONE)


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a receipt must never stand for half a file. Raises StorageFull."""
    with enough_room():
        _written(path, data)


def _written(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    keep_name(path.parent)


def keep_name(folder: Path) -> None:
    """The name too must outlast a power cut, before the phone is told that it may forget the picture."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
