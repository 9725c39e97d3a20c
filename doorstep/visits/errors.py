"""What can go wrong between the phone and the log."""

from __future__ import annotations

from doorstep.core.errors import DoorstepError, Invalid, text


class NotYourOrder(DoorstepError):
    status = 403
    code = "not-your-order"
    title = text("工单 {order} 没有派给您", "Order {order} was not assigned to you")
    mend = text(
        "请刷新当天任务；已做的记录会交给调度处理，不会丢失。",
        "Refresh your day; what you did is handed to the dispatcher and kept.",
    )


class EvidenceRefused(Invalid):
    code = "evidence-refused"
    title = text("凭证不能接收：{why}", "The evidence can't be taken: {why}")
    mend = text("请重新拍摄后再上传。", "Take it again and upload it.")


class NoAcceptanceYet(DoorstepError):
    status = 409
    code = "no-acceptance-yet"
    title = text("工单 {order} 还没有验收签字", "Order {order} has no signed acceptance yet")
    mend = text("客户签字后即可生成验收单。", "The form is ready once the customer has signed.")
