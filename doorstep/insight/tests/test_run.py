"""A run of a backtest and what may become of it: cancelled, broken off, abandoned, done by the worker."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from doorstep.core import clock
from doorstep.insight import computing, engines, queries, services, tasks
from doorstep.insight.models import BacktestRun
from doorstep.insight.states import RunState
from doorstep.standards.drafting import open_draft
from tests import lives
from tests.cast import DAY, Cast, at

NOON = at(12)


@pytest.fixture
def run(cast: Cast, data_folder: Path) -> BacktestRun:
    """One that waits, for an order that nobody called."""
    lives.run_standard(cast)
    lives.begin(cast)
    return started(cast)


def started(cast: Cast) -> BacktestRun:
    draft = open_draft(standard="TEST", unit_path=cast.east.path, by="sunli", now=NOON)
    return again(draft.pk, cast)


def again(draft: int, cast: Cast) -> BacktestRun:
    return services.start_backtest(
        draft=draft, unit_path=cast.east.path, from_on=DAY, to_on=DAY, by="sunli", now=NOON
    )


def state(run: BacktestRun) -> str:
    run.refresh_from_db()
    return run.state


def found(run: BacktestRun) -> dict[str, Any]:
    run.refresh_from_db()
    assert run.result is not None
    return dict(run.result)


def why(run: BacktestRun) -> dict[str, str]:
    run.refresh_from_db()
    assert run.problem is not None
    return dict(run.problem)


def test_an_unchanged_draft_changes_nothing(run: BacktestRun) -> None:
    assert services.compute_backtest(run=run.pk, now=NOON) == "done"
    result = found(run)
    assert result["orders"] == 1 and run.started_at == NOON
    assert [clause["changes"] for clause in result["clauses"]] == [[]] * 6
    # Done is done: the queue may offer it again.
    assert services.compute_backtest(run=run.pk, now=at(13)) == "done"


def test_one_that_a_dead_worker_began_fails_with_a_reason(run: BacktestRun, cast: Cast) -> None:
    BacktestRun.objects.filter(pk=run.pk).update(state=RunState.RUNNING, started_at=NOON)
    assert services.compute_backtest(run=run.pk, now=at(13)) == "failed"
    assert "中途停止" in why(run)["zh"] and "Start it again" in why(run)["en"]
    assert run.finished_at == at(13) and again(run.draft_id, cast).state == "waiting"


def test_it_stops_when_it_is_cancelled(run: BacktestRun, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = engines.backtest

    def cancelled_meanwhile(*asked: Any, **more: Any) -> Any:
        services.cancel_backtest(run=run.pk, now=at(12, 1))
        return whole(*asked, **more)

    monkeypatch.setattr(computing, "backtest", cancelled_meanwhile)
    assert services.compute_backtest(run=run.pk, now=NOON) == "cancelled"
    run.refresh_from_db()
    assert (run.finished_at, run.result, run.problem) == (at(12, 1), None, None)
    assert not queries.rows_folder(run.pk).exists()


def test_what_is_foreseen_is_told(run: BacktestRun) -> None:
    queries.log_folder().mkdir()
    (queries.log_folder() / "letter.txt").write_text("dear", "utf-8")
    assert services.compute_backtest(run=run.pk, now=NOON) == "failed"
    assert "不能用来存放日志" in why(run)["zh"] and "空文件夹" in why(run)["zh"]


def test_what_is_not_is_told_kindly_and_rises(run: BacktestRun, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*asked: Any, **more: Any) -> Any:
        raise ZeroDivisionError("kernel")

    monkeypatch.setattr(computing, "backtest", broken)
    with pytest.raises(ZeroDivisionError):
        services.compute_backtest(run=run.pk, now=NOON)
    assert state(run) == "failed" and "系统内部错误" in why(run)["zh"]
    assert "kernel" not in str(why(run))


def test_only_what_nobody_works_on_is_given_up(run: BacktestRun) -> None:
    assert services.fail_abandoned(now=NOON) == 0, "its job waits"
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id", [NOON])
        (worker,) = cursor.fetchone() or (0,)
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s", [worker, run.job]
        )
    BacktestRun.objects.filter(pk=run.pk).update(state=RunState.RUNNING)
    assert services.fail_abandoned(now=NOON + timedelta(seconds=30)) == 0, "its worker beats"
    assert services.fail_abandoned(now=NOON + timedelta(seconds=90)) == 1
    assert state(run) == "failed" and "中途停止" in why(run)["zh"]
    assert services.fail_abandoned(now=NOON + timedelta(hours=1)) == 0


def test_a_run_whose_job_is_gone_is_given_up(run: BacktestRun) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [run.job])
    assert services.fail_abandoned(now=NOON) == 1 and state(run) == "failed"


def test_old_runs_make_way(run: BacktestRun, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "RUNS_KEPT", 1)
    services.compute_backtest(run=run.pk, now=NOON)
    second = again(run.draft_id, cast)
    assert {each.pk for each in queries.runs_of(run.draft_id)} == {run.pk, second.pk}
    services.compute_backtest(run=second.pk, now=NOON)
    third = again(run.draft_id, cast)
    assert {each.pk for each in queries.runs_of(run.draft_id)} == {second.pk, third.pk}
    assert not queries.rows_folder(run.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_the_worker_for_long_jobs_does_it(run: BacktestRun) -> None:
    assert ProcrastinateJob.objects.get(pk=run.job).queue_name == tasks.QUEUE
    with (
        clock.frozen(NOON),
        app.replace_connector(app.connector.get_worker_connector()) as worker,  # type: ignore[attr-defined]
    ):
        worker.run_worker(
            queues=[tasks.QUEUE], wait=False, install_signal_handlers=False, listen_notify=False
        )
    assert found(run)["clauses"][0]["before"]["violated"] == 1
    assert (run.state, run.done, run.total) == ("done", 1, 1)
