"""Refusals of projects; each says what to do next."""

from __future__ import annotations

from doorstep.core.errors import Conflict, Invalid, NotFound, text


class RoomsChanged(Conflict):
    """What was previewed would no longer do the same: somebody changed rooms or terminals meanwhile."""

    code = "rooms-changed"
    title = text("核对之后房间表又有变动", "The rooms have changed since you looked")
    mend = text("请重新核对一遍再确认导入。", "Look at the preview again, then take it in.")


class NothingToTake(Invalid):
    code = "rooms-nothing-to-take"
    title = text("这份表里没有可以导入的房间", "This list holds no room that can be taken in")
    mend = text("请按提示修改标出的行，再上传一次。", "Mend the rows that are named and upload it again.")


class BadAccount(Invalid):
    """`fields` names what can't be taken: [{field, zh, en}]."""

    code = "bad-account"
    title = text("酒店档案有一处填得不对", "Something in the hotel's record can't be taken")


class BadDates(Invalid):
    """`fields` names the date: [{field, zh, en}]."""

    code = "bad-clearing-dates"
    title = text(
        "签约和验收要已经发生才能登记", "Contract and acceptance are recorded when they have happened"
    )
    mend = text("请填实际签约、验收的时间。", "Give the times at which they took place.")


class DutyDone(Conflict):
    """A promise that was reported, a task that was closed."""

    code = "duty-done"
    title = text("这件事已经办结", "This has been dealt with")
    mend = text("请刷新列表；还有要办的，另立一件。", "Reload the list; for anything more open another.")


class NoServicePlan(Conflict):
    code = "no-service-plan"
    title = text("这家酒店还没有服务计划", "There is no service plan for this hotel yet")
    mend = text("请先写好时间、目标和措施。", "Write its time, goals and measures first.")


class PlanStepOff(Conflict):
    """`state`: how the plan stands, a Text."""

    code = "service-plan-step-off"
    title = text("服务计划{state}，这一步现在做不了", "The service plan is {state}: this step isn't next")
    mend = text(
        "请刷新后按顺序办：确认、执行、完成、反馈。", "Reload: it is confirmed, started, completed, reported."
    )


class RoomsNotListed(Invalid):
    """The desk confirmed no room, or one that isn't part of this visit."""

    code = "rooms-not-listed"
    title = text("房间和这次上门的安排对不上", "The rooms aren't those of this visit")
    mend = text("请刷新页面，按单子上的房间确认。", "Reload the page and confirm the rooms on the list.")


class NextVisitNeeded(Conflict):
    """Rooms are left over, and nobody said when they are done (HOTEL-18)."""

    code = "next-visit-needed"
    title = text("还有 {left} 间没装，先约好下次上门时间", "{left} rooms are left: agree when they are done")
    mend = text("请在签字页选下次上门的时间。", "Choose the next time on this page, then sign.")


class VisitsChanged(Conflict):
    """What was previewed would no longer come out the same."""

    code = "visits-changed"
    title = text("核对之后房间、班组或时段又有变动", "Rooms, crews or windows have changed since you looked")
    mend = text("请重新预览上门计划，再确认生成。", "Preview the visits again, then make them.")


class NoVisitPossible(Conflict):
    """`why`: what stands in the way, a Text."""

    code = "no-visit-possible"
    title = text("这几天排不出上门：{why}", "No visit can be planned: {why}")
    mend = text(
        "请换日期、加班组或放宽进房时段，再看排法。",
        "Change the days, add crews or widen the hours, then look again.",
    )


class AccountChanged(Conflict):
    """`by_name`: who wrote it meanwhile, `at`: when; `revision`: how it stands now."""

    code = "account-changed"
    title = text(
        "您改的时候，{by_name} 也改了这份档案", "{by_name} has changed this record while you were editing"
    )
    mend = text(
        "您填的还在。请看对方改了哪几项，核对后再保存一次。",
        "What you entered is still there. See what the other changed, then save once more.",
    )


class VisitsRefused(Conflict):
    """`visits`: [{day, crew, reason}], `first`: the first one's reason."""

    code = "visits-refused"
    title = text("有上门安排不成：{first}", "Some visits can't be made: {first}")
    mend = text(
        "请按各次上门下面的提示调整日期、班组或时段，再预览一次。",
        "Change day, crew or hours as each visit says, and preview again.",
    )


class VisitUnderWay(Conflict):
    """`state`: how its order stands, a Text."""

    code = "hotel-visit-under-way"
    title = text("这次上门{state}，不能撤回", "This visit is {state}: it can't be withdrawn")
    mend = text(
        "已出发或已到店的，请与班组和店方商量后改约。", "Once under way, settle it with crew and hotel."
    )


class NoSuchVisit(NotFound):
    code = "visit-not-found"
    title = text("项目里没有这次上门", "The roll-out has no such visit")
    mend = text("请刷新上门列表。", "Reload the list of visits.")


class RoomNotDone(Conflict):
    """`room`, `state`."""

    code = "room-not-done"
    title = text("{room} 房还没装完，不用报修", "Room {room} isn't done yet: nothing to repair")
    mend = text("没装完的房间会进入下一次上门。", "It comes into the next visit anyway.")


class TerminalNotThere(Conflict):
    """`room`, `label`: the MAC or serial number that was named."""

    code = "terminal-not-there"
    title = text("{room} 没有登记 {label} 这台终端", "No terminal {label} is recorded in room {room}")
    mend = text("请刷新房间页，看它现在登记在哪。", "Reload the room and see where it is recorded now.")


class DutiesOpen(Conflict):
    """`number`: of the order, `count`: promises, tasks and results that are open in its log."""

    code = "duties-open"
    title = text(
        "{number} 还有 {count} 件承诺或转办没办结，不能归档",
        "{number} can't be closed: {count} promises or tasks are open",
    )
    mend = text("请先办结并回复酒店，再归档。", "See them done and tell the hotel, then close it.")
