"""The job: run by the real worker, repeated only where that may help."""

import pytest
from django.db import OperationalError
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from doorstep.booking.tests.making import TEN, new_order, open_day, promise
from doorstep.notify.errors import ChannelRefused, ChannelUnavailable
from doorstep.notify.models import Notice
from doorstep.notify.rules import MAX_ATTEMPTS
from doorstep.notify.tasks import WhenRetryable
from doorstep.orders.queries import entries_of
from tests.cast import Cast


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_what_an_event_called_for(cast: Cast) -> None:
    open_day(cast)
    new_order(cast)
    promise("GD900000001", TEN)
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    notice = Notice.objects.get()
    assert (notice.state, notice.channel, notice.attempts) == ("sent", "outbox", 1)
    assert entries_of("GD900000001")[-1].kind == "customer.informed"


def job(attempts: int) -> Job:
    return Job(
        id=1,
        queue="default",
        lock=None,
        queueing_lock=None,
        task_name="notify.send",
        priority=0,
        attempts=attempts,
    )


@pytest.mark.parametrize("error", [ChannelUnavailable(channel="sms", why="error=503"), OperationalError()])
def test_what_passes_by_itself_is_repeated_ever_later(error: Exception) -> None:
    decide = WhenRetryable().get_retry_decision
    first, third = (decide(exception=error, job=job(attempts)) for attempts in (0, 2))
    assert first and third and first.retry_at and third.retry_at
    assert 40 < (third.retry_at - first.retry_at).total_seconds() < 50
    assert decide(exception=error, job=job(MAX_ATTEMPTS)) is None


@pytest.mark.parametrize("error", [ChannelRefused(channel="sms", why="error=403"), ValueError("a bug")])
def test_what_stays_wrong_is_not(error: Exception) -> None:
    assert WhenRetryable().get_retry_decision(exception=error, job=job(0)) is None
