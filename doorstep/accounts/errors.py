"""Refusals of this package; each says what to do next."""

from __future__ import annotations

from doorstep.core.errors import Invalid, NotFound, text


class CustomerNotFound(NotFound):
    code = "customer-not-found"
    title = text("找不到这位客户", "There is no such customer")
    mend = text("请从工单重新打开客户信息。", "Open the customer again from the order.")


class BadCustomer(Invalid):
    """Data of a customer, site or contact that can't be taken; `fields` names each: [{field, zh, en}]."""

    code = "customer-input"


class RevealRefused(Invalid):
    """A reveal without who, why or what; `fields` names each: [{field, zh, en}]."""

    code = "reveal-needs-reason"
    title = text("查看客户完整信息须说明理由", "To see a customer's data in full, say why")
    mend = text(
        "请填写用途（例如“上门前联系客户”）后再查看。", "Give the purpose, such as 'call before the visit'."
    )
