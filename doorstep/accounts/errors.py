"""Refusals of this package; each says what to do next."""

from __future__ import annotations

from doorstep.core.errors import Conflict, Invalid, NotFound, text


class CustomerNotFound(NotFound):
    code = "customer-not-found"
    title = text("找不到这位客户", "There is no such customer")
    mend = text("请从工单重新打开客户信息。", "Open the customer again from the order.")


class BadCustomer(Invalid):
    """Data of a customer, site or contact that can't be taken; `fields` names each: [{field, zh, en}]."""

    code = "customer-input"


class SiteKnown(Conflict):
    """The customer has another site with this address."""

    code = "site-known"
    title = text("这位客户已有这个地址", "The customer has another site with this address")
    mend = text(
        "请取消本单，用客户的那个地址新建工单。",
        "Cancel this order and take a new one at that address.",
    )


class RevealRefused(Invalid):
    """A reveal without who, why or what; `fields` names each: [{field, zh, en}]."""

    code = "reveal-needs-reason"
    title = text("查看客户完整信息须说明理由", "To see a customer's data in full, say why")
    mend = text(
        "请填写用途（例如“上门前联系客户”）后再查看。", "Give the purpose, such as 'call before the visit'."
    )


class DataRequestNotFound(NotFound):
    code = "data-request-not-found"
    title = text("找不到这份个人信息申请", "There is no such request for personal data")
    mend = text("请回到申请列表重新选择。", "Go back to the list of requests and choose again.")


class DataRequestSettled(Conflict):
    """`state`: how, a Text."""

    code = "data-request-settled"
    title = text("这份申请已处理：{state}", "This request has been dealt with: {state}")
    mend = text("请刷新列表查看处理结果。", "Reload the list to see how.")


class IdentityNotVerified(Invalid):
    """`fields` names it: [{field, zh, en}]."""

    code = "identity-not-verified"
    title = text("先核实是客户本人，再提供资料", "Make sure that it is the customer before you release data")
    mend = text(
        "请回拨登记电话或当面核实，选好核实方式再提交。",
        "Call back on the number we hold or see them, say how you checked, and send again.",
    )


class RefusalNeedsReason(Invalid):
    """`fields` names it: [{field, zh, en}]."""

    code = "refusal-needs-reason"
    title = text("不提供资料须写明理由", "Say why the data isn't released")
    mend = text(
        "请写一句客户看得懂的理由，会显示在客户页面上。",
        "Give a reason that the customer understands; their page shows it.",
    )


class DataNotReady(Conflict):
    """Not released, or not any more. `why`: a Text."""

    code = "data-not-ready"
    title = text("个人信息现在不能下载：{why}", "Your data can't be downloaded now: {why}")
    mend = text(
        "请看本页上的办理进度；过期了可以重新申请。",
        "See on this page how far it is; if it has expired, ask again.",
    )
