"""Pictures for the sample city's evidence: drawn, not photographed, and no two alike."""

from __future__ import annotations

import io
import math
import random

from PIL import Image, ImageDraw, ImageFilter

_GROUNDS = {
    "route": ((222, 214, 200), (176, 160, 138)),
    "terminal": ((236, 238, 240), (188, 196, 202)),
    "sticker": ((226, 232, 228), (160, 178, 170)),
    "clean-site": ((214, 196, 170), (150, 122, 92)),
}


def photo(slot: str, seed: int) -> bytes:
    """A JPEG of 960 × 720 that stands for a photo of this slot."""
    rng = random.Random(f"{slot}{seed}")
    light, dark = _GROUNDS.get(slot, ((230, 230, 230), (170, 170, 170)))
    image = Image.new("RGB", (960, 720), light)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 500 + rng.randint(-30, 30), 960, 720), fill=dark)
    _clutter(draw, rng)
    _DRAWN.get(slot, _box)(draw, rng)
    noise = Image.effect_noise((960, 720), rng.randint(8, 18)).convert("RGB")
    blended = Image.blend(image.filter(ImageFilter.GaussianBlur(0.6)), noise, 0.06)
    out = io.BytesIO()
    blended.save(out, "JPEG", quality=72)
    return out.getvalue()


def signature(seed: int) -> bytes:
    """A PNG with transparency: a few swings of a pen."""
    rng = random.Random(seed)
    image = Image.new("RGBA", (640, 240), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    left = 60.0
    for _ in range(3):
        width, height = rng.uniform(90, 150), rng.uniform(40, 80)
        turns, phase = rng.uniform(1.4, 2.6), rng.uniform(0, 6)
        points = [
            (
                left + width * t / 40 + 14 * math.cos(turns * 6.28 * t / 40 + phase),
                120 + height * math.sin(turns * 6.28 * t / 40 + phase) * (1 - t / 90),
            )
            for t in range(41)
        ]
        draw.line(points, fill=(24, 32, 44, 255), width=6, joint="curve")
        left += width + 24
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _clutter(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    """What stands about in a home: without it one wall is like the next, as if a picture were used twice."""
    for _ in range(22):
        left, top = rng.randint(-160, 900), rng.randint(-120, 660)
        box = (left, top, left + rng.randint(60, 340), top + rng.randint(60, 300))
        shade = rng.randint(70, 235)
        colour = (
            shade,
            min(255, max(0, shade + rng.randint(-30, 30))),
            min(255, max(0, shade + rng.randint(-40, 20))),
        )
        draw.rectangle(box, fill=colour, outline=(90, 90, 90))


def _cable(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    height = 120 + rng.randint(0, 80)
    draw.line([(60, 640), (60, height), (900, height), (900, 480)], fill=(250, 250, 250), width=14)
    for x in range(140, 900, 120):
        draw.rectangle((x, height - 14, x + 18, height + 14), fill=(120, 120, 120))


def _box(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    left, top = 260 + rng.randint(-60, 60), 240 + rng.randint(-40, 40)
    draw.rounded_rectangle(
        (left, top, left + 420, top + 240), 26, fill=(250, 250, 252), outline=(90, 96, 104), width=4
    )
    for lamp in range(5):
        lit = (60, 190, 110) if rng.random() < 0.85 else (200, 200, 200)
        draw.ellipse((left + 40 + lamp * 60, top + 40, left + 62 + lamp * 60, top + 62), fill=lit)
    for bar in range(46):
        if rng.random() < 0.55:
            draw.rectangle(
                (left + 60 + bar * 6, top + 140, left + 63 + bar * 6, top + 200), fill=(20, 20, 20)
            )


def _sticker(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    left, top = 300 + rng.randint(-70, 70), 180 + rng.randint(-40, 40)
    draw.rounded_rectangle((left, top, left + 360, top + 300), 18, fill=(16, 118, 110))
    draw.rectangle((left + 40, top + 60, left + 320, top + 84), fill=(255, 255, 255))
    for row in range(3):
        draw.rectangle(
            (left + 40, top + 130 + row * 44, left + 260, top + 146 + row * 44), fill=(206, 232, 228)
        )


def _floor(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    for board in range(0, 960, 96):
        draw.line([(board + rng.randint(-6, 6), 500), (board * 1.4 - 200, 720)], fill=(120, 96, 70), width=3)
    draw.rectangle((80, 300, 420, 500), fill=(150, 108, 76))


_DRAWN = {"route": _cable, "terminal": _box, "sticker": _sticker, "clean-site": _floor}
