"""`python -m benchmarks.append`: appends a second and p95, with 1, 4 and 16 writers, against the floor."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.append.floor import Rows, measure
from benchmarks.append.writing import bring, write
from doorstep.config.postgres import Cluster, place_of

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a number of writers, ours and the floor."""

    writers: int
    per_s: float
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    floor_per_s: float
    floor_p95_ms: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.append", description=__doc__)
    parser.add_argument("--writers", default="1,4,16", help="numbers of writers, by commas")
    parser.add_argument("--orders", type=int, default=96, help="visits recorded in each run, 14 events each")
    parser.add_argument("--data", type=Path, help="a folder for the server (default: a temporary one)")
    asked = parser.parse_args()
    data = asked.data or Path(tempfile.mkdtemp(prefix="doorstep-bench-"))
    data.mkdir(exist_ok=True)
    data.chmod(0o711)
    # No options: PostgreSQL's own defaults are durable (fsync, synchronous commit, full page writes).
    cluster = Cluster(place_of(data), tied=True)
    try:
        cluster.start()
        os.environ["DATABASE_URL"] = cluster.url()
        os.environ["DOORSTEP_DATA"] = str(data)
        _run(cluster, [int(each) for each in asked.writers.split(",")], asked.orders)
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place.home, ignore_errors=True)
        if asked.data is None:
            shutil.rmtree(data, ignore_errors=True)


def _run(cluster: Cluster, writers: Sequence[int], orders: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.append.world import load_city
    from doorstep.core import clock

    print(_about(cluster), flush=True)
    call_command("migrate", verbosity=0)
    load_city(clock.now())
    position = 1
    lines = []
    for count in writers:
        print(f"{count} writers: bringing {orders} orders on site …", flush=True)
        each = max(1, orders // count)
        line = _measure(cluster, count, each, position)
        position += count * (each + 1)
        lines.append(line)
        print(_row(line), flush=True)
    print("\n" + _table(lines))


def _measure(cluster: Cluster, writers: int, each: int, position: int) -> Line:

    numbers = [f"B{writers}-{n}" for n in range(writers * each)]
    below = [f"F{writers}-{n}" for n in range(writers)]
    bring([*numbers, *below], position)
    before = _verdict_rows()
    ours = write([numbers[n * each : (n + 1) * each] for n in range(writers)])
    appends = len(ours.latencies_ms)
    floor = measure(
        pgbench=cluster.binaries().program("pgbench"),
        url=cluster.url(),
        prefix=f"F{writers}-",
        writers=writers,
        transactions=max(2000, appends),
        rows=_rows_per_append(before, appends),
    )
    return Line(
        writers,
        appends / ours.took_s,
        statistics.median(ours.latencies_ms),
        p95(ours.latencies_ms),
        (ours.cpu_s or 0) / appends * 1000,
        len(floor.latencies_ms) / floor.took_s,
        p95(floor.latencies_ms),
    )


def _verdict_rows() -> tuple[int, int]:
    """Verdict intervals begun and ended until now."""
    from doorstep.orders.models import VerdictInterval

    rows = VerdictInterval.objects
    return rows.count(), rows.exclude(to_at=None).count()


def _rows_per_append(before: tuple[int, int], appends: int) -> Rows:
    from django.db import connection

    begun, ended = (after - then for after, then in zip(_verdict_rows(), before, strict=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT avg(octet_length(body::text)) FROM orders_event WHERE seq > 9")
        body_bytes = int(cursor.fetchone()[0])
    return Rows(begun / appends, ended / appends, body_bytes)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def _about(cluster: Cluster) -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')")
        fsync, commit = cursor.fetchone()
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"PostgreSQL {cluster.binaries().version}, fsync {fsync}, synchronous_commit {commit}; "
        f"{os.cpu_count()} processors, load {load}"
    )


def _table(lines: Sequence[Line]) -> str:
    head = (
        "| writers | appends/s | p50 ms | p95 ms | CPU ms | floor/s | floor p95 ms | ours/floor |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|",
    )
    return "\n".join([*head, *map(_row, lines)])


def _row(line: Line) -> str:
    ours = f"{line.per_s:.0f} | {line.p50_ms:.1f} | {line.p95_ms:.1f} | {line.cpu_ms:.1f}"
    floor = f"{line.floor_per_s:.0f} | {line.floor_p95_ms:.1f}"
    return f"| {line.writers} | {ours} | {floor} | {line.per_s / line.floor_per_s:.2f} |"


if __name__ == "__main__":
    main()
