"""Travel times from a file: a matrix between known places, to which other places are led by straight line."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import orjson

from doorstep.core.errors import DoorstepError, text
from doorstep.core.geo import Place
from doorstep.dispatch.solver.measured import TooManyProfiles
from doorstep.dispatch.solver.problem import Location
from doorstep.dispatch.solver.straight import (
    PLAIN_S_PER_M,
    UNREACHABLE_S,
    between_m,
    capped,
    estimate_s,
    metres_from,
    unit_points,
)
from doorstep.dispatch.solver.travel import DENSE_PLACES, flat_ways
from doorstep.dispatch.solver.ways import DENSE, Floats, Ints, Ways

#: Whose profile is asked for where the file has but one matrix, or none of that name.
DEFAULT: Final = ""


class MatrixInvalid(DoorstepError):
    """A file of travel times can't be read. `file`, and `why` as a Text."""

    status = 422
    code = "matrix-invalid"
    title = text("行车时间文件 {file} 读不了：{why}", "The file of travel times {file} can't be read: {why}")
    mend = text(
        "请按 docs/planning.zh-CN.md 的格式改好文件，或改回 DOORSTEP_TRAVEL=haversine。",
        "Correct the file as docs/planning.md says, or set DOORSTEP_TRAVEL=haversine again.",
    )


@dataclass(frozen=True, slots=True)
class MatrixFile:
    """`places`, and seconds between them [from, to] by profile; DEFAULT is there always."""

    places: tuple[Place, ...]
    matrices: Mapping[str, Ints]


def load(path: Path) -> MatrixFile:
    """A .json, .npz or .csv file, see docs/planning.md. Raises MatrixInvalid."""
    readers = {".json": _json, ".npz": _npz, ".csv": _csv}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise _invalid(
            path, "文件名要以 .json、.npz 或 .csv 结尾", "its name must end in .json, .npz or .csv"
        )
    try:
        lonlat, given = reader(path)
    except OSError as error:
        raise _invalid(
            path, f"打不开（{error.strerror}）", f"it can't be opened ({error.strerror})"
        ) from error
    except (KeyError, TypeError, ValueError) as error:
        raise _invalid(
            path, f"内容不合格式（{error}）", f"its content isn't of the form ({error})"
        ) from error
    places = _places(path, lonlat)
    matrices = {name: _square(path, name, values, len(places)) for name, values in given.items()}
    if not matrices:
        raise _invalid(path, "没有 durations", "it has no durations")
    return MatrixFile(places, {DEFAULT: next(iter(matrices.values())), **matrices})


class MatrixFileTravel:
    """Seconds from a file's matrix, at any hour. A place is taken to the file's nearest place, and led there
    by straight line where the two differ; two places with the same nearest one have a straight line between
    them. `ahead_s` is added to every way. A profile that the file doesn't have goes by its first matrix.
    """

    def __init__(self, file: MatrixFile, *, ahead_s: int = 0, s_per_m: float = PLAIN_S_PER_M) -> None:
        self._file = file
        self._points = unit_points(file.places)
        self._ahead_s, self._s_per_m = ahead_s, s_per_m
        self._anchors: dict[Location, tuple[int, int, Floats]] = {}

    def travel_s(self, origin: Location, target: Location, depart_s: int, profile: str = "") -> int:
        return self._way_s(origin, target, profile) + self._ahead_s

    def _way_s(self, origin: Location, target: Location, profile: str) -> int:
        if origin == target:
            return 0
        from_row, from_s, from_point = self._anchor(origin)
        to_row, to_s, to_point = self._anchor(target)
        if from_row == to_row:
            return estimate_s(between_m(from_point, to_point), self._s_per_m)
        way = int(self._matrix(profile)[from_row, to_row]) + from_s + to_s
        return min(way, UNREACHABLE_S)

    def ways(self, places: Sequence[Location], profiles: Sequence[str]) -> Ways:
        """Raises TooManyProfiles beyond DENSE_PLACES places."""
        if len(places) > DENSE_PLACES:
            raise TooManyProfiles(places=len(places), most=DENSE_PLACES)
        anchors = [self._anchor(place) for place in places]
        rows = np.array([row for row, _, _ in anchors], np.int64)
        access = np.array([seconds for _, seconds, _ in anchors], np.int64)
        points = np.array([point for _, _, point in anchors]).reshape(len(places), 3)
        dense = np.empty((len(profiles), len(places), len(places)), np.int32)
        for index, profile in enumerate(profiles):
            matrix = self._matrix(profile)
            for place, row in enumerate(rows):
                led = np.minimum(matrix[row, rows] + access[place] + access, UNREACHABLE_S)
                straight = metres_from(points, points[place]) * self._s_per_m + 0.5
                dense[index, place] = np.where(rows == row, straight, led)
        per_m = np.full(len(places), self._s_per_m)
        return flat_ways(DENSE, dense, points, per_m=per_m, ahead_s=self._ahead_s)

    def rows(self, place: Location, places: Sequence[Location], profiles: Sequence[str]) -> tuple[Ints, Ints]:
        """Seconds from a place to each of `places`, and from each of these to it [profile, place]."""
        ways = [
            [(self._way_s(place, other, profile), self._way_s(other, place, profile)) for other in places]
            for profile in profiles
        ]
        both = np.array(ways, np.int32).reshape(len(profiles), len(places), 2)
        return both[:, :, 0], both[:, :, 1]

    def _matrix(self, profile: str) -> Ints:
        return self._file.matrices.get(profile, self._file.matrices[DEFAULT])

    def _anchor(self, place: Location) -> tuple[int, int, Floats]:
        """The file's nearest place, the seconds to it, and where the place is."""
        found = self._anchors.get(place)
        if found is None:
            point = unit_points([place])[0]
            metres = metres_from(self._points, point)
            row = int(metres.argmin())
            found = self._anchors[place] = (row, estimate_s(float(metres[row]), self._s_per_m), point)
        return found


def _json(path: Path) -> tuple[Any, dict[str, Any]]:
    document = orjson.loads(path.read_bytes())
    if "durations" in document:
        return document["places"], {DEFAULT: document["durations"]}
    return document["places"], {name: each["durations"] for name, each in document["matrices"].items()}


def _npz(path: Path) -> tuple[Any, dict[str, Any]]:
    with np.load(path, allow_pickle=False) as arrays:
        durations = arrays["durations"]
        if durations.ndim == 2:
            return arrays["places"], {DEFAULT: durations}
        names = [str(name) for name in arrays["profiles"]]
        return arrays["places"], dict(zip(names, durations, strict=True))


def _csv(path: Path) -> tuple[Any, dict[str, Any]]:
    """Rows of lon, lat and the seconds to each row's place; an empty cell is no way."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    numbers = [[float(cell) if cell.strip() else np.inf for cell in row] for row in rows if row]
    return [row[:2] for row in numbers], {DEFAULT: [row[2:] for row in numbers]}


def _places(path: Path, lonlat: Any) -> tuple[Place, ...]:
    try:
        places = tuple(Place(float(lat), float(lon)) for lon, lat in lonlat)
    except (TypeError, ValueError) as error:
        raise _invalid(
            path,
            f"places 要逐个写 [经度, 纬度]（{error}）",
            f"places must be [longitude, latitude] each ({error})",
        ) from error
    if not places:
        raise _invalid(path, "没有任何地点", "it has no places")
    return places


def _square(path: Path, name: str, values: Any, size: int) -> Ints:
    try:
        seconds = np.array(values, np.float64)
    except (TypeError, ValueError):
        seconds = np.zeros(0)
    if seconds.shape != (size, size) or (seconds < 0).any():
        which = f" {name}" if name else ""
        raise _invalid(
            path,
            f"durations{which} 要有 {size} 行，每行 {size} 个不小于 0 的秒数",
            f"durations{which} must be {size} rows of {size} numbers of seconds, none below 0",
        )
    return capped(seconds)


def _invalid(path: Path, zh: str, en: str) -> MatrixInvalid:
    return MatrixInvalid(file=str(path), why=text(zh, en))
