"""`python -m benchmarks.planner COMMAND`: how good is the planner, beside VROOM, OR-Tools and PyVRP?"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.planner.comparing import days
from benchmarks.planner.running import OURS, PEERS, ROOT
from benchmarks.planner.vrptw_table import vrptw


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planner", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    _days(commands.add_parser("days", help="field-service days, served first, then travel"))
    _vrptw(commands.add_parser("vrptw", help="the classic sets against their best-known costs"))
    asked = parser.parse_args()
    asked.run(asked)


def _days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--tight", action="store_true", help="load 1.2")
    parser.add_argument("--seeds", default="tuned", help="tuned, held-out, all, or numbers by commas")
    parser.add_argument("--solvers", default=",".join((OURS, *PEERS)), help="which, by commas")
    _out(parser)
    parser.set_defaults(
        run=lambda asked: days(
            jobs=asked.jobs,
            technicians=asked.workers,
            seconds=asked.seconds,
            tight=asked.tight,
            seeds=asked.seeds,
            solvers=asked.solvers.split(","),
            out=asked.out,
        )
    )


def _vrptw(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--sizes", default="100,400,1000", help="numbers of customers, by commas")
    parser.add_argument("--solvers", default=f"{OURS},pyvrp", help="which of ours, pyvrp, vroom, by commas")
    parser.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "vrptw", help="the instances")
    _out(parser)
    parser.set_defaults(
        run=lambda asked: vrptw(
            asked.folder,
            seconds=asked.seconds,
            sizes=[int(each) for each in asked.sizes.split(",")],
            solvers=asked.solvers.split(","),
            out=asked.out,
        )
    )


def _out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, help="a folder for the raw results (JSON lines)")


if __name__ == "__main__":
    main()
