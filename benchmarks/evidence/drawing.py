"""Drawn stand-ins for what phones take on site: five sorts, many of each, alike as such pictures are."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]

WIDTH, HEIGHT = 1200, 900
_FONT: Final = cv2.FONT_HERSHEY_SIMPLEX


def _wall(rng: random.Random) -> Picture:
    """Plaster: a tone, and grain of several sizes."""
    grains = np.random.default_rng(rng.randrange(1 << 30))
    picture = np.full((HEIGHT, WIDTH, 3), [rng.randint(150, 225) for _ in range(3)], np.float32)
    for size, strength in ((8, 6), (40, 5), (150, 9)):
        coarse = grains.normal(0, strength, (HEIGHT // size + 2, WIDTH // size + 2)).astype(np.float32)
        picture += cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)[..., None]
    return np.clip(picture, 0, 255).astype(np.uint8)


def modem(rng: random.Random) -> Picture:
    """The same model of terminal on somebody's wall, with its lamps, a socket and a cable."""
    picture = _wall(rng)
    x, y = rng.randint(250, 650), rng.randint(180, 420)
    cv2.rectangle(picture, (x, y), (x + 360, y + 220), (238, 238, 236), -1)
    cv2.rectangle(picture, (x, y), (x + 360, y + 220), (150, 150, 150), 3)
    for at in range(7):
        lit = (60, 200, 60) if rng.random() < 0.7 else (120, 120, 120)
        cv2.circle(picture, (x + 40 + at * 45, y + 180), 7, lit, -1)
    cv2.putText(picture, "HG8145X6", (x + 30, y + 60), _FONT, 1.1, (90, 90, 90), 2)
    socket = (rng.randint(40, 1050), rng.randint(620, 760))
    cv2.rectangle(picture, socket, (socket[0] + 110, socket[1] + 110), (245, 245, 245), -1)
    cv2.rectangle(picture, socket, (socket[0] + 110, socket[1] + 110), (140, 140, 140), 2)
    bends = [
        (x + 180, y + 220),
        *((rng.randint(0, WIDTH), rng.randint(500, HEIGHT)) for _ in range(4)),
        socket,
    ]
    cv2.polylines(picture, [np.array(bends, np.int32)], False, (40, 40, 40), 7, cv2.LINE_AA)
    return picture


def label(rng: random.Random) -> Picture:
    """One maker's sticker, filling most of the picture; only the numbers and the code differ."""
    picture = _wall(rng)
    cv2.rectangle(picture, (140, 150), (1060, 750), (250, 250, 248), -1)
    sn, mac = f"HWTC{rng.randrange(16**8):08X}", ":".join(f"{rng.randrange(256):02X}" for _ in range(6))
    for row, line in enumerate(("Model: HG8145X6", f"SN: {sn}", f"MAC: {mac}", "Power: 12V 1A")):
        cv2.putText(picture, line, (180, 250 + row * 85), _FONT, 1.4, (20, 20, 20), 3, cv2.LINE_AA)
    code = np.random.default_rng(rng.randrange(1 << 30)).integers(0, 2, (21, 21), np.uint8) * 255
    picture[500:710, 820:1030] = cv2.resize(code, (210, 210), interpolation=cv2.INTER_NEAREST)[..., None]
    return picture


def screen(rng: random.Random) -> Picture:
    """A speed test on a phone: the same page each time, other figures."""
    picture = np.full((HEIGHT, WIDTH, 3), 28, np.uint8)
    cv2.rectangle(picture, (330, 30), (870, 870), (46, 38, 34), -1)
    cv2.putText(picture, "SPEED TEST", (430, 110), _FONT, 1.5, (230, 230, 230), 3, cv2.LINE_AA)
    cv2.ellipse(picture, (600, 380), (190, 190), 0, 140, 400, (90, 90, 90), 18)
    sweep = rng.uniform(200, 395)
    cv2.ellipse(picture, (600, 380), (190, 190), 0, 140, sweep, (210, 180, 40), 18)
    for row, (name, most) in enumerate((("DOWN", 1000), ("UP", 120), ("PING", 30))):
        cv2.putText(picture, name, (370, 650 + row * 80), _FONT, 1, (160, 160, 160), 2, cv2.LINE_AA)
        figure = f"{rng.uniform(most / 5, most):.1f}"
        cv2.putText(picture, figure, (600, 650 + row * 80), _FONT, 1.4, (240, 240, 240), 3, cv2.LINE_AA)
    return picture


def route(rng: random.Random) -> Picture:
    """A cable along a skirting board: clips at equal distances, which look all the same."""
    picture = _wall(rng)
    floor = rng.randint(560, 720)
    picture[floor:] = np.clip(_wall(rng)[floor:].astype(np.int16) - rng.randint(60, 110), 0, 255).astype(
        np.uint8
    )
    cv2.rectangle(picture, (0, floor - 70), (WIDTH, floor), (225, 228, 230), -1)
    cv2.line(picture, (0, floor - 70), (WIDTH, floor - 70), (120, 120, 120), 2)
    level = floor - 90
    cv2.line(picture, (0, level), (WIDTH, level + rng.randint(-12, 12)), (245, 245, 245), 8, cv2.LINE_AA)
    for x in range(rng.randint(0, 150), WIDTH, 150):
        cv2.rectangle(picture, (x, level - 12), (x + 16, level + 12), (200, 200, 205), -1)
    for _ in range(rng.randint(1, 4)):
        x, y, w = rng.randint(0, 1000), rng.randint(0, 400), rng.randint(60, 250)
        cv2.rectangle(picture, (x, y), (x + w, y + w), [rng.randint(30, 220) for _ in range(3)], -1)
    return picture


def clutter(rng: random.Random) -> Picture:
    """A weak-current box: many things of all shapes."""
    picture = _wall(rng)
    for _ in range(70):
        x, y = rng.randint(-100, WIDTH), rng.randint(-100, HEIGHT)
        w, h = rng.randint(20, 280), rng.randint(20, 220)
        colour = [rng.randint(10, 245) for _ in range(3)]
        if rng.random() < 0.6:
            cv2.rectangle(picture, (x, y), (x + w, y + h), colour, -1)
        else:
            cv2.ellipse(picture, (x, y), (w // 2, h // 2), rng.uniform(0, 180), 0, 360, colour, -1)
    return picture


SORTS: Final[dict[str, Callable[[random.Random], Picture]]] = {
    "modem": modem, "label": label, "screen": screen, "route": route, "clutter": clutter,
}  # fmt: skip


def photograph(sort: str, seed: int) -> Picture:
    """As a hand-held phone sees it: askew, lit from one side, a little soft, with noise."""
    rng = random.Random(f"{sort} {seed}")
    drawn = SORTS[sort](rng)
    corners = np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]], np.float32)
    held = corners + np.array([[rng.uniform(-45, 45) for _ in "xy"] for _ in range(4)], np.float32)
    seen = cv2.warpPerspective(
        drawn, cv2.getPerspectiveTransform(corners, held), (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT
    )
    angle = rng.uniform(0, 6.3)
    x, y = np.meshgrid(np.linspace(-1, 1, WIDTH), np.linspace(-1, 1, HEIGHT))
    light = rng.uniform(0.8, 1.1) * (
        1 + 0.18 * (x * np.cos(angle) + y * np.sin(angle)) - 0.1 * (x * x + y * y)
    )
    noise = np.random.default_rng(seed).normal(0, rng.uniform(2, 5), seen.shape)
    soft = cv2.GaussianBlur(seen, (0, 0), rng.uniform(0.6, 1.3))
    return np.asarray(np.clip(soft * light[..., None] + noise, 0, 255), np.uint8)
