"""Jobs of notify: a message is sent outside the transaction that called for it."""

from __future__ import annotations

from django.db import OperationalError
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from doorstep.core import clock
from doorstep.core.errors import DoorstepError
from doorstep.notify import rules, services


class WhenRetryable(BaseRetryStrategy):
    """Again, ever later, for what passes by itself; what stays wrong stays failed."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        passes = isinstance(exception, OperationalError)
        if isinstance(exception, DoorstepError):
            passes = exception.retryable
        if not passes or job.attempts >= rules.MAX_ATTEMPTS:
            return None
        return RetryDecision(retry_in={"seconds": rules.pause_s(job.attempts + 1)})


@app.task(name=services.SEND, retry=WhenRetryable())
def send(notice_id: int) -> str:
    """Returns the notice's state afterwards."""
    return services.deliver(notice_id=notice_id, now=clock.now()).state
