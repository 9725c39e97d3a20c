"""Queueing a job together with what calls for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.manager import JobManager

#: A worker that hasn't beaten for so long is gone (they beat every 10 s).
_HEARTBEAT_LATE: Final = timedelta(seconds=60)


def enqueue(task: str, **arguments: int | str) -> int:
    """Queue a job by its task's name; it is there when the surrounding transaction commits. Returns its id.

    Raises procrastinate's TaskNotFound for an unknown name.
    """
    job = app.configure_task(task, allow_unknown=False)
    # Inside a worker the app speaks through the worker's own connections, where our transaction isn't.
    job.job_manager = JobManager(DjangoConnector())
    return job.defer(**arguments)


def cared_for(jobs: Collection[int], now: datetime) -> set[int]:
    """Of these jobs, by id, those that wait for a worker or are done by one that lives."""
    rows = ProcrastinateJob.objects.select_related("worker").in_bulk(list(jobs))
    return {job for job, row in rows.items() if _is_cared_for(row, now)}


def _is_cared_for(job: ProcrastinateJob, now: datetime) -> bool:
    if job.status != "doing":
        return job.status == "todo"
    return job.worker is not None and job.worker.last_heartbeat > now - _HEARTBEAT_LATE
