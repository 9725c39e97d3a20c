"""Refusals of dispatch; each says what to do next."""

from __future__ import annotations

from doorstep.core.errors import Conflict, DoorstepError, NotFound, text


class NotBooked(Conflict):
    """Nobody can be sent before the customer knows when."""

    code = "not-booked"
    title = text("工单 {number} 还没有约定时段", "Order {number} has no promised window yet")
    mend = text("请先联系客户约好上门时段，再派单。", "Agree a window with the customer first, then assign.")


class TechnicianElsewhere(Conflict):
    """The technician's unit doesn't look after the order's grid."""

    code = "technician-elsewhere"
    title = text("{name} 所在单位不负责 {grid} 网格", "{name}'s unit doesn't look after the grid {grid}")
    mend = text("请选负责该网格的单位里的装维员。", "Pick a technician of the unit that does.")


class SkillLacking(Conflict):
    """`reason`: which skill and level, a Text."""

    code = "skill-lacking"
    title = text("{name} 不能做这单：{reason}（HOME-2）", "{name} can't do this order: {reason} (HOME-2)")
    mend = text("请改派有这项技能的装维员。", "Assign someone who has the skill.")


class CertificateLacking(Conflict):
    """Nobody works alone without what the work asks for, in date. `clauses`: HOME-1 and REGIME-1 for the
    operator's certificate, CALL-1 for the level 3 of who installs in a hotel; `cited`: the same as a Text."""

    code = "certificate-lacking"
    title = text(
        "{name} 不能单独上门：{reason}（{cited}）",
        "{name} may not work alone: {reason} ({cited})",
    )
    mend = text(
        "请改派持证在有效期内的装维员；换证后由班组长登记新证书。",
        "Assign someone whose certificate is in date; a renewed one is registered by the supervisor.",
    )


class OffDuty(Conflict):
    """The visit doesn't lie inside the technician's hours. `hours`: what they are that day, a Text."""

    code = "off-duty"
    title = text(
        "{name} 当天当班 {hours}，排不下这次上门", "{name} is on duty {hours}: the visit doesn't fit"
    )
    mend = text(
        "请换个时间或改派当班的人；确需加班，由班组长先调整班次。",
        "Pick another time or person; for overtime the supervisor changes the shift first.",
    )


class OutsideWindow(Conflict):
    """The visit would not begin inside the window that the customer was promised."""

    code = "outside-window"
    title = text(
        "{at} 不在与客户约定的 {window} 时段内",
        "{at} is outside the window promised to the customer, {window}",
    )
    mend = text(
        "请在约定时段内选开始时间；要换时段，先与客户改约。",
        "Begin inside the window; to leave it, agree another one with the customer first.",
    )


class StartsInPast(Conflict):
    code = "starts-in-past"
    title = text("{at} 已经过了", "{at} is over")
    mend = text("请选现在以后的时间。", "Pick a time from now on.")


class Overlaps(Conflict):
    """The technician is elsewhere then. `other`: that order, `from_at` and `to_at` its visit's ends;
    `next_free_at`: when he is free for so long next (that day, on duty), null when he isn't any more."""

    code = "visits-overlap"
    title = text(
        "{name} 在 {hours} 已派工单 {other}", "{name} is already assigned to order {other} from {hours}"
    )
    mend = text("最近的空档：{next_free}。", "Free next: {next_free}.")


class NoPlace(Conflict):
    """No start inside the promised window can be kept with what he has already. `reason`: a Text."""

    code = "no-place"
    title = text("{name} 排不进这单：{reason}", "{name}'s day has no place for this order: {reason}")
    mend = text(
        "请改派别人，或先调走他当天的其他单。",
        "Assign someone else, or take another visit of the day off him.",
    )


class PlanOutdated(Conflict):
    """Somebody was sent elsewhere while the plan was made."""

    code = "plan-outdated"
    retryable = True
    title = text(
        "排程期间有人改了派单，本次排程未生效", "Someone was reassigned while planning; nothing changed"
    )
    mend = text("请再排一次。", "Plan again.")


class PromiseMoved(Conflict):
    """The customer was promised another day while this request was under way."""

    code = "promise-moved"
    retryable = True
    title = text("工单 {number} 的约定时段刚刚改了", "The window of order {number} has just changed")
    mend = text("请刷新后按新的时段派单。", "Reload and assign by the new window.")


class PlanGoing(Conflict):
    """`plan`: the id of the one of this day that is still being computed."""

    code = "plan-going"
    title = text("当天已有一次排程在计算", "A plan of this day is being computed already")
    mend = text(
        "请等它算完，或先停下它（会留下目前最好的方案）。",
        "Wait for it, or stop it: the best so far is kept.",
    )


class PlanSettled(Conflict):
    """The proposal can't go where it is asked to. `state`: where it is, a Text."""

    code = "plan-settled"
    title = text("这份排程{state}，不能这样操作", "This plan is {state}: that can't be done with it")
    mend = text("请刷新排程列表；需要的话重新排一次。", "Reload the list of plans; make another if need be.")


class PlanMovedOn(Conflict):
    """What a plan did can't be taken back: `changed` says what became of its orders since, as [{number, what,
    by, at}]; `count`: how many."""

    code = "plan-moved-on"
    title = text(
        "排程生效后又有 {count} 单变了，不能整体撤销",
        "{count} of its orders have changed since: the plan can't be taken back as a whole",
    )
    mend = text("请在看板上逐单调整。", "Change single visits on the board instead.")


class PlanInterrupted(DoorstepError):
    """The worker that computed it was stopped."""

    code = "plan-interrupted"
    retryable = True
    title = text("后台任务中途停止，这次排程没有算完", "The worker was stopped before the plan was finished")
    mend = text("请重新排一次。", "Plan again.")


class NotUnderWay(Conflict):
    """Only a visit that has begun can overrun."""

    code = "not-under-way"
    title = text("工单 {number} 当天没有正在进行的上门", "Order {number} has no visit under way that day")
    mend = text("请选一单已出发或正在施工的。", "Pick one whose technician is on the way or on site.")


class VisitStands(Conflict):
    """`name`: who is to go."""

    code = "visit-stands"
    title = text("工单 {number} 没有取消，仍由 {name} 上门", "Order {number} stands: {name} is to go")
    mend = text("请先取消工单，或撤回派单。", "Cancel the order, or withdraw the assignment, first.")


class OtherDay(Conflict):
    """`window`: the one promised."""

    code = "other-day"
    title = text(
        "工单 {number} 约在 {window}，不是这一天", "Order {number} is promised {window}, not that day"
    )
    mend = text("请排约定的那一天，或先与客户改约。", "Plan the day promised, or agree another one first.")


class VisitBegun(Conflict):
    """`state`: how the order stands, a Text."""

    code = "visit-begun"
    title = text("工单 {number} {state}，不能再调整", "Order {number} is {state}: it can't be moved any more")
    mend = text(
        "已出发或已上门的单由现场处理；人去不了，请先在工单里登记上门失败。",
        "What has begun is dealt with on site; if he can't go on, the failed visit is recorded first.",
    )


class VisitPinned(Conflict):
    code = "visit-pinned"
    title = text("工单 {number} 已锁定，不能移动", "Order {number} is pinned where it is")
    mend = text("确需调整，先解除锁定。", "Unpin it first if it has to move.")


class BoardChanged(Conflict):
    """What the mover looked at has changed since. `changed`: [{number, what (a Text), by, at}]."""

    code = "board-changed"
    title = text("您看到的派单刚被改过：{names}", "What you look at has just changed: {names}")
    mend = text("看板已更新，请核对后再决定是否调整。", "The board is up to date now: look again, then move.")


class PromiseWouldBreak(Conflict):
    """`problems`: [{number, code, text}]; asked for before it is done. `names`: the orders' numbers."""

    code = "promise-would-break"
    title = text("这样调整会让 {names} 赶不上约定时段", "With this, {names} would miss the promised window")
    mend = text(
        "请另选时间或人；确需这样排，由主管写明原因后确认。",
        "Pick another time or person; if it has to be, the supervisor confirms it with a reason.",
    )


class MovesRefused(Conflict):
    """`problems`: [{number, code, text}], every reason; nothing was moved. `first`: one of them, a Text."""

    code = "moves-refused"
    title = text("调整未生效：{first}", "Nothing was moved: {first}")
    mend = text("请按提示换人或换时间后再试。", "Pick another person or time as the reasons say.")


class BoardChangeNotFound(NotFound):
    """Unknown, or somebody else's."""

    code = "board-change-not-found"
    title = text("没有可撤销的这次调整", "There is no such change of yours")
    mend = text(
        "只能撤销自己做的调整；请刷新看板。", "Only one's own changes are taken back; reload the board."
    )


class AlreadyUndone(Conflict):
    code = "already-undone"
    title = text("这次调整已经撤销过", "This change has been taken back already")
    mend = text("请刷新看板。", "Reload the board.")
