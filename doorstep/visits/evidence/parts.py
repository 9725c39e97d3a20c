"""Evidence that arrives in pieces: each is on disk before the phone hears that it was received.

A part belongs to a hash and a sender, so that nobody's bytes get into another's upload; two phones of one
person share it, one piece at a time. What it all amounts to is checked by the hash at the end.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import structlog
from django.conf import settings

from doorstep.orders.log import Actor
from doorstep.visits.errors import EvidenceOffset, EvidenceRefused, EvidenceTooMuch, RangeUnreadable
from doorstep.visits.evidence.files import FIELD, Allowed, refuse_larger
from doorstep.visits.evidence.keeping import (
    enough_room,
    keep_name,
    path_of,
    refuse_too_much,
    store_evidence,
)
from doorstep.visits.models import Evidence

#: A phone that lies in a drawer over a holiday goes on where it was.
KEPT_FOR: Final = timedelta(days=14)
_RANGE: Final = re.compile(r"bytes (\d{1,12})-(\d{1,12})/(\d{1,12})")

log = structlog.get_logger("doorstep.visits")


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes [begin, end) of `total`."""

    begin: int
    end: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a piece of evidence is here; `evidence` once all of it is."""

    received_bytes: int
    evidence: Evidence | None = None


def read_span(header: str) -> Span:
    """A Content-Range as RFC 9110 has it: "bytes 0-262143/1048576". Raises RangeUnreadable."""
    said = _RANGE.fullmatch(header.strip())
    if said is None:
        raise RangeUnreadable(said=header[:80])
    first, last, total = (int(each) for each in said.groups())
    if not first <= last < total:
        raise RangeUnreadable(said=header[:80])
    return Span(first, last + 1, total)


def progress_of(*, sha256: str, actor: Actor) -> Progress:
    """Where this sender goes on with this hash."""
    held = _held(sha256)
    if held is not None:
        return Progress(held.size_bytes, held)
    part = _part(sha256, actor)
    return Progress(part.stat().st_size if part.exists() else 0)


def add_part(
    *,
    sha256: str,
    data: bytes,
    span: Span,
    actor: Actor,
    now: datetime,
    media_type: str = "",
    allowed: Allowed = FIELD,
) -> Progress:
    """Add a piece at the end of what is here; the last one makes it evidence, and again is the same. Of more
    parts than a sender may have open the oldest are dropped: they begin anew when they are gone on with.

    Raises EvidenceOffset when the piece doesn't begin where the part ends, EvidenceRefused when all of it
    isn't what its hash says (it begins anew then), EvidenceTooMuch, RangeUnreadable, StorageFull.
    """
    refuse_larger(span.total, allowed)
    if len(data) != span.end - span.begin:
        raise RangeUnreadable(said=f"bytes {span.begin}-{span.end - 1}/{span.total}")
    path = _part(sha256, actor)
    with _opened(path) as handle, enough_room():
        held = _held(sha256)
        if held is not None:
            path.unlink(missing_ok=True)
            return Progress(held.size_bytes, held)
        size = os.fstat(handle).st_size
        if size != span.begin:
            raise EvidenceOffset(received_bytes=size)
        if not size:
            refuse_too_much(size_bytes=span.total, actor=actor, now=now, allowed=allowed)
            _drop_oldest(path, allowed.open_parts)
        _append(handle, data)
        keep_name(path.parent)
        if span.end < span.total:
            return Progress(span.end)
        whole = os.pread(handle, allowed.bytes + 1, 0)
        return _finished(
            path, whole, sha256=sha256, actor=actor, now=now, media_type=media_type, allowed=allowed
        )


def sweep_parts(*, now: datetime) -> int:
    """Drop parts that nobody has gone on with for long. Returns how many."""
    oldest = (now - KEPT_FOR).timestamp()
    old = [path for path in _folder().glob("*") if path.stat().st_mtime < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _drop_oldest(path: Path, open_at_most: int) -> None:
    """Of this sender's parts, `path` among them."""
    theirs = sorted(path.parent.glob(f"*{path.suffix}"), key=_touched)
    others = [each for each in theirs if each != path]
    for old in others[: max(0, len(others) + 1 - open_at_most)]:
        old.unlink(missing_ok=True)


def _touched(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _finished(path: Path, data: bytes, *, sha256: str, actor: Actor, **said: Any) -> Progress:
    """Whether it came to something or not, the part is over."""
    try:
        held = store_evidence(sha256=sha256, data=data, actor=actor, **said)
    except (EvidenceRefused, EvidenceTooMuch):
        path.unlink(missing_ok=True)
        log.warning("parts dropped", sha256=sha256, sender=str(actor), size_bytes=len(data))
        raise
    path.unlink(missing_ok=True)
    return Progress(held.size_bytes, held)


def _append(handle: int, data: bytes) -> None:
    at = os.lseek(handle, 0, os.SEEK_END)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    except OSError:
        # Half a piece would be taken for what the phone sent, and the next one refused.
        os.ftruncate(handle, at)
        raise


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """The part, locked against this sender's other phone. One that was finished meanwhile is made anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if _still_there(path, handle):
                yield handle
                return
        finally:
            os.close(handle)


def _still_there(path: Path, handle: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(handle).st_ino
    except FileNotFoundError:
        return False


def _held(sha256: str) -> Evidence | None:
    held = Evidence.objects.filter(sha256=sha256).first()
    return held if held is not None and path_of(sha256).exists() else None


def _part(sha256: str, actor: Actor) -> Path:
    sender = hashlib.sha256(str(actor).encode()).hexdigest()[:16]
    return _folder() / f"{sha256}.{sender}"


def _folder() -> Path:
    return Path(settings.DATA) / "evidence" / "parts"
