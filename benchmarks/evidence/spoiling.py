"""What is done to a picture that is handed in once more."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

import cv2
import numpy as np

from benchmarks.evidence.drawing import Picture

Spoil = Callable[[Picture, random.Random], Picture]


def cropped(percent: float) -> Spoil:
    """So much off the width and off the height, unevenly shared by the two sides."""

    def crop(picture: Picture, rng: random.Random) -> Picture:
        height, width = picture.shape[:2]
        off_x, off_y = int(width * percent / 100), int(height * percent / 100)
        x, y = rng.randint(0, off_x), rng.randint(0, off_y)
        return picture[y : y + height - off_y, x : x + width - off_x]

    return crop


def brighter(times: float) -> Spoil:
    return lambda picture, rng: np.clip(picture.astype(np.float32) * times, 0, 255).astype(np.uint8)


def smaller(times: float) -> Spoil:
    return lambda picture, rng: np.asarray(
        cv2.resize(picture, None, fx=times, fy=times, interpolation=cv2.INTER_AREA), np.uint8
    )


def tilted(degrees: float) -> Spoil:
    """Turned by a little, the corners cut off."""

    def tilt(picture: Picture, rng: random.Random) -> Picture:
        height, width = picture.shape[:2]
        way = cv2.getRotationMatrix2D((width / 2, height / 2), rng.choice((-degrees, degrees)), 1)
        turned = cv2.warpAffine(picture, way, (width, height), borderMode=cv2.BORDER_REFLECT)
        edge = int(np.sin(np.radians(degrees)) * max(width, height) / 2) + 2
        return np.asarray(turned[edge : height - edge, edge : width - edge], np.uint8)

    return tilt


def in_turn(*spoils: Spoil) -> Spoil:
    def each(picture: Picture, rng: random.Random) -> Picture:
        for spoil in spoils:
            picture = spoil(picture, rng)
        return picture

    return each


#: What was done, and the quality of the JPEG that comes of it.
SPOILS: Final[dict[str, tuple[Spoil, int]]] = {
    "recompressed (quality 40)": (in_turn(), 40),
    "60 % of the size": (smaller(0.6), 80),
    "brightness x 0.7": (brighter(0.7), 80),
    "brightness x 1.3": (brighter(1.3), 80),
    "cropped by 2 %": (cropped(2), 80),
    "cropped by 5 %": (cropped(5), 80),
    "cropped by 10 %": (cropped(10), 80),
    "turned by 90 degrees": (lambda picture, rng: np.rot90(picture), 80),
    "turned by 2 degrees": (tilted(2), 80),
    "mirrored": (lambda picture, rng: picture[:, ::-1], 80),
    "cropped 5 %, x 1.2, quality 50": (in_turn(cropped(5), brighter(1.2)), 50),
}


def pressed(picture: Picture, quality: int) -> bytes:
    done, data = cv2.imencode(".jpg", np.ascontiguousarray(picture), [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return data.tobytes()
