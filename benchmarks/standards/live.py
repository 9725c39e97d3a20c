"""`python -m benchmarks.standards.live`: one order of 40 events under every clause of the library, live.

Two figures: all clauses over the whole log, and what one more event costs when only what it touches is judged
again. Both are the functions that `orders.judging` uses, in plain Python, on one core; nothing is known of an
order before. Bodies are those that the field app sends; kinds, detours and times differ by order.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from doorstep.standards.running import Programs
    from doorstep.standards.verdicts import Clocks, Fact

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.standards.live", description=__doc__)
    parser.add_argument("--orders", type=int, default=400)
    parser.add_argument("--clauses", type=int, help="so many of them, spread over all documents")
    parser.add_argument("--repeats", type=int, default=7, help="each figure is the fastest of so many runs")
    asked = parser.parse_args()
    import django

    django.setup()
    _run(asked.orders, asked.repeats, asked.clauses)


def _run(count: int, repeats: int, clauses: int | None) -> None:
    from benchmarks.standards.live_orders import EVENTS, library_book, orders
    from doorstep.orders.clocks import clocks
    from doorstep.standards.running import Programs
    from doorstep.standards.verdicts import Log

    book, timers = library_book(), clocks()
    data = list(orders(book, count))
    run = clauses or len(book.rules)
    rules = [book.rules[place * len(book.rules) // run] for place in range(run)]
    programs = Programs(rules)
    applicable = [len(programs.of(o).judge(Log.of(f, o), timers, f[-1].at)) for o, f in data]
    gc.collect()
    gc.disable()
    at_once = [min(whole(programs, timers, *each) for _ in range(repeats)) for each in data]
    runs = [[events(programs, timers, *each) for _ in range(repeats)] for each in data]
    by_event = [min(same) for several in runs for same in zip(*several, strict=True)]
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(
        f"{len(book.clauses)} clauses, {len(rules)} of them run over each order; {len(data)} orders of "
        f"{EVENTS} events, to which {statistics.mean(applicable):.0f} apply; fastest of {repeats}; "
        f"{os.cpu_count()} processors, load {load}\n"
    )
    print("| µs | p50 | p95 | p99 |\n|---|--:|--:|--:|")
    print(_row("all clauses, whole log", at_once))
    print(_row("one more event", by_event))


def whole(programs: Programs, timers: Clocks, order: Mapping[str, Any], facts: Sequence[Fact]) -> float:
    """Seconds for all clauses over the whole log, its index included."""
    from doorstep.standards.verdicts import Log

    begin = time.perf_counter()
    log = Log.of(facts, order)
    programs.of(order).judge(log, timers, facts[-1].at)
    return time.perf_counter() - begin


def events(
    programs: Programs, timers: Clocks, order: Mapping[str, Any], facts: Sequence[Fact]
) -> list[float]:
    """Seconds for each event after the first, judged by what it touches."""
    from doorstep.standards.verdicts import Log

    program = programs.of(order)
    log, took = Log.of(facts[:1], order), []
    for fact in facts[1:]:
        begin = time.perf_counter()
        log, position = log.extended(fact, None)
        program.judge_touched(log, position, timers, fact.at)
        took.append(time.perf_counter() - begin)
    return took


def _row(what: str, seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    points = [ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.95, 0.99)]
    return f"| {what} | " + " | ".join(f"{each * 1e6:.0f}" for each in points) + " |"


if __name__ == "__main__":
    main()
