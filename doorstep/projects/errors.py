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
