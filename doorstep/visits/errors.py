"""What can go wrong between the phone and the log."""

from __future__ import annotations

from doorstep.core.errors import Conflict, DoorstepError, Invalid, text


class NotYourOrder(DoorstepError):
    status = 403
    code = "not-your-order"
    title = text("工单 {order} 没有派给您", "Order {order} was not assigned to you")
    mend = text(
        "请刷新当天任务；已做的记录会交给调度处理，不会丢失。",
        "Refresh your day; what you did is handed to the dispatcher and kept.",
    )


class TimeImplausible(Invalid):
    """A phone's event before its order came in, or in the future. `claimed_at`: what the phone said."""

    code = "time-implausible"
    title = text("手机记录的时间 {claimed_at} 不可信", "The phone's time {claimed_at} can't be right")
    mend = text(
        "记录已原样保留，由调度核对后补录；请把手机时间改为自动设置。",
        "The record is kept for the dispatcher to enter by hand; set the phone's clock to automatic.",
    )


class EventUnreadable(Invalid):
    """An event that lacks what every event has. `fields`: [{field, zh, en}]."""

    code = "event-unreadable"
    title = text("这条记录无法识别：{named}", "This record can't be read: {named}")
    mend = text(
        "请更新应用；记录已原样保留，由调度核对。",
        "Update the app; the record is kept as it is for the dispatcher.",
    )


class NotTakenIn(DoorstepError):
    """A fault of ours on one event of a batch: the event is kept aside, the others go on."""

    code = "not-taken-in"
    title = text("这条记录暂时无法入账", "This record could not be entered")
    mend = text(
        "记录已原样保留；请把错误编号 {error_id} 告诉管理员。",
        "It is kept as it is; tell the administrator the error id {error_id}.",
    )


class NotOnTheWay(Conflict):
    """A phone tells where it is, but nobody is on the way to this order (any more): it stops telling."""

    code = "not-on-the-way"
    title = text("现在没有人在去工单 {order} 的路上", "Nobody is on the way to {order} now")
    mend = text(
        "到达或改派后位置不再上报，无需处理。", "On arrival the position is told no more; nothing to do."
    )


class EvidenceRefused(Invalid):
    code = "evidence-refused"
    title = text("凭证不能接收：{why}", "The evidence can't be taken: {why}")
    mend = text("请重新拍摄后再上传。", "Take it again and upload it.")


class EvidenceTooMuch(DoorstepError):
    """One link has brought more in a day than signatures ever are."""

    status = 429
    code = "evidence-too-much"
    title = text("今天经这个链接上传的图片太多", "Too many pictures came by this link today")
    mend = text(
        "请在装维员的手机上签字，或明天再试；已经签好的不受影响。",
        "Sign on the technician's phone, or try again tomorrow; what you have signed stands.",
    )


class EvidenceLost(DoorstepError):
    """On record, but its file has gone from the data folder."""

    status = 410
    code = "evidence-lost"
    title = text("凭证文件已丢失", "The file of this evidence is lost")
    mend = text(
        "请管理员从备份恢复数据目录；拍摄的手机里还有的话，重新上传即可。",
        "Have the data folder restored from its backup; a phone that still holds it can upload it again.",
    )


class NoAcceptanceYet(DoorstepError):
    status = 409
    code = "no-acceptance-yet"
    title = text("工单 {order} 还没有验收签字", "Order {order} has no signed acceptance yet")
    mend = text("客户签字后即可生成验收单。", "The form is ready once the customer has signed.")


class DayTooFar(Invalid):
    code = "day-too-far"
    title = text("{day} 不在可查看的日期范围内", "{day} is out of reach")
    mend = text("请选择前后 31 天以内的日期。", "Pick a day within 31 days of today.")


class EvidenceOffset(Conflict):
    """A piece of evidence that doesn't begin where what is here ends: go on at `received_bytes`."""

    code = "evidence-offset"
    retryable = True
    title = text("凭证已收到 {received_bytes} 字节", "{received_bytes} bytes of the evidence are here")
    mend = text("请从该位置继续上传，应用会自动处理。", "Go on from there; the app does so by itself.")


class RangeUnreadable(Invalid):
    code = "range-unreadable"
    title = text("上传分段 {said} 与内容不符", "The range {said} doesn't fit its bytes")
    mend = text(
        "分段写作 Content-Range: bytes 0-262143/1048576，且与正文长度一致；可先查询已收到的字节数。",
        "Write Content-Range: bytes 0-262143/1048576 with just as many bytes; ask first how many are here.",
    )


class StorageFull(DoorstepError):
    status = 507
    code = "storage-full"
    retryable = True
    title = text("服务器存储空间已满，凭证暂存在手机上", "The server has no room left for evidence")
    mend = text(
        "手机会稍后自动重传；请告知管理员清理数据目录所在磁盘。",
        "The phone tries again by itself; tell the administrator to make room on the data folder's disk.",
    )


class EvidenceMissing(Conflict):
    """`missing`: [{kind, slot, sha256}] that the order's log names and that has not arrived."""

    code = "evidence-missing"
    title = text(
        "工单 {order} 还有 {count} 份凭证没有上传", "{count} pieces of evidence of {order} are not here yet"
    )
    mend = text(
        "请装维员打开应用联网，传完再归档；手机丢失或损坏、确实传不上来的，由主管对那条记录补更正说明后归档。",
        "Have the technician open the app with network, then close it. Where the phone is lost for good, a "
        "supervisor records a correction of the event that names the evidence, and closes the order then.",
    )
