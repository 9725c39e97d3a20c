"""Whether a picture is another one that was cropped, turned, mirrored, lightened or pressed anew. No Django.

Points that are known again (ORB, Rublee et al. 2011) lay one picture upon the other; then they are compared
tile by tile, so that two stickers of one maker, alike but for their numbers, aren't taken for one. For an
index the points' descriptors are cut into words (locality-sensitive hashing): pictures that share some are
near.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from doorstep.visits.evidence.pictures import Grey, alike_percent

_SIDE_PX: Final = 640
#: A point is known by what is around it.
_LEAST_PX: Final = 64
_POINTS: Final = 500
#: So many of the strongest points are put into words: enough that some last, few enough to be kept.
_WORDED: Final = 100
_TABLES, _BITS = 4, 20
#: With fewer points nothing sure can be said.
LEAST_POINTS: Final = 30
_LEAST_COMMON: Final = 12
_APART_PX: Final = 3.0
_RATIO: Final = 0.85
_TILES: Final = 14
#: Standard deviation of grey below which a tile says nothing.
_FLAT: Final = 12.0
#: Other figures on the same page of the same app go together to some 0.8 already.
_TILE_AGREES: Final = 0.9
#: With fewer tiles that say something (a bare wall) the whole is compared.
_TOLD_LEAST: Final = 8
#: A picture with so many smooth pixels was made on a screen: there is no noise in it.
_DRAWN: Final = 0.9
#: Between these a pair may be the same, laid badly: then it is laid by its grey too, which costs more.
_UNSURE: Final = range(30, 97)
_FITTING: Final = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 25, 1e-4)
_OVERLAP_LEAST: Final = 0.6

#: Fewer words in common are chance; so many pictures that share the most are looked at closely.
LEAST_SHARED: Final = 3
CANDIDATES_AT_MOST: Final = 12
#: Ways from here on are mirrored, as `pictures.turned` has them.
MIRRORED: Final = 4

_CHOSEN: Final = np.random.default_rng(20260302).permutation(256)[: _TABLES * _BITS].reshape(_TABLES, _BITS)


@dataclass(frozen=True, slots=True)
class Marks:
    """A picture at 640 pixels, the places of its points (x, y) and their descriptors, the strongest first."""

    picture: Grey
    at: npt.NDArray[np.float32]
    bits: npt.NDArray[np.uint8]

    @property
    def enough(self) -> bool:
        return len(self.at) >= LEAST_POINTS


def marks_of(picture: Grey) -> Marks:
    small = _small(picture)
    if min(small.shape) < _LEAST_PX:
        return Marks(small, np.zeros((0, 2), np.float32), np.zeros((0, 32), np.uint8))
    # OpenCV's types don't know ORB's own options.
    orb: Any = cv2.ORB_create(nfeatures=_POINTS, scaleFactor=1.15, nlevels=10, fastThreshold=7)  # type: ignore[attr-defined]
    points, bits = orb.detectAndCompute(small, None)
    if bits is None:
        return Marks(small, np.zeros((0, 2), np.float32), np.zeros((0, 32), np.uint8))
    ranked = sorted(range(len(points)), key=lambda each: -points[each].response)
    return Marks(small, np.array([points[each].pt for each in ranked], np.float32), bits[ranked])


@dataclass(frozen=True, slots=True)
class Sought:
    """A picture that others are held against: as it is, and mirrored."""

    picture: Grey
    plain: Marks
    turned_over: Marks

    @staticmethod
    def of(picture: Grey) -> Sought:
        return Sought(picture, marks_of(picture), marks_of(np.ascontiguousarray(picture[:, ::-1])))

    def words(self) -> dict[int, list[int]]:
        """What to look for in the index, by way."""
        return {0: words_of(self.plain), MIRRORED: words_of(self.turned_over)}

    def percent(self, other: Grey, theirs: Marks, way: int) -> int:
        """How alike another picture is; where there are too few points, by grey alone."""
        ours = self.turned_over if way >= MIRRORED else self.plain
        if ours.enough and theirs.enough:
            return likeness_percent(ours, theirs)
        return alike_percent(self.picture, other, way)


def words_of(marks: Marks) -> list[int]:
    """At most 400 numbers below 2³¹, each once; none for a picture with too few points."""
    if not marks.enough:
        return []
    bits = np.unpackbits(marks.bits[:_WORDED], axis=1)[:, _CHOSEN].astype(np.int64)
    values = bits @ (1 << np.arange(_BITS, dtype=np.int64)) + (np.arange(_TABLES, dtype=np.int64) << _BITS)
    return sorted({int(each) for each in values.ravel()})


def likeness_percent(one: Marks, other: Marks) -> int:
    """How much of what both show agrees, in percent; 0 when one can't be laid upon the other, or they share
    too little."""
    way = _way(one, other)
    if way is None:
        return 0
    percent = _laid_percent(one.picture, other.picture, way)
    if percent in _UNSURE:
        fitted = _fitted(one.picture, other.picture, way)
        if fitted is not None:
            percent = max(percent, _laid_percent(one.picture, other.picture, fitted))
    # Two screenshots of one app are the same but for their figures: a copy of one is the same in them too.
    figures_differ = percent < 100 and _is_drawn(one.picture) and _is_drawn(other.picture)
    return 0 if figures_differ else percent


def _is_drawn(picture: Grey) -> bool:
    """Whether it is a screenshot, no photograph: nearly each pixel is as bright as those beside it."""
    grey = picture.astype(np.int16)
    across, down = np.abs(np.diff(grey, axis=1))[:-1] <= 1, np.abs(np.diff(grey, axis=0))[:, :-1] <= 1
    return float((across & down).mean()) >= _DRAWN


def _laid_percent(one: Grey, other: Grey, way: npt.NDArray[np.float64]) -> int:
    height, width = other.shape
    laid = cv2.warpAffine(one, way, (width, height), flags=cv2.INTER_LINEAR)
    inside = cv2.warpAffine(np.full_like(one, 255), way, (width, height)) == 255
    inside = cv2.erode(inside.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(bool)
    smaller = min(other.size, one.size * abs(float(np.linalg.det(way[:, :2]))))
    if inside.sum() < _OVERLAP_LEAST * smaller:
        return 0
    return _agreeing(np.asarray(laid, np.uint8), other, inside)


def _fitted(one: Grey, other: Grey, way: npt.NDArray[np.float64]) -> npt.NDArray[np.float64] | None:
    """Laid so that grey goes together best (ECC, Evangelidis and Psarakis 2008); None: it finds nothing."""
    back = cv2.invertAffineTransform(way).astype(np.float32)
    everywhere = np.full(other.shape, 255, np.uint8)
    try:
        _, fitted = cv2.findTransformECC(other, one, back, cv2.MOTION_AFFINE, _FITTING, everywhere, 5)
    except cv2.error:
        return None
    return np.asarray(cv2.invertAffineTransform(fitted), np.float64)


def _small(picture: Grey) -> Grey:
    factor = _SIDE_PX / max(picture.shape)
    if factor >= 1:
        return picture
    height, width = (max(1, round(side * factor)) for side in picture.shape)
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _way(one: Marks, other: Marks) -> npt.NDArray[np.float64] | None:
    """The turn, scale and shift that lays the most common points upon each other."""
    if not (one.enough and other.enough):
        return None
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(one.bits, other.bits, k=2)
    good = [two[0] for two in pairs if len(two) == 2 and two[0].distance < _RATIO * two[1].distance]
    if len(good) < _LEAST_COMMON:
        return None
    begin, end = one.at[[each.queryIdx for each in good]], other.at[[each.trainIdx for each in good]]
    # None where it finds no way, which OpenCV's types don't know.
    found: Any = cv2.estimateAffinePartial2D(begin, end, method=cv2.RANSAC, ransacReprojThreshold=_APART_PX)
    way, common = found
    if way is None or int(common.sum()) < _LEAST_COMMON:
        return None
    return np.asarray(way, np.float64)


def _agreeing(one: Grey, other: Grey, inside: npt.NDArray[np.bool_]) -> int:
    """The share of the tiles with something in them whose grey goes together, in percent."""
    soft = [cv2.GaussianBlur(each, (0, 0), 1.2).astype(np.float64) for each in (one, other)]
    agree = told = 0
    for rows in np.array_split(np.arange(other.shape[0]), _TILES):
        for columns in np.array_split(np.arange(other.shape[1]), _TILES):
            tile = np.ix_(rows, columns)
            a, b = (each[tile].ravel() for each in soft)
            if inside[tile].mean() >= 0.9 and max(a.std(), b.std()) >= _FLAT:
                told += 1
                agree += _together(a, b) >= _TILE_AGREES
    if told >= _TOLD_LEAST:
        return int(100 * agree / told)
    return max(0, int(100 * _together(soft[0][inside], soft[1][inside])))


def _together(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> float:
    return float(np.corrcoef(a, b)[0, 1]) if min(a.std(), b.std()) > 0 else 0.0
