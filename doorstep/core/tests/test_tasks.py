"""The queue keeps itself: what a killed worker left is resumed, what is long done is dropped."""

from __future__ import annotations

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from doorstep.core import tasks

pytestmark = pytest.mark.django_db(transaction=True)


@app.task(name="core.probe")
def probe() -> None:
    """A task of these tests alone."""


def work() -> None:
    """Run what is queued, as the worker does, until nothing is left."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)


def left_behind(starts: int, queueing_lock: str | None = None) -> int:
    """A job that a worker had begun when it was killed."""
    job = probe.configure(queueing_lock=queueing_lock).defer()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s WHERE id = %s", [starts, job]
        )
    return job


def status(job: int) -> str | None:
    return ProcrastinateJob.objects.filter(pk=job).values_list("status", flat=True).first()


def test_a_job_left_behind_is_done_after_all() -> None:
    job = left_behind(starts=0)
    tasks.resume_jobs.configure(task_kwargs={"timestamp": 0}).defer()
    work()
    assert status(job) == "succeeded"


def test_one_that_always_kills_its_worker_is_given_up() -> None:
    job = left_behind(starts=tasks.MAX_STARTS)
    tasks.resume_jobs.configure(task_kwargs={"timestamp": 0}).defer()
    work()
    assert status(job) == "failed"


def test_a_periodic_one_makes_way_for_the_next() -> None:
    job = left_behind(starts=0, queueing_lock="probe")
    following = probe.configure(queueing_lock="probe").defer()
    tasks.resume_jobs.configure(task_kwargs={"timestamp": 0}).defer()
    work()
    assert (status(job), status(following)) == (None, "succeeded")


def test_only_what_is_long_done_is_dropped() -> None:
    old, new = (probe.defer() for _ in range(2))
    work()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = at - interval '2 days' WHERE job_id = %s", [old])
    tasks.drop_old_jobs.configure(task_kwargs={"timestamp": 0}).defer()
    work()
    assert (status(old), status(new)) == (None, "succeeded")
