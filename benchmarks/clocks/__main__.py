"""`python -m benchmarks.clocks`: how late a deadline that passes with no event is noticed."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from doorstep.config.postgres import Cluster, place_of

if TYPE_CHECKING:
    from benchmarks.clocks.loading import Template
    from benchmarks.clocks.measuring import Fired, Worker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")

#: Deadlines spread over time: so many seconds of them, before and around the kill.
SPREAD_S = 60
LOADED_AT_ONCE = 5_000

Dues = Mapping[str, datetime]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clocks", description=__doc__)
    parser.add_argument("--orders", type=int, default=100_000, help="orders with open clocks")
    parser.add_argument("--per-second", type=int, default=20, help="deadlines a second while they are spread")
    parser.add_argument("--burst", type=int, default=500, help="deadlines in one and the same second")
    asked = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="doorstep-bench-"))
    data.chmod(0o711)
    # Commit timestamps tell to the microsecond when a verdict was there; the rest are PostgreSQL's defaults.
    cluster = Cluster(place_of(data), options={"track_commit_timestamp": "on"}, tied=True)
    try:
        cluster.start()
        os.environ["DATABASE_URL"] = cluster.url()
        os.environ["DOORSTEP_DATA"] = str(data)
        _run(data, asked.orders, asked.per_second, asked.burst)
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place.home, ignore_errors=True)
        shutil.rmtree(data, ignore_errors=True)


def _run(data: Path, orders: int, per_second: int, burst: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.clocks.loading import make_template
    from benchmarks.clocks.measuring import Worker, await_run
    from doorstep.config.demo.city import CITY_UNIT, load_people
    from doorstep.core import clock

    call_command("migrate", verbosity=0)
    now = clock.now()
    load_people(now)
    template = make_template(CITY_UNIT, now)
    _load_many(template, orders, now)
    worker = Worker(data / "worker.log")
    try:
        await_run(now)
        _measure(template, worker, per_second, burst)
    finally:
        worker.stop()


def _load_many(template: Template, orders: int, now: datetime) -> None:
    """The open clocks in whose midst all happens: orders of the last two hours, due in the next two."""
    from django.db import connection

    from benchmarks.clocks.loading import load
    from doorstep.orders.models import Order, VerdictInterval

    began, step = time.monotonic(), timedelta(minutes=95) / orders
    rest = ((f"C{n:07d}", now + timedelta(minutes=20) + step * n) for n in range(orders))
    while part := dict(islice(rest, LOADED_AT_ONCE)):
        load(template, part)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    waiting = VerdictInterval.objects.filter(to_at__isnull=True, due_at__isnull=False).count()
    took = time.monotonic() - began
    print(f"{Order.objects.count()} orders, {waiting} open clocks, loaded in {took:.0f} s", flush=True)


def _measure(template: Template, worker: Worker, per_second: int, burst: int) -> None:
    """Spread deadlines, a burst, then both again around a kill."""
    from benchmarks.clocks.loading import load
    from benchmarks.clocks.measuring import await_fired, await_run, differing, fired
    from doorstep.core import clock
    from doorstep.core.clock import whole_ms

    start = whole_ms(clock.now()) + timedelta(seconds=10)
    burst_at = start + timedelta(seconds=SPREAD_S + 5)
    kill_at = burst_at + timedelta(seconds=25)
    phases: dict[str, Dues] = {
        "spread": dict(_spread("S", start, SPREAD_S, per_second)),
        "burst in one second": dict(_spread("B", burst_at, 1, burst)),
        "around a kill": dict(_spread("K", kill_at - timedelta(seconds=10), 30, per_second))
        | dict(_spread("L", kill_at - timedelta(seconds=1), 1, burst)),
    }
    for dues in phases.values():
        load(template, dues)
    _sleep_until(kill_at + timedelta(milliseconds=700))
    worker.kill()
    killed_at = clock.now()
    worker.restart()
    back_s = await_run(killed_at)
    print(f"worker killed; at work again after {back_s:.1f} s ({worker.cpu_s():.1f} CPU s)", flush=True)
    every = [number for dues in phases.values() for number in dues]
    await_fired(every, 120)
    print(f"\n{_about()}\n\n| s from due to stored verdict | deadlines | p50 | p95 | max | missing | twice |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, dues in phases.items():
        print(_row(name, fired(list(dues))))
    sample = every[:: max(1, len(every) // 100)]
    print(f"\n{len(sample)} of them replayed from their logs: {len(differing(sample, clock.now()))} differ")


def _spread(prefix: str, start: datetime, seconds: int, per_second: int) -> Iterator[tuple[str, datetime]]:
    for n in range(seconds * per_second):
        at = start + timedelta(milliseconds=1000 * n // per_second)
        yield f"{prefix}{n:06d}", at


def _sleep_until(at: datetime) -> None:
    from doorstep.core import clock

    time.sleep(max(0.0, (at - clock.now()).total_seconds()))


def _about() -> str:
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"{os.cpu_count()} processors, load {load}"


def _row(name: str, found: Fired) -> str:
    lags: Sequence[float] = sorted(found.lags_s) or [float("nan")]
    p95 = lags[max(0, -(-len(lags) * 95 // 100) - 1)]
    figures = f"{statistics.median(lags):.2f} | {p95:.2f} | {lags[-1]:.2f}"
    return f"| {name} | {len(found.lags_s)} | {figures} | {found.missing} | {found.twice} |"


if __name__ == "__main__":
    main()
