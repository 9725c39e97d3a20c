"""A hotel and its lists."""

from __future__ import annotations

from collections.abc import Sequence

from doorstep.orders.log import Actor
from doorstep.projects import services
from doorstep.projects.models import RollOut
from doorstep.projects.services import Preview
from tests.cast import Cast, at

WU_FAN = Actor("account_manager", "wufan")
MAC_1, MAC_2, MAC_3 = "02:55:10:AB:CD:01", "02:55:10:AB:CD:02", "02:55:10:AB:CD:03"


def opened(cast: Cast, *, name: str = "锦湖酒店", address: str = "合肥市瑶海区长江东路 88 号") -> RollOut:
    rollout, _ = services.open_rollout(
        name=name, phone="0551-64000088", address=address, grid=cast.grid.code, manager="wufan",
        unit_path="hf/", actor=WU_FAN, now=at(9),
    )  # fmt: skip
    return rollout


def csv(*rows: Sequence[str], header: str = "楼层,房号,房态,型号,MAC,备注") -> bytes:
    return "\n".join([header, *(",".join(row) for row in rows)]).encode()


def taken(rollout: RollOut, data: bytes) -> Preview:
    """Previewed and taken in."""
    token = services.preview_rooms(rollout=rollout, data=data, filename="rooms.csv").token
    return services.take_rooms(rollout=rollout, data=data, filename="rooms.csv", token=token, now=at(9))
