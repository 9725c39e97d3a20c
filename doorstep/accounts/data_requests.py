"""Customers ask for what we hold on them: recorded, answered by a person within a time, fetched for a while.

Never at once: whoever holds a link, or has filled in the public form with a neighbour's name and number, is
not yet the customer. Somebody makes sure, and says how.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from doorstep.accounts.errors import (
    DataNotReady,
    DataRequestNotFound,
    DataRequestSettled,
    IdentityNotVerified,
    RefusalNeedsReason,
)
from doorstep.accounts.models import AccessRecord, Customer, DataRequest
from doorstep.accounts.states import DATA_STATES, DataState, PersonalField, Verified
from doorstep.core.errors import Text, text
from doorstep.core.zone import ZONE

#: Days in which a request is answered (PIPL article 50: in good time), and in which it can be fetched.
ANSWER_DAYS = 15
FETCH_DAYS = 7
MOST_REASON = 300


@transaction.atomic
def request_personal_data(
    *, request_id: UUID, customer_id: UUID, order_number: str, now: datetime
) -> DataRequest:
    """A customer asks behind an order's link. The same id again, or another while one is open for this order,
    is the one that stands.
    """
    # Two clicks at once wait for each other at the customer's row.
    customer = Customer.objects.select_for_update(no_key=True).get(pk=customer_id)
    standing = DataRequest.objects.filter(pk=request_id, customer=customer).first()
    standing = standing or DataRequest.objects.filter(order_number=order_number, state=DataState.OPEN).first()
    if standing is not None:
        return standing
    due_on = now.astimezone(ZONE).date() + timedelta(days=ANSWER_DAYS)
    return DataRequest.objects.create(
        id=request_id,
        customer=customer,
        order_number=order_number,
        asked_at=now,
        due_on=due_on,
        state=DataState.OPEN.value,
    )


@transaction.atomic
def answer_data_request(*, request_id: UUID, verified_by: str, by: str, now: datetime) -> DataRequest:
    """Release the data: it can be fetched for some days. `by`: the login of who made sure that it is the
    customer, `verified_by` how. Raises DataRequestNotFound, DataRequestSettled, IdentityNotVerified.
    """
    request = _open(request_id)
    if verified_by not in set(Verified):
        listed = "、".join(Verified)
        raise IdentityNotVerified(
            fields=[{"field": "verified_by", "zh": f"请选：{listed}", "en": f"one of: {', '.join(Verified)}"}]
        )
    request.state, request.verified_by = DataState.ANSWERED.value, verified_by
    request.until_at = now + timedelta(days=FETCH_DAYS)
    return _settled(request, by, now)


@transaction.atomic
def refuse_data_request(*, request_id: UUID, reason: str, by: str, now: datetime) -> DataRequest:
    """Not released, with a reason that the customer reads. Raises DataRequestNotFound, DataRequestSettled,
    RefusalNeedsReason.
    """
    request = _open(request_id)
    said = " ".join(reason.split())
    if not said or len(said) > MOST_REASON:
        wrong = {"field": "reason", "zh": f"1 至 {MOST_REASON} 个字", "en": f"1 to {MOST_REASON} characters"}
        raise RefusalNeedsReason(fields=[wrong])
    request.state, request.reason = DataState.REFUSED.value, said
    return _settled(request, by, now)


@transaction.atomic
def fetch_personal_data(*, order_number: str, now: datetime) -> Customer:
    """The customer whose released data may be read behind this order's link now; that it was is on record.
    Raises DataNotReady.
    """
    request = latest_data_request(order_number)
    why = _why_not(request, now)
    if request is None or why is not None:
        raise DataNotReady(why=why)
    AccessRecord.objects.create(
        customer_id=request.customer_id,
        actor=f"customer:{request.customer_id}"[:60],
        role="customer",
        fields=[field.value for field in PersonalField],
        purpose="客户本人查阅、复制个人信息",
        order_number=order_number,
        at=now,
    )
    return Customer.objects.prefetch_related("sites", "contacts").get(pk=request.customer_id)


def latest_data_request(order_number: str) -> DataRequest | None:
    """The last one asked behind this order's link."""
    return DataRequest.objects.filter(order_number=order_number).order_by("-asked_at", "-id").first()


def data_requests(order_numbers: Iterable[str], state: str = "") -> list[DataRequest]:
    """Those behind these orders' links: the open ones first, by when they are due; then the newest."""
    rows = DataRequest.objects.select_related("customer").filter(order_number__in=order_numbers)
    rows = rows.filter(state=state) if state else rows
    return sorted(rows, key=_urgency)


def data_request_numbered(request_id: UUID) -> DataRequest:
    """Raises DataRequestNotFound."""
    found = DataRequest.objects.filter(pk=request_id).first()
    if found is None:
        raise DataRequestNotFound()
    return found


def _urgency(request: DataRequest) -> tuple[bool, float]:
    is_open = request.state == DataState.OPEN
    return not is_open, request.asked_at.timestamp() * (1 if is_open else -1)


def _why_not(request: DataRequest | None, now: datetime) -> Text | None:
    if request is None:
        return text("还没有申请", "nobody has asked for it")
    if request.state != DataState.ANSWERED:
        return DATA_STATES[DataState(request.state)]
    if request.until_at is None or now >= request.until_at:
        return text("已过下载期限", "the time to fetch it is over")
    return None


def _open(request_id: UUID) -> DataRequest:
    request = DataRequest.objects.select_for_update().filter(pk=request_id).first()
    if request is None:
        raise DataRequestNotFound()
    if request.state != DataState.OPEN:
        raise DataRequestSettled(state=DATA_STATES[DataState(request.state)])
    return request


def _settled(request: DataRequest, by: str, now: datetime) -> DataRequest:
    request.settled_at, request.settled_by = now, by
    request.save(update_fields=["state", "verified_by", "reason", "settled_at", "settled_by", "until_at"])
    return request
