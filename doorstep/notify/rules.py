"""Which events the customer is told of, and in what words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from doorstep.core.errors import Language, Text, text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.notify.states import About
from doorstep.orders.log import Entry
from doorstep.orders.states import State

#: A phone without network tells later that it set out; by then the customer has seen for himself.
STALE: Final = timedelta(minutes=20)

#: Tries in all, and the pause before each further one doubles from the first.
MAX_ATTEMPTS: Final = 6
FIRST_PAUSE_S: Final = 15

_KINDS: Final[Mapping[str, Text]] = {
    "install": text("装机", "installation"),
    "move": text("移机", "move"),
    "repair": text("报修", "repair"),
    "change": text("业务变更", "service change"),
    "remove": text("拆机", "removal"),
}

#: Short, as for a text message; the signature is what carriers ask for.
_TEXTS: Final[Mapping[About, Text]] = {
    About.WINDOW: text(
        "【上门】您的{kind}约在{when}。看进度、换时间：{link}",
        "【上门】Your {kind} is booked for {when}. Follow or change it: {link}",
    ),
    About.DELAY: text(
        "【上门】对不住，我方排班有变，您的{kind}改到{when}。不方便可自己另选：{link}",
        "【上门】Sorry: we had to move your {kind} to {when}. Pick another time here: {link}",
    ),
    About.WITHDRAWN: text(
        "【上门】对不住，{when}暂时派不出师傅，我们在想办法，一有着落就告诉您。也可自己改时间：{link}",
        "【上门】Sorry: so far nobody can come {when}. We keep looking and tell you. Or pick another: {link}",
    ),
    About.TECHNICIAN: text(
        "【上门】{when}到您家的是{name}师傅，工牌{badge}，开门前请核对。详情：{link}",
        "【上门】{name}, badge {badge}, comes {when}. Please check the badge at the door. More: {link}",
    ),
    About.ON_THE_WAY: text(
        "【上门】{name}师傅（工牌{badge}）已出发，正往您家赶。进度：{link}",
        "【上门】{name} (badge {badge}) has set out and is on the way to you. Follow: {link}",
    ),
    About.REWORK: text(
        "【上门】您不满意的地方已记下，师傅接着整改，改好再请您验收。进度：{link}",
        "【上门】What you are not content with is noted; we put it right, then ask again. Follow: {link}",
    ),
    About.REPLY: text(
        "【上门】您的{kind}已办完。验收单、评价和意见反馈都在这里：{link}",
        "【上门】Your {kind} is done. Your acceptance form, rating and feedback: {link}",
    ),
    About.COMPLAINT: text(
        "【上门】您反映的问题有答复了，点开就能看；还不满意，可以接着说：{link}",
        "【上门】Your complaint is answered. Read it here, and say so if it isn't settled: {link}",
    ),
    About.DATA: text(
        "【上门】您要的个人信息副本已备好，7天内可在这里下载：{link}",
        "【上门】The copy of your data is ready. Fetch it here within 7 days: {link}",
    ),
    About.DATA_REFUSED: text(
        "【上门】您要的个人信息副本这次没能提供，原因写在这里，可以再次申请：{link}",
        "【上门】We could not release the copy of your data. Here is why; you may ask again: {link}",
    ),
}
_WEEKDAYS_ZH: Final = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Said:
    """What a text may say. `window`: when we come; `name` and `badge`: of the technician."""

    kind: str
    link: str
    window: Window | None = None
    name: str = ""
    badge: str = ""


def occasion(entry: Entry, state: State, told_technician: str | None) -> About | None:
    """What the customer is told when this event has brought the order to `state`, or None.

    `told_technician`: the staff number that he was last told of; None after he was told that nobody comes.
    """
    if entry.kind == "window.promised":
        return About.DELAY if entry.body["asked_by"] == "us" else About.WINDOW
    if entry.kind == "order.assigned":
        return About.TECHNICIAN if entry.body["technician"] != told_technician else None
    if entry.kind == "order.unassigned":
        # By hand somebody else is sent in a moment; where the plan finds nobody, nobody is.
        return About.WITHDRAWN if entry.body.get("by") == "plan" else None
    if entry.kind == "visit.departed":
        fresh = entry.recorded_at - entry.occurred_at <= STALE
        return About.ON_THE_WAY if fresh and state is State.ON_THE_WAY else None
    if entry.kind == "acceptance.signed":
        return About.REWORK if state is State.REWORK else None
    if entry.kind == "complaint.answered":
        return About.COMPLAINT
    if entry.kind == "data.answered":
        return About.DATA if entry.body["verdict"] == "released" else About.DATA_REFUSED
    return About.REPLY if entry.kind == "order.replied" else None


def language_of(tag: str) -> Language:
    """A customer's language (BCP 47) as one that we write: English for English, else Chinese."""
    return "en" if tag.split("-")[0].lower() == "en" else "zh"


def worded(about: About, said: Said, language: Language) -> str:
    """The message."""
    return _TEXTS[about][language].format(
        kind=_KINDS[said.kind][language],
        when=when(said.window, language) if said.window else "",
        name=said.name,
        badge=said.badge,
        link=said.link,
    )


def when(window: Window, language: Language) -> str:
    """ "3月2日（周一）10:00-12:00", "Mon 2 Mar 10:00-12:00": local wall time."""
    begin, end = window.from_at.astimezone(ZONE), window.to_at.astimezone(ZONE)
    hours = f"{begin:%H:%M}-{end:%H:%M}"
    if language == "en":
        return f"{_DAYS_EN[begin.weekday()]} {begin.day} {_MONTHS_EN[begin.month - 1]} {hours}"
    return f"{begin.month}月{begin.day}日（周{_WEEKDAYS_ZH[begin.weekday()]}）{hours}"


_DAYS_EN: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def pause_s(attempts: int) -> int:
    """Seconds until the next try, after so many."""
    return int(FIRST_PAUSE_S * 2 ** (attempts - 1))
