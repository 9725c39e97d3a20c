"""Faces for the sample city's technicians: drawn, of nobody, and each unlike the next."""

from __future__ import annotations

import io
import random
from datetime import datetime
from typing import Final

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]

#: Drawn twice as large as it is kept, so that edges are smooth.
_SIDE: Final = 768
_GROUNDS: Final[tuple[Colour, ...]] = ((214, 228, 226), (228, 222, 210), (208, 220, 234), (226, 230, 214))
_SKINS: Final[tuple[Colour, ...]] = ((244, 212, 184), (236, 198, 166), (226, 184, 150), (212, 168, 134))
_HAIRS: Final[tuple[Colour, ...]] = ((28, 24, 24), (42, 34, 30), (60, 48, 40), (96, 92, 90))
_UNIFORM: Final = (11, 90, 92)
_PIPING: Final = (240, 138, 75)
_INK: Final = (52, 38, 34)


def draw_faces(now: datetime) -> int:
    """Give every technician of the sample a portrait. Returns how many."""
    from doorstep.people.models import Technician
    from doorstep.people.services import set_portrait

    staff_nos = list(Technician.objects.values_list("staff_no", flat=True))
    for staff_no in staff_nos:
        set_portrait(staff_no=staff_no, data=face(staff_no), actor="zhuguan", now=now)
    return len(staff_nos)


def face(seed: str) -> bytes:
    """A PNG of a head and shoulders in the crew's uniform; the same seed gives the same face."""
    rng = random.Random(seed)
    skin, hair = rng.choice(_SKINS), rng.choice(_HAIRS)
    image = Image.new("RGB", (_SIDE, _SIDE), rng.choice(_GROUNDS))
    draw = ImageDraw.Draw(image)
    width = rng.randint(140, 160)
    _shoulders(draw, skin)
    draw.ellipse((384 - width - 18, 336, 384 - width + 22, 412), fill=_darker(skin))
    draw.ellipse((384 + width - 22, 336, 384 + width + 18, 412), fill=_darker(skin))
    draw.ellipse((384 - width, 170, 384 + width, 550), fill=skin)
    _features(draw, rng, hair)
    _hair(draw, rng, hair, width)
    if rng.random() < 0.4:
        _cap(draw, width)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _shoulders(draw: ImageDraw.ImageDraw, skin: Colour) -> None:
    draw.ellipse((70, 560, 698, 1100), fill=_UNIFORM)
    draw.polygon([(322, 480), (446, 480), (462, 620), (384, 690), (306, 620)], fill=_darker(skin))
    draw.polygon([(290, 572), (384, 690), (330, 740), (246, 620)], fill=_lighter(_UNIFORM))
    draw.polygon([(478, 572), (384, 690), (438, 740), (522, 620)], fill=_lighter(_UNIFORM))
    draw.line([(384, 694), (384, 768)], fill=_PIPING, width=8)
    draw.rounded_rectangle((506, 668, 606, 706), 8, fill=(250, 250, 250))
    draw.rectangle((518, 682, 594, 692), fill=_PIPING)


def _features(draw: ImageDraw.ImageDraw, rng: random.Random, hair: Colour) -> None:
    height, apart = rng.randint(352, 368), rng.randint(60, 72)
    for side in (-1, 1):
        x = 384 + side * apart
        draw.ellipse((x - 15, height - 11, x + 15, height + 13), fill=(255, 255, 255))
        draw.ellipse((x - 9, height - 9, x + 9, height + 11), fill=_INK)
        brow = height - 40 - rng.randint(0, 6)
        draw.line([(x - 30, brow + 5), (x, brow - 3), (x + 30, brow + 5)], fill=hair, width=9, joint="curve")
        draw.ellipse((x - 34, height + 48, x + 30, height + 84), fill=(238, 176, 150))
    draw.line([(384, height + 30), (374, height + 72), (392, height + 76)], fill=(176, 128, 104), width=6)
    smile = rng.randint(48, 62)
    draw.arc((384 - smile, height + 72, 384 + smile, height + 128), 25, 155, fill=(150, 68, 62), width=9)
    if rng.random() < 0.3:
        for side in (-1, 1):
            x = 384 + side * apart
            draw.ellipse((x - 44, height - 36, x + 44, height + 40), outline=_INK, width=6)
        draw.line([(384 - apart + 44, height), (384 + apart - 44, height)], fill=_INK, width=6)


def _hair(draw: ImageDraw.ImageDraw, rng: random.Random, hair: Colour, width: int) -> None:
    crown = (384 - width - 16, 138, 384 + width + 16, 470)
    draw.chord(crown, 194, 346, fill=hair)
    parting = 384 + rng.choice((-70, -40, 40, 70))
    draw.polygon(
        [(384 - width, 270), (parting, 214), (384 + width, 270), (384 + width, 236), (384 - width, 236)],
        fill=hair,
    )


def _cap(draw: ImageDraw.ImageDraw, width: int) -> None:
    draw.chord((384 - width - 24, 110, 384 + width + 24, 430), 180, 360, fill=_UNIFORM)
    draw.rounded_rectangle((384 - width - 44, 254, 384 + width + 44, 290), 18, fill=_darker(_UNIFORM))
    draw.ellipse((356, 174, 412, 230), fill=_PIPING)


def _darker(colour: Colour) -> Colour:
    return (colour[0] * 9 // 10, colour[1] * 88 // 100, colour[2] * 86 // 100)


def _lighter(colour: Colour) -> Colour:
    return (min(255, colour[0] + 26), min(255, colour[1] + 34), min(255, colour[2] + 34))
