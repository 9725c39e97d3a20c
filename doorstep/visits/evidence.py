"""Keeping evidence: checked, written once, found by its hash."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from PIL import Image, UnidentifiedImageError

from doorstep.core.errors import NotFound, text
from doorstep.orders.log import Actor
from doorstep.visits.errors import EvidenceRefused
from doorstep.visits.models import Evidence

MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 40_000_000
_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def store_evidence(*, sha256: str, data: bytes, actor: Actor, now: datetime) -> Evidence:
    """Keep these bytes under their hash; again is the same. Raises EvidenceRefused (too large, wrong hash, no image)."""
    if len(data) > MAX_BYTES:
        raise EvidenceRefused(why=text("文件超过 8 MB", "the file is over 8 MB"))
    if hashlib.sha256(data).hexdigest() != sha256:
        raise EvidenceRefused(
            why=text(
                "内容与校验值不符，可能传输中断", "its bytes don't match the hash; was the upload cut off?"
            )
        )
    held = Evidence.objects.filter(sha256=sha256).first()
    if held is not None:
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
    """Raises NotFound."""
    evidence = Evidence.objects.filter(sha256=sha256).first()
    if evidence is None:
        raise NotFound(what=text("凭证", "evidence"))
    return evidence, path_of(sha256).read_bytes()


def missing_evidence(hashes: set[str]) -> list[str]:
    """Those of the hashes whose bytes have not arrived."""
    return sorted(hashes - set(Evidence.objects.filter(sha256__in=hashes).values_list("sha256", flat=True)))


def path_of(sha256: str) -> Path:
    return Path(settings.DATA) / "evidence" / sha256[:2] / sha256


def _look(data: bytes) -> tuple[str, tuple[int, int]]:
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise EvidenceRefused(why=text("图片尺寸过大", "the picture has too many pixels"))
            image.verify()
            media_type = _TYPES.get(image.format or "")
            size = image.size
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise EvidenceRefused(why=text("不是完整的图片", "it is no whole picture")) from error
    if media_type is None:
        raise EvidenceRefused(why=text("只接收 JPEG、PNG、WebP", "only JPEG, PNG and WebP are taken"))
    return media_type, size


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
