"""`python -m benchmarks.planner COMMAND`: how good is the planner, beside VROOM, OR-Tools and PyVRP?"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.planner.comparing import days
from benchmarks.planner.growth import ENGINES, growth
from benchmarks.planner.kept import tables
from benchmarks.planner.memory import memory
from benchmarks.planner.running import OURS, PEERS, ROOT
from benchmarks.planner.vrptw_table import vrptw


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planner", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    _days(commands.add_parser("days", help="field-service days, served first, then travel"))
    _vrptw(commands.add_parser("vrptw", help="the classic sets against their best-known costs"))
    _growth(commands.add_parser("growth", help="1,000 to 20,000 jobs: time to a plan near the 60-second one"))
    _insertion(commands.add_parser("insertion", help="an urgent job, and offers over seven days: how long"))
    _memory(commands.add_parser("memory", help="the largest memory of a search"))
    _tables(commands.add_parser("tables", help="tables of what --out kept"))
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


def _growth(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sizes", default="1000,5000,20000", help="numbers of jobs, by commas")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--engines", default=",".join(ENGINES), help="which, by commas")
    _out(parser)
    parser.set_defaults(
        run=lambda asked: growth(
            [int(each) for each in asked.sizes.split(",")],
            seed=asked.seed,
            processes=asked.processes,
            engines=asked.engines.split(","),
            out=asked.out,
        )
    )


def _insertion(parser: argparse.ArgumentParser) -> None:
    _size(parser)
    parser.add_argument("--seconds", type=float, default=30, help="to plan each of the seven days")
    parser.add_argument("--asks", type=int, default=1000, help="urgent jobs")
    parser.add_argument("--addresses", type=int, default=200)
    parser.set_defaults(run=_run_insertion)


def _run_insertion(asked: argparse.Namespace) -> None:
    # The only command that plans in this process; the others leave that to processes of their own.
    from benchmarks.planner.inserting import insertion

    insertion(
        asked.jobs,
        asked.workers,
        seconds=asked.seconds,
        asks=asked.asks,
        addresses=asked.addresses,
        out=asked.out,
    )


def _memory(parser: argparse.ArgumentParser) -> None:
    _size(parser)
    parser.add_argument("--seconds", type=float, default=60)
    parser.set_defaults(
        run=lambda asked: memory(asked.jobs, asked.workers, seconds=asked.seconds, out=asked.out)
    )


def _tables(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path)
    parser.set_defaults(run=lambda asked: tables(asked.folder))


def _size(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=500)
    _out(parser)


def _out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, help="a folder for the raw results (JSON lines)")


if __name__ == "__main__":
    main()
