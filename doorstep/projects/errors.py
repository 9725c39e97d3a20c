"""Refusals of projects; each says what to do next."""

from __future__ import annotations

from doorstep.core.errors import Conflict, Invalid, text


class RoomsChanged(Conflict):
    """What was previewed would no longer do the same: somebody changed rooms or terminals meanwhile."""

    code = "rooms-changed"
    title = text("核对之后房间表又有变动", "The rooms have changed since you looked")
    mend = text("请重新核对一遍再确认导入。", "Look at the preview again, then take it in.")


class NothingToTake(Invalid):
    code = "rooms-nothing-to-take"
    title = text("这份表里没有可以导入的房间", "This list holds no room that can be taken in")
    mend = text("请按提示修改标出的行，再上传一次。", "Mend the rows that are named and upload it again.")
