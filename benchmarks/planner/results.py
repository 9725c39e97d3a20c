"""One line per solver and instance: kept as JSON, printed as tables."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.planner.checking import Score
from benchmarks.planner.days import HELD_OUT, HOUR_S, TUNED, Day
from benchmarks.planner.running import OURS, Answer


@dataclass(frozen=True, slots=True)
class Result:
    """What one solver did with one day. `fault`: its first fault, or why it has no answer; '' if true."""

    jobs: int
    technicians: int
    load: float
    seed: int
    solver: str
    version: str
    seconds: float
    wall_s: float
    cpu_s: float
    peak_mb: float
    unserved: int
    unserved_weight: int
    travel_s: int
    people: int
    fault: str

    @property
    def group(self) -> str:
        return "tuned" if self.seed in TUNED else "held out" if self.seed in HELD_OUT else "other seeds"


def result_of(day: Day, solver: str, seconds: float, answer: Answer, score: Score) -> Result:
    fault = f"{len(score.faults)} faults, first: {score.faults[0]}" if score.faults else ""
    return Result(
        len(day.jobs),
        len(day.technicians),
        day.load,
        day.seed,
        solver,
        answer.version,
        seconds,
        round(answer.wall_s, 2),
        round(answer.cpu_s, 2),
        round(answer.peak_mb, 1),
        score.unserved,
        score.unserved_weight,
        score.travel_s,
        score.people,
        fault,
    )


def without_answer(day: Day, solver: str, seconds: float, why: str) -> Result:
    left, weight = len(day.jobs), sum(job.weight for job in day.jobs)
    size = (left, len(day.technicians), day.load, day.seed, solver, solver, seconds)
    return Result(*size, 0.0, 0.0, 0.0, left, weight, 0, 0, why.strip().splitlines()[-1][:200])


def keep(folder: Path | None, name: str, records: Iterable[object]) -> None:
    """Appends records (dataclasses) as JSON lines to `folder/name.jsonl`; without a folder keeps nothing."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.jsonl").open("a", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(asdict(record)) + "\n")  # type: ignore[call-overload]


def machine() -> str:
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"{os.cpu_count()} processors, load {load}"


def day_table(results: Sequence[Result]) -> str:
    """Every seed, solver by solver; the last column is their travel to ours."""
    lines = [
        "| seed | solver | unserved | weighted | travel h | people | wall s | CPU s | peak MB | / ours |",
        "|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    ours = {each.seed: each for each in results if each.solver == OURS and not each.fault}
    for each in results:
        if each.fault:
            lines.append(
                f"| {each.seed} | {each.version} | NO VALID PLAN: {each.fault} | | | | {_used(each)} | |"
            )
            continue
        mine = ours.get(each.seed)
        ratio = f"{each.travel_s / mine.travel_s:.2f}" if mine and mine.travel_s else ""
        lines.append(
            f"| {each.seed} | {each.version} | {each.unserved} | {each.unserved_weight / 10:.1f} | "
            f"{each.travel_s / HOUR_S:.1f} | {each.people} | {_used(each)} | {ratio} |"
        )
    return "\n".join(lines)


def mean_table(results: Sequence[Result]) -> str:
    """Means by solver over the seeds that it has a valid plan for."""
    lines = [
        "| solver | days | unserved | weighted | travel h | people | wall s | CPU s | peak MB |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for solver in dict.fromkeys(each.solver for each in results):
        asked = [each for each in results if each.solver == solver]
        true = [each for each in asked if not each.fault]
        if not true:
            lines.append(f"| {asked[0].version} | 0 of {len(asked)} | | | | | | | |")
            continue

        def mean(name: str, true: Sequence[Result] = true) -> float:
            return float(sum(getattr(each, name) for each in true)) / len(true)

        lines.append(
            f"| {true[0].version} | {len(true)} of {len(asked)} | {mean('unserved'):.1f} | "
            f"{mean('unserved_weight') / 10:.1f} | {mean('travel_s') / HOUR_S:.1f} | {mean('people'):.0f} | "
            f"{mean('wall_s'):.1f} | {mean('cpu_s'):.1f} | {mean('peak_mb'):.0f} |"
        )
    return "\n".join(lines)


def verdicts(results: Sequence[Result]) -> list[str]:
    """For each seed: did any peer serve more than we did, by weight or by count?"""
    told = []
    for seed in dict.fromkeys(each.seed for each in results):
        here = [each for each in results if each.seed == seed and not each.fault]
        mine = next((each for each in here if each.solver == OURS), None)
        peers = [each for each in here if each.solver != OURS]
        if mine is None:
            told.append(f"seed {seed}: no valid plan of ours")
        elif peers:
            better = [_beats(each, mine) for each in peers if _beats(each, mine)]
            told.append(
                f"seed {seed}: " + ("; ".join(better) or "no peer serves more, by weight or by count")
            )
    return told


def _beats(peer: Result, mine: Result) -> str:
    said = []
    if peer.unserved_weight < mine.unserved_weight:
        said.append(f"leaves {peer.unserved_weight / 10:.1f} by weight, ours {mine.unserved_weight / 10:.1f}")
    if peer.unserved < mine.unserved:
        said.append(f"leaves {peer.unserved} jobs, ours {mine.unserved}")
    if not said and (peer.unserved_weight, peer.travel_s) < (mine.unserved_weight, mine.travel_s):
        said.append(f"serves as much with {peer.travel_s / mine.travel_s:.2f} of our travel")
    return f"{peer.version} BETTER: " + " and ".join(said) if said else ""


def _used(each: Result) -> str:
    return f"{each.wall_s:.1f} | {each.cpu_s:.1f} | {each.peak_mb:.0f}"
