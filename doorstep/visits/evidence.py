"""Keeping evidence: checked, written once, found by its hash."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import structlog
from django.conf import settings
from PIL import Image, UnidentifiedImageError

from doorstep.core.errors import NotFound, text
from doorstep.orders.log import Actor
from doorstep.visits.errors import EvidenceLost, EvidenceRefused
from doorstep.visits.models import Evidence

MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 40_000_000
#: MPO is what many phones make of a JPEG: the picture, and a preview behind it.
_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}

log = structlog.get_logger("doorstep.visits")


def store_evidence(*, sha256: str, data: bytes, actor: Actor, now: datetime) -> Evidence:
    """Keep these bytes under their hash; again is the same, and mends a file that was lost.

    Raises EvidenceRefused (too large, not the bytes of this hash, no whole picture).
    """
    if len(data) > MAX_BYTES:
        raise EvidenceRefused(why=text("文件超过 8 MB", "the file is over 8 MB"))
    if hashlib.sha256(data).hexdigest() != sha256:
        raise EvidenceRefused(
            why=text(
                "内容与校验值不符，可能传输中断", "its bytes don't match the hash; was the upload cut off?"
            )
        )
    held = Evidence.objects.filter(sha256=sha256).first()
    if held is not None and path_of(sha256).exists():
        return held
    media_type, (width, height) = _look(data)
    _write(path_of(sha256), data)
    evidence, _ = Evidence.objects.get_or_create(
        sha256=sha256,
        defaults={
            "media_type": media_type,
            "size_bytes": len(data),
            "width_px": width,
            "height_px": height,
            "received_at": now,
            "received_from": str(actor),
        },
    )
    return evidence


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


def path_of(sha256: str) -> Path:
    return Path(settings.DATA) / "evidence" / sha256[:2] / sha256


def _look(data: bytes) -> tuple[str, tuple[int, int]]:
    """Media type and size in pixels of a picture that can be read to its end."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise EvidenceRefused(why=text("图片尺寸过大", "the picture has too many pixels"))
            image.load()
            return _TYPES[image.format or ""], image.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise EvidenceRefused(why=text("图片尺寸过大", "the picture has too many pixels")) from error
    except UnidentifiedImageError as error:
        raise EvidenceRefused(
            why=text("只接收 JPEG、PNG、WebP 图片", "only JPEG, PNG and WebP pictures are taken")
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise EvidenceRefused(why=text("图片不完整", "the picture is not whole")) from error


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: a receipt must never stand for half a file."""
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
    _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """The name too must outlast a power cut, before the phone is told that it may forget the picture."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
