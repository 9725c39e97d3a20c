"""A good body for every kind of event of a hotel's roll-out (tests.lives.SAID has them too)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.cast import at

TERMINAL = {"model": "B860AV2.1", "sn": "ZTE000000001", "mac": "02:55:10:AB:CD:01"}
_SIGNATURE = {"slot": "signature", "sha256": "6" * 64, "media_type": "image/png"}

HOTEL_SAID: Mapping[str, Mapping[str, Any]] = {
    "rollout.cleared": {
        "project": "JD-0001",
        "contract_signed_at": at(8).isoformat(),
        "network_accepted_at": at(9).isoformat(),
        "cleared_at": at(9).isoformat(),
    },
    "visit.arranged": {
        "from_at": at(10).isoformat(),
        "to_at": at(12).isoformat(),
        "coordinator": "1",
        "steps": ["逐间安装", "前台对单"],
        "rooms": ["801", "802"],
        "terminals": 2,
    },
    "frontdesk.confirmed": {
        "time": True, "steps": True, "coordinator": "1", "rooms": ["801", "802"], "occupied": [],
    },
    "room.knocked": {"room": "801", "announced": True, "knocks": 3},
    "guest.greeted": {"room": "801", "introduced": True, "purpose": True, "consent": True},
    "room.opened": {"room": "801", "occupied": False, "by": "coordinator"},
    "room.mapped": {"room": "801", "device": TERMINAL},
    "room.unmapped": {"room": "801", "device": TERMINAL, "reason": "扫错"},
    "guest.asked": {"room": "801", "explained": True},
    "guest.answered": {"room": "801", "willing": True},
    "room.deferred": {
        "room": "801", "reason": "guest", "apologised": True, "again": "check_out", "remark": "退房后再来",
    },
    "room.finished": {
        "room": "801", "occupied": False, "result": "installed", "tested": True, "kept_to_area": True,
        "as_found": True, "nothing_left": True,
    },
    "room.noted": {"room": "801", "about": "furniture", "note": "电视柜抽屉打不开"},
    "guest.requested": {"room": "801", "request": "要两瓶水"},
    "frontdesk.told": {"room": "801", "about": "request"},
    "sheet.signed": {
        "checked": True, "rooms_done": 2, "rooms_left": 0, "comment": "动作快，没打扰住客",
        "signature": _SIGNATURE,
    },
    "next_visit.agreed": {"from_at": at(14).isoformat(), "rooms": ["802"]},
    "crew.left": {"rooms_done": 2, "rooms_left": 0},
    "rollout.entered": {"hotel": "JD-0001", "rooms": 2, "macs": [TERMINAL["mac"]]},
    "service_plan.confirmed": {
        "plan": "JD-0001-1", "revision": 1, "from_on": "2026-03-02", "to_on": "2026-03-20",
        "goals": "全部客房看上电视", "measures": "两个班组分楼层装",
    },
    "service_plan.started": {"plan": "JD-0001-1", "revision": 1},
    "service_plan.completed": {"plan": "JD-0001-1", "revision": 1, "results": "120 间全部装好"},
    "result.reported": {"plan": "JD-0001-1", "comments_asked": True, "improvement": "下次先装样板间"},
    "task.opened": {
        "task": "t-1", "about": "problem", "what": "八层弱电井钥匙", "department": "工程部",
        "owner": "周工", "due_at": at(17).isoformat(),
    },
    "task.closed": {"task": "t-1", "result": "钥匙已送到前台"},
    "promise.made": {
        "promise": "p-1", "call": "c-1", "owner": "吴凡", "what": "下午回电确认名单",
        "due_at": at(15).isoformat(),
    },
    "promise.reported": {"promise": "p-1", "result": "名单已确认"},
}  # fmt: skip
