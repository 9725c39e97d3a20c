"""Refusals of booking; each says what to do next."""

from __future__ import annotations

from doorstep.core.errors import Conflict, DoorstepError, Invalid, NotAllowed, NotFound, text


class SlotNotFound(NotFound):
    code = "slot-not-found"
    title = text("没有编号为 {slot} 的预约时段", "There is no window {slot}")
    mend = text("请刷新可约时段后重新选择。", "Reload the windows and pick again.")


class SlotElsewhere(Invalid):
    """The slot belongs to another grid than the order."""

    code = "slot-elsewhere"
    title = text(
        "时段 {slot} 不在工单所属网格 {grid} 内", "The window {slot} is not of the order's grid {grid}"
    )
    mend = text("请在工单所属网格的时段里选择。", "Pick one of the order's own grid.")


class WindowFull(Conflict):
    """Nobody is free in this window any more. `offers`: other windows, [{slot, from_at, to_at, left}]."""

    code = "window-full"
    title = text("该时段名额已约满", "This window has just been filled")
    mend = text("请改约下面仍有名额的时段。", "Pick another one of those offered.")


class WindowNotOffered(Conflict):
    """The window isn't offered for this order. `reason`: why, a Text; `offers` as in WindowFull."""

    code = "window-not-offered"
    title = text("该时段不能约：{reason}", "This window can't be booked: {reason}")
    mend = text(
        "请改约可选的时段；确需该时段，请主管调整班次或名额。",
        "Pick another; if it must be this one, the supervisor changes shifts or places.",
    )


class HoldConflict(Conflict):
    """The id of a hold that another order or window has."""

    code = "hold-conflict"
    title = text("编号相同的占位已用在别的时段", "A hold with this id keeps another window")
    mend = text("请刷新后重新选择时段。", "Reload and pick the window again.")


class HoldsSpent(DoorstepError):
    """This link, or this telephone number, has had as many places kept in a day as anybody needs."""

    status = 429
    code = "holds-spent"
    title = text("今天已多次为您留位，不再预留", "Places were kept for you many times today")
    mend = text(
        "看好时段可直接确认，先到先得；拿不准请拨打服务热线 {hotline}。",
        "You can still book a window at once, first come, first served; if in doubt call {hotline}.",
    )


class MoveNeedsSupervisor(NotAllowed):
    """Our side wants to move a window that the customer was promised (HOTEL-7, ETHIC-2)."""

    code = "move-needs-supervisor"
    title = text(
        "已向客户承诺的时段，我方不能自行改动（HOTEL-7、ETHIC-2）",
        "Our side can't move a window that the customer was promised (HOTEL-7, ETHIC-2)",
    )
    mend = text(
        "客户要求改约的，改约方请选“客户”；我方原因改约，请主管操作并写明原因。",
        "If the customer asked, say so; if it is for our reasons, the supervisor does it and says why.",
    )


class MoveNeedsWho(Invalid):
    code = "move-needs-who"
    title = text("改约必须写明是谁提出的", "A move says who asked for it")
    mend = text("请选择由客户提出还是我方提出。", "Say whether the customer or our side asked for it.")


class MoveNeedsReason(Invalid):
    code = "move-needs-reason"
    title = text("我方改约必须写明原因", "A move for our reasons needs its reason")
    mend = text("请填写改约原因，它会记入工单日志。", "Write the reason; it is kept in the order's log.")


class CancelNeedsSupervisor(NotAllowed):
    """Our side wants to cancel a visit that the customer was promised."""

    code = "cancel-needs-supervisor"
    title = text(
        "已向客户承诺的上门，我方不能自行取消（HOTEL-7、ETHIC-2）",
        "Our side can't cancel a visit that the customer was promised (HOTEL-7, ETHIC-2)",
    )
    mend = text(
        "客户要求取消的，提出方请选“客户”；我方原因取消，请主管操作并写明原因。",
        "If the customer asked, say so; if it is for our reasons, the supervisor does it and says why.",
    )


class CancelNotTheirs(NotAllowed):
    """A customer cancels at nobody's asking but their own."""

    code = "cancel-not-theirs"
    title = text("客户只能取消自己的上门", "A customer cancels at their own asking only")
    mend = text("提出方请填“客户”。", "Say that the customer asked.")


class CancelNeedsReason(Invalid):
    code = "cancel-needs-reason"
    title = text("请写明取消原因", "Say why it is cancelled")
    mend = text(
        "选“其他”或由我方取消时，请补一句说明，它会记入工单日志。",
        "With 'other', and when our side cancels, add a line; it is kept in the order's log.",
    )


class RuleNotFound(NotFound):
    code = "window-rule-not-found"
    title = text("没有这条预约规则", "There is no such rule for windows")
    mend = text("请刷新规则列表后再操作。", "Reload the list of rules.")


class RuleConflict(Conflict):
    """The id of another rule."""

    code = "window-rule-conflict"
    title = text("编号相同、内容不同的规则已存在", "A rule with this id and another content is on record")
    mend = text(
        "请刷新规则列表，确需新增的请重新填写。", "Reload the list; if it is a new rule, enter it anew."
    )


class BadRule(Invalid):
    """A rule that can't be. `fields` as in Invalid."""

    code = "bad-window-rule"
    title = text("这条预约规则有误", "This rule for windows can't be taken")


class CapacityBelowTaken(Conflict):
    """`taken`: places already promised."""

    code = "capacity-below-taken"
    title = text(
        "该时段已约出 {taken} 个，名额不能减到 {capacity}",
        "{taken} places of this window are promised; it can't be cut to {capacity}",
    )
    mend = text(
        "名额请不少于 {taken}；不想再接新预约，可直接关闭该时段。",
        "Keep at least {taken}; to take no more bookings, close the window.",
    )
