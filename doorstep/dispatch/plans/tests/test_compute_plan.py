"""A proposal is computed by the worker: progress is told, it can be stopped, a worker that dies is told."""

from __future__ import annotations

from typing import Any

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from doorstep.core import clock
from doorstep.core.errors import NotFound
from doorstep.dispatch import services
from doorstep.dispatch.errors import PlanSettled
from doorstep.dispatch.models import PlanProposal
from doorstep.dispatch.plans import proposals
from doorstep.dispatch.solver.solving import Progress, solve
from doorstep.dispatch.states import PlanState
from doorstep.dispatch.tests.making import LI, booked, open_day
from doorstep.dispatch.tests.proposing import propose, ready, told
from tests.cast import Cast, at


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)
    booked(cast, "GD1")


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> PlanProposal:
    """One that is too big to be computed while its asker waits."""
    monkeypatch.setattr(proposals, "AT_ONCE", 0)
    return propose()


def state(plan: PlanProposal) -> str:
    plan.refresh_from_db()
    return plan.state


def problem(plan: PlanProposal) -> dict[str, str]:
    plan.refresh_from_db()
    return dict(plan.problem or {})


def compute(plan: PlanProposal) -> str:
    return services.compute_plan(plan=plan.pk, now=at(8))


def test_a_big_one_waits_for_the_worker(queued: PlanProposal) -> None:
    """In the queue of what takes long; computed, it is ready with what it found."""
    job = ProcrastinateJob.objects.get(task_name="dispatch.plan")
    assert (queued.state, job.queue_name, job.args, queued.job) == (
        "queued",
        "long",
        {"plan": queued.pk},
        job.pk,
    )
    assert compute(queued) == "ready"
    assert told(queued) == {"GD1": ("assigned", None, LI)}
    assert (queued.started_at, queued.problem) == (at(8), None)
    # Done is done: the queue may offer it again.
    assert compute(queued) == "ready"


def test_progress_is_told_while_it_runs(queued: PlanProposal, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, float, int, int, int]] = []

    def watched(*asked: Any, on_better: Any, **more: Any) -> Any:
        assert on_better(Progress(1.5, 10, 3, 2, 7200, 9000)) is True
        row = PlanProposal.objects.get(pk=queued.pk)
        seen.append((row.state, row.elapsed_s, row.served, row.unserved, row.travel_s))
        return solve(*asked, **more)

    monkeypatch.setattr(proposals, "solve", watched)
    assert compute(queued) == "ready"
    assert seen == [("running", 1.5, 3, 2, 7200)]


def test_stopped_early_the_best_so_far_is_kept(queued: PlanProposal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for while it waits, or while it runs: the search hears of it with its next progress."""
    services.stop_plan(plan=queued.pk)
    answers = list[bool]()

    def watched(*asked: Any, on_better: Any, **more: Any) -> Any:
        answers.append(on_better(Progress(0.1, 1, 1, 0, 60, 60)))
        return solve(*asked, **more)

    monkeypatch.setattr(proposals, "solve", watched)
    assert (compute(queued), answers) == ("ready", [False])
    assert told(queued) == {"GD1": ("assigned", None, LI)}


def test_only_one_that_is_going_is_stopped(cast: Cast) -> None:
    plan = ready()
    with pytest.raises(PlanSettled) as refused:
        services.stop_plan(plan=plan.pk)
    assert "待确认" in refused.value.titled("zh")
    with pytest.raises(NotFound):
        services.stop_plan(plan=plan.pk + 1)


def test_one_that_a_dead_worker_began_fails_with_a_reason(queued: PlanProposal) -> None:
    PlanProposal.objects.filter(pk=queued.pk).update(state=PlanState.RUNNING)
    assert compute(queued) == "failed"
    said = problem(queued)
    assert "没有算完" in said["zh"] and "Plan again" in said["en"]
    # Then another can be asked for.
    assert propose().state == "queued"


def test_what_nobody_foresaw_is_told_with_a_number_and_rises(
    queued: PlanProposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*asked: Any, **more: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(proposals, "solve", broken)
    with pytest.raises(ZeroDivisionError):
        compute(queued)
    assert state(queued) == "failed" and "系统内部错误（" in problem(queued)["zh"]


def test_one_whose_job_is_gone_is_given_up(queued: PlanProposal) -> None:
    assert services.fail_abandoned(now=at(8)) == 0
    ProcrastinateJob.objects.all().delete()
    assert services.fail_abandoned(now=at(8)) == 1
    assert state(queued) == "failed"


def test_one_whose_request_died_is_given_up_later(queued: PlanProposal) -> None:
    PlanProposal.objects.filter(pk=queued.pk).update(job=None, state=PlanState.RUNNING)
    assert services.fail_abandoned(now=at(7, 5)) == 0
    assert services.fail_abandoned(now=at(8)) == 1


@pytest.mark.django_db(transaction=True)
def test_the_worker_computes_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "AT_ONCE", 0)
    plan = propose()
    with (
        clock.frozen(at(8)),
        app.replace_connector(app.connector.get_worker_connector()) as worker,  # type: ignore[attr-defined]
    ):
        worker.run_worker(queues=["long"], wait=False, install_signal_handlers=False, listen_notify=False)
    assert state(plan) == "ready"


def test_one_given_up_meanwhile_is_not_made_ready(
    queued: PlanProposal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given_up(*asked: Any, on_better: Any, **more: Any) -> Any:
        PlanProposal.objects.filter(pk=queued.pk).update(state=PlanState.FAILED, problem={"zh": "", "en": ""})
        return on_better(Progress(0.1, 1, 1, 0, 60, 60))

    monkeypatch.setattr(proposals, "solve", given_up)
    assert compute(queued) == "failed"
