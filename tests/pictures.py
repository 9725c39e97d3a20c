"""Rough stand-ins for what phones take on site, drawn by seed: good ones, and each way to go wrong."""

from __future__ import annotations

import io
import random
from datetime import datetime
from typing import Any

import segno
from PIL import ExifTags, Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont


def scene(seed: int, size: tuple[int, int] = (1280, 960)) -> Image.Image:
    """A wall with a box, a cable and things around; no two seeds alike."""
    rng = random.Random(seed)
    image = Image.new("RGB", size, tuple(rng.randint(120, 210) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = rng.randint(-100, size[0]), rng.randint(-100, size[1])
        box = (x, y, x + rng.randint(20, 320), y + rng.randint(20, 260))
        colour = tuple(rng.randint(10, 245) for _ in range(3))
        draw.rectangle(box, fill=colour) if rng.random() < 0.6 else draw.ellipse(box, fill=colour)
    for _ in range(40):
        at = (rng.randint(0, size[0]), rng.randint(0, size[1]))
        draw.text(at, f"{rng.randint(100, 99999)}", fill=(250, 250, 250), font=ImageFont.load_default(28))
    noise = Image.effect_noise(size, 14).convert("RGB")
    return Image.blend(image, noise, 0.05)


def blurred(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(7))


def dark(image: Image.Image) -> Image.Image:
    return ImageEnhance.Brightness(image).enhance(0.12)


def overexposed(image: Image.Image) -> Image.Image:
    return ImageEnhance.Brightness(image).enhance(6)


def label(sn: str, mac: str, *, model: str = "HG8145X6", code: bool = True, skew: float = 0) -> Image.Image:
    """The sticker under a terminal."""
    image = Image.new("RGB", (1000, 640), (250, 250, 248))
    draw = ImageDraw.Draw(image)
    for row, line in enumerate((f"Model: {model}", f"SN: {sn}", f"MAC: {mac}")):
        draw.text((60, 80 + row * 90), line, fill=(16, 16, 16), font=ImageFont.load_default(44))
    if code:
        out = io.BytesIO()
        segno.make(f"SN:{sn};MAC:{mac}", error="m", micro=False).save(out, kind="png", scale=7, border=4)
        image.paste(Image.open(out).convert("RGB"), (660, 300))
    return image.rotate(skew, expand=True, fillcolor=(120, 120, 120), resample=Image.Resampling.BICUBIC)


def jpeg(
    image: Image.Image,
    *,
    quality: int = 80,
    taken_at: datetime | None = None,
    place: tuple[float, float] | None = None,
) -> bytes:
    """As a phone sends it, with what its camera wrote."""
    exif = Image.Exif()
    if taken_at is not None:
        inner: Any = exif.get_ifd(ExifTags.IFD.Exif)
        inner[ExifTags.Base.DateTimeOriginal] = f"{taken_at:%Y:%m:%d %H:%M:%S}"
        inner[ExifTags.Base.OffsetTimeOriginal] = "+08:00"
    if place is not None:
        where: Any = exif.get_ifd(ExifTags.IFD.GPSInfo)
        where[ExifTags.GPS.GPSLatitudeRef], where[ExifTags.GPS.GPSLongitudeRef] = "N", "E"
        where[ExifTags.GPS.GPSLatitude] = (place[0], 0.0, 0.0)
        where[ExifTags.GPS.GPSLongitude] = (place[1], 0.0, 0.0)
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()
