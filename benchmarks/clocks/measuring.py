"""The worker as `doorstep run` starts it, and when the verdicts of passed deadlines were there."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.models import QuerySet

from benchmarks.clocks.loading import CLAUSE
from doorstep.config.serving.children import worker
from doorstep.orders.judging import Docket
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.queries import entries_of


@dataclass(frozen=True, slots=True)
class Fired:
    """Of some orders: seconds from due to the commit of the verdict; how many lack it or have it twice."""

    lags_s: list[float]
    missing: int
    twice: int


class Worker:
    """Procrastinate's worker in a process of its own."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as sink:
            return subprocess.Popen(worker().command, stdout=sink, stderr=sink, start_new_session=True)

    def kill(self) -> None:
        """As a power cut would: no word to anybody."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def restart(self) -> None:
        self._process = self._started()

    def cpu_s(self) -> float:
        """Processor seconds that the process has used."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()


def await_run(since: datetime, limit_s: float = 120) -> float:
    """Until the clock job has been started by a worker; seconds since then. Raises TimeoutError."""
    until = time.monotonic() + limit_s
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXTRACT(EPOCH FROM min(e.at) - %s) FROM procrastinate_events e"
                " JOIN procrastinate_jobs j ON j.id = e.job_id"
                " WHERE j.task_name = 'orders.fire_deadlines' AND e.type = 'started' AND e.at > %s",
                [since, since],
            )
            (passed,) = cursor.fetchone()
        if passed is not None:
            return float(passed)
        time.sleep(0.1)
    raise TimeoutError(f"the clock job did not run within {limit_s} s: see the worker's log")


def await_fired(numbers: Sequence[str], limit_s: float) -> None:
    """Until all of them have their verdict, or the limit."""
    until = time.monotonic() + limit_s
    while time.monotonic() < until:
        if _violated(numbers).values("order_id").distinct().count() == len(numbers):
            return
        time.sleep(0.5)


def fired(numbers: Sequence[str]) -> Fired:
    """PostgreSQL itself says when each verdict was committed (track_commit_timestamp)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT order_id, EXTRACT(EPOCH FROM pg_xact_commit_timestamp(xmin) - violated_at)"
            " FROM orders_verdictinterval WHERE clause = %s AND outcome = 'violated' AND order_id = ANY(%s)",
            [CLAUSE, list(numbers)],
        )
        rows = cursor.fetchall()
    known = {number for number, _ in rows}
    return Fired([float(lag) for _, lag in rows], len(numbers) - len(known), len(rows) - len(known))


def differing(numbers: Sequence[str], now: datetime) -> list[str]:
    """Those of the orders whose stored intervals are not what their log gives from the start."""
    return [number for number in numbers if _stored(number) != _replayed(number, now)]


def _stored(number: str) -> list[tuple[object, ...]]:
    return sorted(map(_told, VerdictInterval.objects.filter(order_id=number)), key=str)


def _replayed(number: str, now: datetime) -> list[tuple[object, ...]]:
    first, *following = entries_of(number)
    docket = Docket.opened(Order.objects.get(number=number), first)
    for entry in following:
        docket.add(entry)
    docket.wait(now)
    return sorted(map(_told, docket.begun), key=str)


def _told(row: VerdictInterval) -> tuple[object, ...]:
    instants = (row.due_at, row.violated_at, row.from_at, row.to_at)
    return (row.clause, row.outcome, row.final, *instants, tuple(row.witnesses), row.cause)


def _violated(numbers: Sequence[str]) -> QuerySet[VerdictInterval]:
    return VerdictInterval.objects.filter(clause=CLAUSE, outcome="violated", order_id__in=numbers)
