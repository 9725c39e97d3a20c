"""The ground of the dispatcher's map: which tile service, if any. By default none: no stranger is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypedDict
from urllib.parse import quote, urlsplit

from doorstep.config import env
from doorstep.config.errors import SettingInvalid
from doorstep.core.errors import Text, text

COORDINATES: Final = ("wgs84", "gcj02")

#: Of a Tianditu address, after the host: the streets, then their names.
_TIANDITU: Final = (
    "https://t{{s}}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}"
    "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={key}"
)
_AMAP: Final = (
    "https://webrd0{s}.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=8&x={x}&y={y}&z={z}"
)


class Tiles(TypedDict):
    """`urls`: address templates of Leaflet's kind, the lowest layer first. `coordinates`: what the tiles are
    drawn in; with "gcj02" the page shifts all that it draws. `attribution`: whose map it is, always shown.
    """

    urls: list[str]
    subdomains: str
    coordinates: str
    attribution: Text
    max_zoom: int


def tiles() -> Tiles | None:
    """The tile source that DOORSTEP_TILES names: `tianditu` (with DOORSTEP_TILES_KEY), `amap`, or an address
    with {x}, {y} and {z}; None without it.

    An address may say its owner by DOORSTEP_TILES_ATTRIBUTION and its coordinates (wgs84 or gcj02) by
    DOORSTEP_TILES_COORDINATES. Raises SettingInvalid.
    """
    source = env.text("DOORSTEP_TILES")
    if source == "":
        return None
    if source == "tianditu":
        return _tianditu()
    if source == "amap":
        return Tiles(
            urls=[_AMAP],
            subdomains="1234",
            coordinates="gcj02",
            attribution=text("© 高德地图", "© AMap"),
            max_zoom=18,
        )
    return _template(source)


def hosts(source: Tiles | None) -> list[str]:
    """Where a page must be allowed to load pictures from: `https://*.tianditu.gov.cn`."""
    origins = []
    for url in source["urls"] if source else ():
        parts = urlsplit(url)
        first, _, rest = parts.netloc.partition(".")
        origins.append(f"{parts.scheme}://{'*.' + rest if '{s}' in first else parts.netloc}")
    return sorted(set(origins))


def _tianditu() -> Tiles:
    key = env.text("DOORSTEP_TILES_KEY")
    if not key:
        raise SettingInvalid(
            name="DOORSTEP_TILES_KEY",
            value="",
            want=text(
                "天地图控制台里“浏览器端”应用的密钥",
                "the key of a browser application, from Tianditu's console",
            ),
        )
    return Tiles(
        urls=[_TIANDITU.format(layer=layer, key=quote(key, safe="")) for layer in ("vec", "cva")],
        subdomains="01234567",
        coordinates="wgs84",
        attribution=text(
            "© 国家地理信息公共服务平台 天地图", "© Tianditu, National Platform for Geospatial Information"
        ),
        max_zoom=18,
    )


def _template(url: str) -> Tiles:
    parts = urlsplit(url)
    if parts.scheme not in {"https", "http"} or not all(slot in url for slot in ("{x}", "{y}", "{z}")):
        raise SettingInvalid(
            name="DOORSTEP_TILES",
            value=parts.netloc or url[:40],
            want=text(
                "tianditu、amap，或形如 https://tile.example.org/{z}/{x}/{y}.png 的地址",
                "tianditu, amap, or an address like https://tile.example.org/{z}/{x}/{y}.png",
            ),
        )
    owner = env.text("DOORSTEP_TILES_ATTRIBUTION") or _owner(parts.netloc)
    return Tiles(
        urls=[url],
        subdomains="abc",
        coordinates=env.choice("DOORSTEP_TILES_COORDINATES", COORDINATES, "wgs84"),
        attribution=text(owner, owner),
        max_zoom=19,
    )


def _owner(host: str) -> str:
    known: Mapping[str, str] = {"openstreetmap.org": "© OpenStreetMap contributors"}
    return next((said for name, said in known.items() if host.endswith(name)), host.rpartition("@")[2])
