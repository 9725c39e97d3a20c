"""Closed lists of this package: what a notice is about, and how far it got."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from doorstep.core.errors import Text, text


class About(StrEnum):
    WINDOW = "window"
    TECHNICIAN = "technician"
    ON_THE_WAY = "on_the_way"
    DELAY = "delay"
    WITHDRAWN = "withdrawn"
    REWORK = "rework"
    REPLY = "reply"
    COMPLAINT = "complaint"
    DATA = "data"
    DATA_REFUSED = "data_refused"
    DAY = "day"


class Status(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


ABOUTS: Final[Mapping[About, Text]] = {
    About.WINDOW: text("预约时间", "Window"),
    About.TECHNICIAN: text("上门师傅", "Who comes"),
    About.ON_THE_WAY: text("师傅出发", "On the way"),
    About.DELAY: text("我方改期", "Moved by us"),
    About.WITHDRAWN: text("暂无人上门", "Nobody can come"),
    About.REWORK: text("整改告知", "Rework"),
    About.REPLY: text("办结告知", "Done"),
    About.COMPLAINT: text("投诉答复", "Complaint answered"),
    About.DATA: text("个人信息可取", "Data ready"),
    About.DATA_REFUSED: text("查阅未通过", "Data refused"),
    About.DAY: text("当天改派", "Changed day"),
}
