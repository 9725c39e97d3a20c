"""A job is queued together with what calls for it, in a request and in another job alike."""

from __future__ import annotations

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import TaskNotFound

from doorstep.core.queue import enqueue, enqueue_once

pytestmark = pytest.mark.django_db(transaction=True)


@app.task(name="core.called_for")
def called_for(number: int) -> None:
    """What the tests queue."""


@app.task(name="core.calling")
def calling(number: int, kept: bool) -> None:
    """A job that queues another one, and may change its mind."""
    with transaction.atomic():
        enqueue("core.called_for", number=number)
        if not kept:
            raise RuntimeError("changed its mind")


def waiting() -> list[int]:
    jobs = ProcrastinateJob.objects.filter(task_name="core.called_for")
    return [job.args["number"] for job in jobs]


def work() -> None:
    """Runs the first job that waits; what it queues stays for the tests to see."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
        worker.run_worker(queues=["calling"], wait=False, install_signal_handlers=False, listen_notify=False)


def test_a_committed_transaction_leaves_its_job() -> None:
    with transaction.atomic():
        enqueue("core.called_for", number=7)
    assert waiting() == [7]


def test_a_rolled_back_transaction_leaves_none() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        enqueue("core.called_for", number=7)
        raise RuntimeError("changed its mind")
    assert waiting() == []


@pytest.mark.parametrize(("kept", "left"), [(True, [7]), (False, [])])
def test_the_same_holds_inside_a_job(kept: bool, left: list[int]) -> None:
    calling.configure(queue="calling").defer(number=7, kept=kept)
    work()
    assert waiting() == left


def test_an_unknown_task_is_refused() -> None:
    with pytest.raises(TaskNotFound):
        enqueue("core.no_such_task")


def test_of_one_lock_only_one_waits() -> None:
    assert enqueue_once("core.called_for", lock="seven", number=7) is not None
    with transaction.atomic():
        assert enqueue_once("core.called_for", lock="seven", number=7) is None
        enqueue_once("core.called_for", lock="eight", number=8)
    assert waiting() == [7, 8], "the refusal left the transaction whole"


def test_once_begun_the_next_may_wait() -> None:
    first = enqueue_once("core.called_for", lock="seven", number=7)
    ProcrastinateJob.objects.filter(pk=first).update(status="doing")
    assert enqueue_once("core.called_for", lock="seven", number=7) not in (None, first)
