"""Requests from the public form: anybody may send one, so there are limits, and the operator may close it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from doorstep.accounts.rules import normal_phone
from doorstep.core.errors import DoorstepError, text
from doorstep.orders.intake import OrderForm
from doorstep.orders.models import Event
from doorstep.orders.states import OPENING
from doorstep.orders.taking import Taken, take_order

#: A household asks once, twice when it forgot something.
MOST_A_DAY = 3


class RequestsClosed(DoorstepError):
    """The operator takes no requests on the web."""

    status = 403
    code = "requests-closed"
    title = text("网上报装报修暂未开放", "Requests on the web aren't open")
    mend = text("请拨打服务热线 {hotline}，我们为您登记。", "Call {hotline}; we take it down for you.")


class EnoughRequests(DoorstepError):
    """This telephone number has sent as many in a day as anybody needs."""

    status = 429
    code = "enough-requests"
    title = text("这个电话今天已提交过多次", "This number has sent several requests today")
    mend = text(
        "请打开之前收到的链接查看进度；要补充请拨打服务热线 {hotline}。",
        "Open a link that you got before; to add something call {hotline}.",
    )


def take_request(*, id: UUID, form: OrderForm, language: str, now: datetime) -> Taken:
    """Take in what somebody filled in on the web, as its customer. The same `id` again gives the same order.

    Raises RequestsClosed, EnoughRequests, and what take_order raises.
    """
    if not settings.WEB_REQUESTS:
        raise RequestsClosed(hotline=settings.HOTLINE)
    if not Event.objects.filter(pk=id).exists() and _sent(form.customer_phone, now) >= MOST_A_DAY:
        raise EnoughRequests(hotline=settings.HOTLINE)
    return take_order(id=id, form=form, source="web", actor=None, now=now, unit_path="", language=language)


def _sent(phone: str, now: datetime) -> int:
    """How many this number has sent in the last 24 hours."""
    return Event.objects.filter(
        kind=OPENING,
        body__source="web",
        occurred_at__gte=now - timedelta(hours=24),
        order__customer__phone=normal_phone(phone)[:30].replace("\x00", ""),
    ).count()
