"""What a camera wrote into its picture (Exif 2.32, CIPA DC-008): when, where, by which model. No Django.

It is the camera's word: nothing is refused for lacking it, and what makes no sense is left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import structlog
from PIL import ExifTags, Image

log = structlog.get_logger("doorstep.visits")

_GPS, _EXIF = ExifTags.IFD.GPSInfo, ExifTags.IFD.Exif
_TAGS, _PLACE = ExifTags.Base, ExifTags.GPS
_MODEL_LENGTH: Final = 80
#: Another year is a clock that was never set; at the edges of the calendar the database can't read it back.
_YEARS: Final = range(1990, 2200)


@dataclass(frozen=True, slots=True)
class Camera:
    """`taken_at` is aware where the camera wrote its offset, else the wall clock where it was (naive);
    degrees are WGS-84; `orientation` 1 to 8 as Exif has it (1: upright)."""

    taken_at: datetime | None = None
    model: str = ""
    lat: float | None = None
    lon: float | None = None
    orientation: int = 1


NOTHING: Final = Camera()


def camera_of(image: Image.Image) -> Camera:
    """Of an opened picture, from its own Exif; NOTHING where there is none or it is broken."""
    try:
        exif = image.getexif()
        inner, place = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
        lat = _degrees(place, _PLACE.GPSLatitude, _PLACE.GPSLatitudeRef, "S", 90)
        lon = _degrees(place, _PLACE.GPSLongitude, _PLACE.GPSLongitudeRef, "W", 180)
        known = lat is not None and lon is not None and (lat, lon) != (0.0, 0.0)
        orientation = exif.get(_TAGS.Orientation, 1)
        return Camera(
            taken_at=_taken_at(inner),
            model=_model(exif),
            lat=lat if known else None,
            lon=lon if known else None,
            orientation=orientation if orientation in range(1, 9) else 1,
        )
    except Exception as fault:
        # Pillow's Exif reader raises whatever its struct arithmetic trips over; the picture itself is good.
        log.info("exif unreadable", fault=type(fault).__name__)
        return NOTHING


def _taken_at(inner: Mapping[int, Any]) -> datetime | None:
    said = _line(inner.get(_TAGS.DateTimeOriginal) or inner.get(_TAGS.DateTimeDigitized))
    try:
        at = datetime.strptime(said, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  aware below where it can be
    except ValueError:
        return None
    if at.year not in _YEARS:
        return None
    try:
        return datetime.fromisoformat(f"{at.isoformat()}{_line(inner.get(_TAGS.OffsetTimeOriginal))}")
    except ValueError:
        return at


def _model(exif: Mapping[int, Any]) -> str:
    make, model = _line(exif.get(_TAGS.Make)), _line(exif.get(_TAGS.Model))
    said = model if model.lower().startswith(make.lower()) else f"{make} {model}"
    return said.strip()[:_MODEL_LENGTH]


def _line(said: Any) -> str:
    """Printable text: PostgreSQL takes no NUL, and cameras pad with it."""
    if isinstance(said, bytes):
        said = said.decode("ascii", "replace")
    return "".join(each for each in str(said or "") if each.isprintable()).strip()


def _degrees(place: Mapping[int, Any], tag: int, reference: int, minus: str, most: int) -> float | None:
    said = place.get(tag)
    if not isinstance(said, tuple) or len(said) != 3:
        return None
    try:
        degrees, minutes, seconds = (float(part) for part in said)
    except (ValueError, ZeroDivisionError, TypeError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value) or not 0 <= value <= most:
        return None
    return round(-value if _line(place.get(reference)).upper() == minus else value, 6)
