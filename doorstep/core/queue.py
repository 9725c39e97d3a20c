"""Queueing a job together with what calls for it."""

from __future__ import annotations

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.manager import JobManager


def enqueue(task: str, **arguments: int | str) -> int:
    """Queue a job by its task's name; it is there when the surrounding transaction commits. Returns its id.

    Raises procrastinate's TaskNotFound for an unknown name.
    """
    job = app.configure_task(task, allow_unknown=False)
    # Inside a worker the app speaks through the worker's own connections, where our transaction isn't.
    job.job_manager = JobManager(DjangoConnector())
    return job.defer(**arguments)
