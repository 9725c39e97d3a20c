"""The verbs of notify: write a notice, tell a technician, deliver."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog
from django.conf import settings
from django.db import transaction

from doorstep.core import ids
from doorstep.core.errors import NotFound, text
from doorstep.core.queue import enqueue
from doorstep.notify import crew, rules
from doorstep.notify.channels import Message, routes
from doorstep.notify.errors import ChannelFailed, ChannelUnavailable
from doorstep.notify.models import Notice, recipient
from doorstep.notify.states import About, Status
from doorstep.orders.appending import append
from doorstep.orders.log import SYSTEM, Entry, NewEvent
from doorstep.orders.models import Order
from doorstep.people.models import Technician

#: The job that calls `deliver`.
SEND = "notify.send"

log = structlog.get_logger("doorstep.notify")


def write_notice(*, order: Order, about: About, said: rules.Said, cause: Entry) -> Notice:
    """Word a message in the customer's language, keep it, and queue the job that sends it.

    Notice and job are there when the surrounding transaction commits, or neither is.
    """
    words = rules.worded(about, said, rules.language_of(order.customer.language))
    notice = Notice.objects.create(
        order=order,
        customer_id=order.customer_id,
        about=about.value,
        text=words,
        cause=cause.id,
        created_at=cause.recorded_at,
    )
    enqueue(SEND, notice_id=notice.pk)
    return notice


def tell_technician(*, technician: Technician, order: Order, line: crew.Line, cause: Entry) -> Notice:
    """Word what has become of a technician's day, keep it, and queue the job that sends it. A message to him
    that nobody has begun to send yet takes it up: a plan that is applied tells each once.
    """
    waiting = Notice.objects.select_for_update(skip_locked=True).filter(
        technician=technician, state=Status.WAITING.value, attempts=0
    )
    notice = waiting.order_by("-id").first()
    held = {number: crew.Line.of(each) for number, each in notice.news.items()} if notice else {}
    lines = crew.joined(held, order.number, line)
    news, words = {number: each.as_json() for number, each in lines.items()}, crew.worded(lines, "zh")
    if notice is not None:
        notice.news, notice.text = news, words
        notice.save(update_fields=["news", "text"])
        return notice
    notice = Notice.objects.create(
        order=order,
        technician=technician,
        about=About.DAY.value,
        text=words,
        news=news,
        cause=cause.id,
        created_at=cause.recorded_at,
    )
    enqueue(SEND, notice_id=notice.pk)
    return notice


def deliver(*, notice_id: int, now: datetime) -> Notice:
    """Send a waiting notice by the first route that takes it, and note it in the order's log.

    At least once: if we die between the sending and the note, it is sent again. A notice that is not waiting
    is left alone. Raises NotFound, and ChannelUnavailable when it is to be tried
    again; after the last try, or when every route refuses for good, it is failed and nothing is raised.
    """
    notice = _begun(notice_id)
    if notice.state != Status.WAITING.value:
        return notice
    message = Message(recipient(notice).phone, notice.text)
    failures: list[ChannelFailed] = []
    for channel in routes(settings.CHANNELS):
        try:
            channel.send(message)
        except ChannelFailed as failure:
            failures.append(failure)
        else:
            return _sent(notice, channel.name, now)
    return _not_sent(notice, failures)


@transaction.atomic
def _begun(notice_id: int) -> Notice:
    notice = (
        Notice.objects.select_for_update(of=("self",))
        .select_related("customer", "technician")
        .filter(pk=notice_id)
        .first()
    )
    if notice is None:
        raise NotFound(what=text(f"通知 {notice_id}", f"notice {notice_id}"))
    if notice.state == Status.WAITING.value:
        notice.attempts += 1
        notice.save(update_fields=["attempts"])
    return notice


@transaction.atomic
def _sent(notice: Notice, channel: str, now: datetime) -> Notice:
    """The order's row is locked before the notice's, as when the notice was written."""
    if notice.customer_id is not None:
        body = {"about": notice.about, "channel": channel}
        event = NewEvent(ids.uuid7(now), "customer.informed", body, now)
        append(number=notice.order_id, event=event, actor=SYSTEM, now=now)
    notice.state, notice.channel, notice.sent_at, notice.error = Status.SENT.value, channel, now, ""
    notice.save(update_fields=["state", "channel", "sent_at", "error"])
    return notice


def _not_sent(notice: Notice, failures: Sequence[ChannelFailed]) -> Notice:
    """Raises ChannelUnavailable when another try may help."""
    passing = [failure for failure in failures if failure.retryable]
    again = bool(passing) and notice.attempts < rules.MAX_ATTEMPTS
    notice.error = "; ".join(failure.titled("zh") for failure in failures)[:300]
    notice.permanent = not passing
    notice.state = Status.WAITING.value if again else Status.FAILED.value
    notice.save(update_fields=["error", "permanent", "state"])
    log.warning(
        "notice not sent",
        notice=notice.pk,
        about=notice.about,
        attempts=notice.attempts,
        again=again,
        codes=[failure.code for failure in failures],
    )
    if again:
        raise ChannelUnavailable(**passing[0].details)
    return notice
