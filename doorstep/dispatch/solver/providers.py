"""Which travel times an installation plans with: DOORSTEP_TRAVEL."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Final

from doorstep.core.errors import DoorstepError, text
from doorstep.dispatch.solver.matrix_file import MatrixFile, MatrixFileTravel, load
from doorstep.dispatch.solver.osrm import OsrmTravel
from doorstep.dispatch.solver.osrm_client import AddressInvalid, OsrmClient
from doorstep.dispatch.solver.straight import StraightTravel
from doorstep.dispatch.solver.travel import HaversineTravel, TravelProvider

HAVERSINE: Final = "haversine"
_OSRM, _MATRIX = "osrm:", "matrix:"
#: Days whose measured ways are kept: a week of offers and what was planned last.
_KEPT: Final = 16
_MINUTE_S: Final = 60


class TravelSettingInvalid(DoorstepError):
    """DOORSTEP_TRAVEL, or --travel, names no travel times. `value`."""

    status = 422
    code = "travel-setting-invalid"
    title = text("DOORSTEP_TRAVEL={value} 无法使用", "DOORSTEP_TRAVEL={value} can't be used")
    mend = text(
        "请写 haversine、osrm:http://主机:端口 或 matrix:文件路径。",
        "Write haversine, osrm:http://host:port or matrix:path.",
    )


def checked(setting: str) -> str:
    """The setting, if it is one. Raises TravelSettingInvalid."""
    if setting.startswith(_OSRM):
        _client(setting)
    elif setting != HAVERSINE and not setting.startswith(_MATRIX):
        raise TravelSettingInvalid(value=setting)
    return setting


def provider_for(setting: str, *, on: date, midnight: datetime, ahead_s: int) -> TravelProvider:
    """Travel of a local day that begins at `midnight`; `ahead_s` is added to every way. What a router said of
    the day's places, rounded up to minutes, is kept for the next question about that day.

    Raises TravelSettingInvalid and MatrixInvalid.
    """
    if setting.startswith(_OSRM):
        return _routed(setting, on).ahead(ahead_s)
    if setting.startswith(_MATRIX):
        return MatrixFileTravel(_file(setting), ahead_s=ahead_s)
    checked(setting)
    return HaversineTravel(midnight=midnight, ahead_s=ahead_s)


def provider_of_file(setting: str) -> TravelProvider:
    """Travel between coordinates of a problem file, whose times have no hour of a day: by straight line at
    one speed, a router or a matrix. Raises as provider_for."""
    if setting.startswith(_OSRM):
        return OsrmTravel(_client(setting))
    if setting.startswith(_MATRIX):
        return MatrixFileTravel(_file(setting))
    checked(setting)
    return StraightTravel()


_routers: OrderedDict[tuple[str, date], OsrmTravel] = OrderedDict()
_routers_lock = Lock()


def _routed(setting: str, on: date) -> OsrmTravel:
    key = (setting, on)
    with _routers_lock:
        found = _routers.get(key)
        if found is None:
            found = _routers[key] = OsrmTravel(_client(setting), round_s=_MINUTE_S)
        _routers.move_to_end(key)
        while len(_routers) > _KEPT:
            _routers.popitem(last=False)
    return found


def _client(setting: str) -> OsrmClient:
    try:
        return OsrmClient(setting.removeprefix(_OSRM))
    except AddressInvalid as error:
        raise TravelSettingInvalid(value=setting) from error


def _file(setting: str) -> MatrixFile:
    path = Path(setting.removeprefix(_MATRIX)).expanduser()
    try:
        changed_ns = path.stat().st_mtime_ns
    except OSError:
        changed_ns = 0
    return _loaded(path, changed_ns)


@lru_cache(maxsize=2)
def _loaded(path: Path, changed_ns: int) -> MatrixFile:
    """A file is read again when it has changed."""
    return load(path)
