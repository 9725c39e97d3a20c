"""`python -m benchmarks.conformance --logs FOLDER`: our verdicts against pm4py's and Declare4Py's."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.conformance.comparing import ARGUED, Comparison, compare
from benchmarks.conformance.constraints import DECLARE4PY, PM4PY, Constraint, constraints_for
from benchmarks.conformance.running import Answer, declare4py, ours, pm4py
from doorstep.integrations.eventlogs.xes_reading import read_xes

#: Declare4Py takes minutes for a larger log: there it is asked once, not with both kinds of vacuity.
BOTH_VACUITIES_UP_TO = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conformance", description=__doc__)
    parser.add_argument("--logs", type=Path, required=True, help="a folder of .xes(.gz) files, or one")
    parser.add_argument("--peers", default="pm4py,declare4py", help="which peers, by commas")
    asked = parser.parse_args()
    files = sorted(asked.logs.glob("*.xes*")) if asked.logs.is_dir() else [asked.logs]
    if not files:
        raise SystemExit(f"no .xes or .xes.gz in {asked.logs}")
    total = Comparison("all")
    for file in files:
        for comparison in _compared(file, asked.peers.split(",")):
            _add(total, comparison)
    print(f"\n{total.cells:,} cells compared, {total.differing:,} differ:")
    for reason, count in total.argued.items():
        print(f"  {count:,} argued ({reason}): {ARGUED[reason]}")
    print(f"  {sum(count for _, count, _ in total.unexplained):,} unexplained")
    raise SystemExit(1 if total.unexplained else 0)


def _compared(file: Path, peers: list[str]) -> Iterator[Comparison]:
    began = time.process_time()
    traces = list(read_xes(file))
    read_s = time.process_time() - began
    constraints = constraints_for(traces)
    events = sum(len(trace.facts) for trace in traces)
    mine = ours(traces, constraints)
    size = f"{len(traces):,} traces, {events:,} events, {len(constraints)} constraints"
    print(f"\n{file.name}: {size}", flush=True)
    print(f"  Doorstep: read {read_s:.1f} CPU s, check {mine.check_s:.1f} CPU s", flush=True)
    if "pm4py" in peers:
        shared = _numbered(constraints, lambda c: c.template in PM4PY and c.n == 1 and not c.within)
        shared = {number: each for number, each in shared.items() if not each.is_self_pair}
        yield _told(mine, pm4py(file, shared), constraints)
    if "declare4py" in peers:
        shared = _numbered(constraints, lambda c: c.template in DECLARE4PY)
        yield _told(mine, declare4py(file, shared, vacuity=True), constraints)
        if events <= BOTH_VACUITIES_UP_TO:
            yield _told(mine, declare4py(file, shared, vacuity=False), constraints, vacuity=False)


def _numbered(constraints: list[Constraint], takes: Callable[[Constraint], bool]) -> dict[int, Constraint]:
    return {number: each for number, each in enumerate(constraints) if takes(each)}


def _told(mine: Answer, theirs: Answer, constraints: list[Constraint], vacuity: bool = True) -> Comparison:
    found = compare(mine, theirs, constraints, vacuity=vacuity)
    how = "" if vacuity else ", consider_vacuity=False"
    print(
        f"  {theirs.version}{how}: {len(theirs.violated)} constraints, {found.cells:,} cells, "
        f"{found.differing:,} differ (read {theirs.load_s:.1f}, check {theirs.check_s:.1f} CPU s)"
    )
    for reason, count in found.argued.items():
        print(f"    {count:,} argued: {reason}")
    for constraint, count, first in found.unexplained:
        print(f"    {count:,} UNEXPLAINED: {constraint}, first in {first}")
    return found


def _add(total: Comparison, part: Comparison) -> None:
    total.cells += part.cells
    total.unexplained += part.unexplained
    for reason, count in part.argued.items():
        total.argued[reason] = total.argued.get(reason, 0) + count


if __name__ == "__main__":
    main()
