"""Measuring a picture: how sharp, how bright, and a print of it that survives another compression. No Django.

Pillow decodes (at a fraction of the size where JPEG allows), numpy and OpenCV reckon.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from doorstep.visits.evidence.camera import camera_of

Grey = npt.NDArray[np.uint8]

#: Every picture is measured at this length of its longer side: phones differ, limits shall not.
_SIDE_PX: Final = 1280
_PRINT_PX: Final = 32
_COMPARED_PX: Final = 96
#: Standard deviation of grey below which a print says nothing (a wall, a covered lens).
_FLAT: Final = 6.0
_TILES: Final = 8
#: What sets upright a picture that the camera held otherwise, by its Exif orientation. Pillow's own verb also
#: writes the Exif anew, and fails on one that is broken.
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
BANDS: Final = 4
#: Prints that differ in at most so many bits are near: as many as `near` finds for sure.
NEAR_BITS: Final = 7
_BAND_BITS: Final = 16


@dataclass(frozen=True, slots=True)
class Measures:
    """`sharpness`: variance of the Laplacian after smoothing and halving, in the sharper tiles (research:
    plain variance takes noise for detail); `brightness`: mean grey, 0 to 255; `clipped_percent`: share of
    pure white; `print64`: perceptual hash (DCT of 32 × 32, signed 64 bits), None for a flat picture."""

    sharpness: float
    brightness: float
    clipped_percent: float
    print64: int | None


def grey(data: bytes, side_px: int = _SIDE_PX) -> Grey:
    """Upright, its longer side at most `side_px`. `data`: a picture that `files.look` has taken."""
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
        image.draft("L", (side_px, side_px))
        turn = _TURNS.get(camera_of(image).orientation)
        upright = image if turn is None else image.transpose(turn)
        if upright.mode in ("RGBA", "LA", "P"):
            paper = Image.new("RGBA", upright.size, "white")
            upright = Image.alpha_composite(paper, upright.convert("RGBA"))
        plain = upright.convert("L")
        plain.thumbnail((side_px, side_px), Image.Resampling.LANCZOS)
        return np.asarray(plain, dtype=np.uint8)


def measure(picture: Grey) -> Measures:
    return Measures(
        sharpness=round(_sharpness(picture), 2),
        brightness=round(float(picture.mean()), 2),
        clipped_percent=round(float((picture >= 253).mean() * 100), 2),
        print64=_print(_square(picture, _PRINT_PX)),
    )


def prints_of(picture: Grey) -> dict[int, int]:
    """The print of the picture as it is and turned or mirrored in the seven other ways: by number of the way
    (as `turned` takes it). Empty for a flat picture."""
    square = _square(picture, _PRINT_PX)
    found = {way: _print(turned(square, way)) for way in range(8)}
    return {way: each for way, each in found.items() if each is not None}


def turned(square: npt.NDArray[Any], way: int) -> npt.NDArray[Any]:
    """`way` 0 to 3: quarter turns; 4 to 7: mirrored first."""
    return np.rot90(np.fliplr(square) if way >= 4 else square, way % 4)


def alike_percent(one: Grey, other: Grey, way: int) -> int:
    """How alike two pictures are when the first is turned: correlation of grey in percent, 0 where none."""
    a = turned(_square(one, _COMPARED_PX), way).astype(np.float64).ravel()
    b = _square(other, _COMPARED_PX).astype(np.float64).ravel()
    if a.std() < _FLAT or b.std() < _FLAT:
        return 0
    return max(0, int(np.corrcoef(a, b)[0, 1] * 100))


def bands(print64: int) -> list[int]:
    """The print cut into four of 16 bits, by which it is found."""
    bits = print64 & 0xFFFF_FFFF_FFFF_FFFF
    return [(bits >> (_BAND_BITS * at)) & 0xFFFF for at in range(BANDS)]


def near(band: int) -> list[int]:
    """A band and all that differ from it in one bit: of two prints that differ in at most 7 bits, one band
    differs in at most one (pigeonhole; Norouzi et al. 2012, multi-index hashing)."""
    return [band, *(band ^ (1 << bit) for bit in range(_BAND_BITS))]


def distance(one: int, other: int) -> int:
    """In how many bits two prints differ."""
    return ((one ^ other) & 0xFFFF_FFFF_FFFF_FFFF).bit_count()


def _sharpness(picture: Grey) -> float:
    if min(picture.shape) < 2:
        return 0.0  # a line can't be halved, and shows nothing
    smooth = cv2.GaussianBlur(picture, (0, 0), 1.5)
    half = cv2.resize(smooth, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    edges = np.asarray(cv2.Laplacian(half, cv2.CV_64F))
    rows = [tile for tile in np.array_split(edges, _TILES, axis=0) if tile.size]
    tiles = [tile for row in rows for tile in np.array_split(row, _TILES, axis=1) if tile.size]
    return float(np.percentile([float(tile.var()) for tile in tiles], 90))


def _square(picture: Grey, side_px: int) -> Grey:
    return np.asarray(cv2.resize(picture, (side_px, side_px), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _print(square: npt.NDArray[Any]) -> int | None:
    if float(square.std()) < _FLAT:
        return None
    low = np.asarray(cv2.dct(np.ascontiguousarray(square, dtype=np.float32)))[:8, :8].ravel()
    bits: Sequence[bool] = list(low > np.median(low[1:]))
    value = sum(1 << at for at, bit in enumerate(bits) if bit)
    return value - (1 << 64) if value >= 1 << 63 else value
