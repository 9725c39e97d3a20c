"""Writers: processes, each with a connection and orders of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue

#: (began, ended, processor seconds, milliseconds of each append)
Told = tuple[float, float, float, list[float]]


@dataclass(frozen=True, slots=True)
class Measured:
    """`took_s`: from the first writer's start to the last one's end. `cpu_s`: of all writers, if known."""

    took_s: float
    latencies_ms: list[float]
    cpu_s: float | None = None


def write(orders: Sequence[Sequence[str]]) -> Measured:
    """One writer for each list of orders, all begin at once; each records the visits of its orders."""
    context = get_context("spawn")
    start, told = context.Barrier(len(orders)), context.SimpleQueue()
    writers = [context.Process(target=_writer, args=(own, start, told)) for own in orders]
    for writer in writers:
        writer.start()
    results: list[Told] = [told.get() for _ in writers]
    for writer in writers:
        writer.join()
    if any(writer.exitcode for writer in writers):
        raise SystemExit("a writer failed: see above")
    took = max(end for _, end, _, _ in results) - min(begin for begin, _, _, _ in results)
    latencies = [each for *_, own in results for each in own]
    return Measured(took, latencies, sum(cpu for _, _, cpu, _ in results))


def _writer(numbers: Sequence[str], start: Barrier, told: SimpleQueue[Told]) -> None:
    """`perf_counter` is one clock for all processes of the machine (CLOCK_MONOTONIC)."""
    import django

    django.setup()
    from benchmarks.append.world import TECHNICIAN, events
    from doorstep.config.cli._session import disconnect
    from doorstep.core import clock
    from doorstep.orders.appending import append
    from doorstep.orders.judging import rulebook_of

    rulebook_of(numbers[0])  # connected, and the rules compiled, before the start
    latencies = []
    start.wait()
    begin, cpu = time.perf_counter(), time.process_time()
    for number in numbers:
        for event in events(clock.now()):
            before = time.perf_counter()
            append(number=number, event=event, actor=TECHNICIAN, now=clock.now())
            latencies.append((time.perf_counter() - before) * 1000)
    told.put((begin, time.perf_counter(), time.process_time() - cpu, latencies))
    disconnect()


def bring(numbers: Sequence[str], first_position: int) -> None:
    """Make these orders and bring them on site, on as many processes as there are processors."""
    share = max(1, -(-len(numbers) // (os.cpu_count() or 1)))
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        parts = [
            (numbers[begin : begin + share], first_position + begin)
            for begin in range(0, len(numbers), share)
        ]
        pool.starmap(_bring, parts)


def _bring(numbers: Sequence[str], first_position: int) -> None:
    import django

    django.setup()
    from benchmarks.append.world import bring_on_site
    from doorstep.config.cli._session import disconnect
    from doorstep.core import clock

    for position, number in enumerate(numbers, first_position):
        bring_on_site(number, position, clock.now())
    disconnect()
