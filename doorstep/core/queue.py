"""Queueing a job together with what calls for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import JobDeferrer
from procrastinate.manager import JobManager

#: A worker that hasn't beaten for so long is gone (they beat every 10 s).
_HEARTBEAT_LATE: Final = timedelta(seconds=60)


def enqueue(task: str, **arguments: int | str) -> int:
    """Queue a job by its task's name; it is there when the surrounding transaction commits. Returns its id.

    Raises procrastinate's TaskNotFound for an unknown name.
    """
    return _ours(app.configure_task(task, allow_unknown=False)).defer(**arguments)


def enqueue_once(task: str, *, lock: str, **arguments: int | str) -> int | None:
    """As `enqueue`, unless a job with the same `lock` waits for a worker already: None then.

    A task that is queued so must not be retried by the queue itself: a second one may wait meanwhile.
    """
    job = _ours(app.configure_task(task, allow_unknown=False, queueing_lock=lock))
    try:
        with transaction.atomic():  # else the refusal would spoil the transaction that calls for it
            return job.defer(**arguments)
    except AlreadyEnqueued:
        return None


def _ours(job: JobDeferrer) -> JobDeferrer:
    """Inside a worker the app speaks through the worker's own connections, where our transaction isn't."""
    job.job_manager = JobManager(DjangoConnector())
    return job


def cared_for(jobs: Collection[int], now: datetime) -> set[int]:
    """Of these jobs, by id, those that wait for a worker or are done by one that lives."""
    rows = ProcrastinateJob.objects.select_related("worker").in_bulk(list(jobs))
    return {job for job, row in rows.items() if _is_cared_for(row, now)}


def _is_cared_for(job: ProcrastinateJob, now: datetime) -> bool:
    if job.status != "doing":
        return job.status == "todo"
    return job.worker is not None and job.worker.last_heartbeat > now - _HEARTBEAT_LATE
