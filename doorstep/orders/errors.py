"""What can go wrong with an order's log."""

from __future__ import annotations

from doorstep.core.errors import Conflict, DoorstepError, Invalid, text


class UnknownEventKind(Invalid):
    code = "unknown-event-kind"
    title = text("无法识别的事件类型“{kind}”", "Unknown event kind '{kind}'")
    mend = text(
        "请更新应用后再试；该记录已原样保留，不会丢失。",
        "Update the app and try again; the record is kept as it is.",
    )


class BadEvent(Invalid):
    """A body that does not fit its kind. `fields`: [{field, zh, en}]."""

    code = "bad-event"
    title = text("事件内容有误：{named}", "The event's content can't be taken: {named}")
    mend = text("请按提示修改标出的字段。", "Correct the fields named.")


class StepRefused(DoorstepError):
    """A gate of the standard forbids the step. `blocks`: [{clause, source, title, missing, mend}]."""

    status = 409
    code = "step-refused"
    title = text("现在不能做这一步：{why}", "This step isn't open yet: {why}")
    mend = text("{how}", "{how}")


class StateForbids(DoorstepError):
    """The order's state does not allow the step."""

    status = 409
    code = "state-forbids"
    title = text("工单{state}，不能“{step}”", "The order is {state}; '{step}' is not possible")
    mend = text("当前可以：{allowed}。", "Possible now: {allowed}.")


class RoleForbids(DoorstepError):
    status = 403
    code = "role-forbids"
    title = text("您的岗位不能“{step}”", "Your role may not do '{step}'")
    mend = text("这一步由{who}来做。", "This step belongs to: {who}.")


class EventConflict(Conflict):
    """An event id that the log already holds, with another content."""

    code = "event-conflict"
    title = text(
        "编号相同但内容不同的记录已存在", "An event with this id and another content is already on record"
    )
    mend = text(
        "请刷新后核对工单日志；确实要登记的，作为新记录重新提交。",
        "Reload and look at the log; what still has to be recorded is sent as a new event.",
    )


class LogBroken(DoorstepError):
    """The stored log does not match its own hash chain."""

    status = 500
    code = "log-broken"
    title = text(
        "工单 {number} 的日志与校验链不符", "The log of order {number} does not match its hash chain"
    )
    mend = text(
        "请运行 doorstep verify {number} 并联系管理员，勿再改动数据。",
        "Run doorstep verify {number}, tell the administrator, change nothing.",
    )


class SettlementMissing(Invalid):
    code = "settlement-missing"
    title = text("请写明处理结果", "Say how it was dealt with")
    mend = text(
        "例如：已与装维员核实并补录。", "For example: checked with the technician and recorded by hand."
    )


class AlreadySettled(Conflict):
    """`by`, `at`: who said how, and when."""

    code = "already-settled"
    title = text("这条待核记录已经处理过", "This entry has been settled already")
    mend = text("请刷新列表；处理结果：{settlement}", "Reload the list. It was settled so: {settlement}")


class NotADeskVerb(Invalid):
    code = "not-a-desk-verb"
    title = text("“{kind}”不能由坐席直接登记", "'{kind}' is not recorded from the desk")
    mend = text("可登记的有：{known}。", "The desk records: {known}.")


class OrderIncomplete(Invalid):
    """An order without a complete need, contact or address (REGIME-3). `fields`: [{field, zh, en}]; `named`:
    the fields as a person knows them, a Text.
    """

    code = "order-incomplete"
    title = text("工单信息不完整：{named}", "The order isn't complete: {named}")
    mend = text(
        "请按提示补全或改正标出的内容，再提交一次。",
        "Complete or correct what is marked, and send it again.",
    )


class NumberTaken(Conflict):
    """Another order has this number."""

    code = "number-taken"
    title = text("工单号 {number} 已有工单", "There is an order {number} already")
    mend = text(
        "请换一个工单号；留空则由系统编号。", "Give another number, or leave it blank and get one from us."
    )
