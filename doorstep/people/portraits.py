"""The face that a customer checks before opening the door: one small picture of each technician.

Whatever is sent is made anew: upright, square, small, without what a camera writes beside the picture
(where it was taken, with which phone).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from doorstep.core.errors import NotFound, Text, text
from doorstep.people.errors import PortraitRefused
from doorstep.people.models import Portrait
from doorstep.people.queries import technician_numbered

MAX_BYTES: Final = 8 * 1024 * 1024
MEDIA_TYPE: Final = "image/jpeg"
SIDE_PX: Final = 384
#: A face of fewer pixels can't be told from another.
_LEAST_PX: Final = 160
_MOST_PIXELS: Final = 40_000_000


@transaction.atomic
def set_portrait(*, staff_no: str, data: bytes, actor: str, now: datetime) -> Portrait:
    """Keep this picture (JPEG, PNG or WebP) as the technician's portrait; the one before is gone.

    Raises TechnicianNotFound, PortraitRefused.
    """
    technician = technician_numbered(staff_no, lock=True)
    picture = _square(data)
    portrait, _ = Portrait.objects.update_or_create(
        technician=technician,
        defaults={
            "picture": picture,
            "version": hashlib.sha256(picture).hexdigest()[:16],
            "set_by": actor,
            "set_at": now,
        },
    )
    return portrait


def drop_portrait(*, staff_no: str) -> None:
    """Forget the technician's portrait; without one nothing happens. Raises TechnicianNotFound."""
    Portrait.objects.filter(technician=technician_numbered(staff_no)).delete()


def portrait_of(staff_no: str) -> Portrait:
    """Raises NotFound for who has none."""
    found = Portrait.objects.filter(technician__staff_no=staff_no).first()
    if found is None:
        raise NotFound(what=text("照片", "portrait"))
    return found


def portrait_versions(staff_nos: Iterable[str]) -> dict[str, str]:
    """Which picture each has, by staff number: another picture, another version. Who has none is left out."""
    rows = Portrait.objects.filter(technician__staff_no__in=list(staff_nos))
    return dict(rows.values_list("technician__staff_no", "version"))


def _square(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise _refused("文件超过 8 MB", "the file is over 8 MB")
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise _refused("图片尺寸过大", "the picture has too many pixels")
            if min(image.size) < _LEAST_PX:
                raise _refused("图片太小，看不清人脸", "the picture is too small to show a face")
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refused("图片尺寸过大", "the picture has too many pixels") from error
    except UnidentifiedImageError as error:
        raise _refused("只接收 JPEG、PNG、WebP 图片", "only JPEG, PNG and WebP pictures are taken") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _refused("图片不完整", "the picture is not whole") from error
    # Faces stand in the upper half of what people take of each other.
    small = ImageOps.fit(upright, (SIDE_PX, SIDE_PX), Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=84, optimize=True)
    return out.getvalue()


def _refused(zh: str, en: str) -> PortraitRefused:
    why: Text = text(zh, en)
    return PortraitRefused(why=why)
