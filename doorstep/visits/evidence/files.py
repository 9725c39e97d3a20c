"""What a file is: pictures by their own bytes, readings of instruments by what the sender says. No Django."""

from __future__ import annotations

import codecs
import io
import json
import warnings
from dataclasses import dataclass
from typing import Final

from PIL import Image, UnidentifiedImageError

from doorstep.core.errors import text
from doorstep.visits.errors import EvidenceRefused
from doorstep.visits.evidence.camera import NOTHING, Camera, camera_of
from doorstep.visits.readings.instruments import read_instrument

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_TEXT_BYTES: Final = 2 * 1024 * 1024
MAX_PIXELS: Final = 40_000_000
PICTURES: Final = ("image/jpeg", "image/png", "image/webp")
#: Exports of power meters, reflectometers and speed tests.
TEXTS: Final = ("text/csv", "text/plain", "application/json")
MEDIA_TYPES: Final = (*PICTURES, *TEXTS)
#: MPO is what many phones make of a JPEG: the picture, and a preview behind it.
_FORMATS: Final = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


@dataclass(frozen=True, slots=True)
class Allowed:
    """What one sender may send: bytes and pixels of a file, its kinds, how many may be on their way at once,
    and (None: any) bytes altogether in a day."""

    bytes: int = MAX_BYTES
    pixels: int = MAX_PIXELS
    kinds: tuple[str, ...] = MEDIA_TYPES
    open_parts: int = 60
    bytes_a_day: int | None = None


#: Of a phone, whose bearer has logged in.
FIELD: Final = Allowed()
#: Of a link, which anybody may hold to whom it was passed on: strokes of ink, with room for many tries.
SIGNATURE: Final = Allowed(1024 * 1024, 4_000_000, PICTURES, open_parts=3, bytes_a_day=10 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is. Size in pixels as stored, not as the camera was held; a text has none (0 × 0)."""

    media_type: str
    width_px: int = 0
    height_px: int = 0
    camera: Camera = NOTHING


def look(data: bytes, said: str = "", allowed: Allowed = FIELD) -> Look:
    """`said`: the sender's Content-Type; it counts only for texts. Raises EvidenceRefused."""
    if said in TEXTS and said in allowed.kinds:
        _check_text(data, said)
        return Look(said)
    with warnings.catch_warnings():
        # Pillow warns of broken metadata; the picture itself may be good.
        warnings.simplefilter("ignore", UserWarning)
        return _looked(data, allowed.pixels)


def _no_text() -> EvidenceRefused:
    return EvidenceRefused(
        why=text("仪表文件为空、超过 2 MB 或不是文本", "the file is empty, over 2 MB or no text")
    )


def refuse_larger(size_bytes: int, allowed: Allowed) -> None:
    """Raises EvidenceRefused."""
    if size_bytes > allowed.bytes:
        most_mb = allowed.bytes // (1024 * 1024)
        raise EvidenceRefused(why=text(f"文件超过 {most_mb} MB", f"the file is over {most_mb} MB"))


def _looked(data: bytes, most_pixels: int) -> Look:
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
            if image.width * image.height > most_pixels:
                raise EvidenceRefused(why=text("图片尺寸过大", "the picture has too many pixels"))
            camera = camera_of(image)
            image.load()
            return Look(_FORMATS[image.format or ""], image.width, image.height, camera)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise EvidenceRefused(why=text("图片尺寸过大", "the picture has too many pixels")) from error
    except UnidentifiedImageError as error:
        raise EvidenceRefused(
            why=text("只接收 JPEG、PNG、WebP 图片", "only JPEG, PNG and WebP pictures are taken")
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise EvidenceRefused(why=text("图片不完整", "the picture is not whole")) from error


def decoded(data: bytes) -> str:
    """A text of an instrument: UTF-16 with its mark, UTF-8, or GB18030 as Chinese Windows writes it. Raises
    UnicodeDecodeError."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _check_text(data: bytes, said: str) -> None:
    if len(data) > MAX_TEXT_BYTES:
        raise _no_text()
    try:
        read = decoded(data)
        if said == "application/json":
            json.loads(read)
    except (ValueError, RecursionError) as error:
        # A stray byte that the readers pass over, here and on the phone, is no reason to lose what they read.
        if said == "application/json" or not read_instrument(data).values:
            raise EvidenceRefused(
                why=text("仪表文件读不出来，可能已损坏", "the file of the instrument can't be read")
            ) from error
        return
    if not read.strip() or "\0" in read:
        raise _no_text()
