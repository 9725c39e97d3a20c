"""The `table` service of an OSRM-compatible router over HTTP: seconds from some places to others."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any, Final
from urllib.parse import quote, urlsplit

import numpy as np
import orjson

from doorstep.core.errors import DoorstepError, text
from doorstep.core.geo import Place
from doorstep.dispatch.solver.straight import capped
from doorstep.dispatch.solver.ways import Ints

#: osrm-routed takes 100 × 100 places in one question unless it is told otherwise (--max-table-size).
CELLS: Final = 10_000
#: So many coordinates keep an address below the 8 KB that proxies in front of a router take.
COORDINATES_ASKED: Final = 200
_BUSY: Final = frozenset({429, 500, 502, 503, 504})


class RouterFailed(DoorstepError):
    """The router of DOORSTEP_TRAVEL gives no travel times. `address`, and `why` as a Text."""

    status = 503
    code = "router-failed"
    retryable = True
    title = text(
        "路由服务 {address} 没有给出行车时间：{why}", "The router at {address} gives no travel times: {why}"
    )
    mend = text(
        "请确认 DOORSTEP_TRAVEL 里的地址和服务状态；急用时可改为 DOORSTEP_TRAVEL=haversine（按直线估算）。",
        "See that the address in DOORSTEP_TRAVEL is right and the service runs; DOORSTEP_TRAVEL=haversine "
        "estimates by straight line meanwhile.",
    )


class AddressInvalid(ValueError):
    """The address of a router is no http address."""


class OsrmClient:
    """Asks one address, without proxies or redirects. Not for several threads at once.

    A busy, silent or unreachable router is asked `tries` times in all: again at once, as a connection kept
    open may have been closed meanwhile, then after longer and longer pauses. Raises AddressInvalid.
    """

    _open: HTTPConnection | None = None

    def __init__(
        self,
        address: str,
        *,
        timeout_s: float = 20.0,
        tries: int = 4,
        pause: Callable[[float], None] | None = None,
    ) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise AddressInvalid(f"{address!r} is no address of a router: write http://host:5000")
        self.address = address
        self._secure = parts.scheme == "https"
        self._host, self._port = parts.hostname, parts.port
        self._base = parts.path.rstrip("/")
        self._timeout_s, self._tries, self._pause = timeout_s, tries, pause or time.sleep
        self._cells = CELLS

    def seconds(self, origins: Sequence[Place], targets: Sequence[Place], profile: str) -> Ints:
        """[origin, target] in whole seconds, UNREACHABLE_S where there is no way. Asked in blocks as large as
        the router takes. Raises RouterFailed.
        """
        found = np.empty((len(origins), len(targets)), np.int32)
        row = 0
        while row < len(origins):
            high = min(len(origins) - row, int(self._cells**0.5))
            column = 0
            while column < len(targets):
                wide = min(len(targets) - column, max(1, min(COORDINATES_ASKED - high, self._cells // high)))
                block = self._block(origins[row : row + high], targets[column : column + wide], profile)
                if block is None:
                    high = min(high, int(self._cells**0.5))
                    continue
                found[row : row + high, column : column + wide] = block
                column += wide
            row += high
        return found

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def __del__(self) -> None:
        self.close()

    def __getstate__(self) -> dict[str, object]:
        """A connection doesn't go to another process."""
        return {**self.__dict__, "_open": None}

    def _block(self, origins: Sequence[Place], targets: Sequence[Place], profile: str) -> Ints | None:
        """None when that was too much for one question; the next ones are smaller."""
        places = [*origins, *targets]
        at = ";".join(f"{place.lon:.6f},{place.lat:.6f}" for place in places)
        sources = ";".join(str(index) for index in range(len(origins)))
        destinations = ";".join(str(index) for index in range(len(origins), len(places)))
        status, said = self._answer(
            f"{self._base}/table/v1/{quote(profile or 'driving', safe='')}/{at}"
            f"?annotations=duration&sources={sources}&destinations={destinations}"
        )
        if said.get("code") == "TooBig" and self._cells > 1:
            self._cells = max(1, min(self._cells, len(origins) * len(targets)) // 4)
            return None
        if status != 200 or said.get("code") != "Ok":
            raise self._failed(*_told(status, said))
        return self._read(said.get("durations"), len(origins), len(targets))

    def _read(self, durations: Any, rows: int, columns: int) -> Ints:
        try:
            seconds = np.array(durations, np.float64)
        except (TypeError, ValueError):
            seconds = np.zeros(0)
        if seconds.shape != (rows, columns) or (seconds < 0).any():
            raise self._failed(
                f"答复里的 durations 不是 {rows} × {columns} 的时间表",
                f"the durations it answers are no table of {rows} × {columns}",
            )
        return capped(seconds)

    def _answer(self, target: str) -> tuple[int, dict[str, Any]]:
        """Status and body. Asked again while the router is busy or doesn't answer."""
        zh, en = "", ""
        for again in range(self._tries):
            if again > 1:
                self._pause(0.5 * 2 ** (again - 2))
            try:
                response = self._ask(target)
                body = response.read()
            except (OSError, HTTPException) as error:
                self.close()
                zh, en = f"连不上（{error}）", f"it can't be reached ({error})"
                continue
            if response.status not in _BUSY:
                return response.status, _document(body)
            zh, en = f"忙或出错（HTTP {response.status}）", f"it is busy or failing (HTTP {response.status})"
        raise self._failed(zh, en)

    def _ask(self, target: str) -> HTTPResponse:
        if self._open is None:
            kind = HTTPSConnection if self._secure else HTTPConnection
            self._open = kind(self._host, self._port, timeout=self._timeout_s)
        self._open.request("GET", target, headers={"Accept": "application/json"})
        return self._open.getresponse()

    def _failed(self, zh: str, en: str) -> RouterFailed:
        return RouterFailed(address=self.address, why=text(zh, en))


def _document(body: bytes) -> dict[str, Any]:
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return said if isinstance(said, dict) else {}


def _told(status: int, said: dict[str, Any]) -> tuple[str, str]:
    code, message = said.get("code"), said.get("message")
    if code:
        words = f"{code}: {message}" if message else str(code)
        return f"它拒绝了请求（{words}）", f"it refuses the request ({words})"
    return (
        f"答复不是 OSRM table 服务的格式（HTTP {status}）",
        f"its answer isn't that of an OSRM table service (HTTP {status})",
    )
