"""What the tables and verdicts say of results."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.planner.kept import latest, tables
from benchmarks.planner.results import Result, day_table, keep, mean_table, verdicts

OURS = Result(100, 10, 1.0, 1, "ours", "Doorstep", 10, 10.0, 9.0, 200.0, 3, 35, 36_000, 10, "")
PEER = replace(OURS, solver="vroom", version="VROOM", unserved=4, unserved_weight=40, travel_s=72_000)


def test_a_peer_that_serves_less_isnt_better() -> None:
    assert verdicts([OURS, PEER]) == ["seed 1: no peer serves more, by weight or by count"]


@pytest.mark.parametrize(
    ("peer", "said"),
    [
        (replace(PEER, unserved=2, unserved_weight=40), "leaves 2 jobs, ours 3"),
        (replace(PEER, unserved=4, unserved_weight=30), "leaves 3.0 by weight, ours 3.5"),
        (replace(PEER, unserved=3, unserved_weight=35, travel_s=18_000), "with 0.50 of our travel"),
    ],
)
def test_whatever_a_peer_does_better_is_told(peer: Result, said: str) -> None:
    (line,) = verdicts([OURS, peer])
    assert "VROOM BETTER" in line and said in line


def test_a_faulty_answer_counts_for_nothing() -> None:
    faulty = replace(PEER, unserved=0, unserved_weight=0, fault="no lunch")
    assert verdicts([OURS, faulty, PEER]) == ["seed 1: no peer serves more, by weight or by count"]
    assert "NO VALID PLAN: no lunch" in day_table([OURS, faulty])
    assert "| vroom" not in mean_table([OURS]) and "0 of 1" in mean_table([faulty])
    assert verdicts([replace(OURS, fault="x"), PEER]) == ["seed 1: no valid plan of ours"]


def test_travel_is_told_beside_ours() -> None:
    assert day_table([OURS, PEER]).splitlines()[-1].endswith("| 2.00 |")


def test_seeds_know_their_group() -> None:
    assert [replace(OURS, seed=seed).group for seed in (5, 105, 9)] == ["tuned", "held out", "other seeds"]


def test_what_is_kept_is_told_again_the_later_run_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = replace(OURS, unserved=1)
    keep(tmp_path, "days", [OURS, PEER, again])
    tables(tmp_path)
    said = capsys.readouterr().out
    assert "100 × 10, load 1.0, 10 s, tuned" in said
    assert "| Doorstep | 1 of 1 | 1.0 |" in said
    assert latest([OURS, PEER, again]) == [again, PEER]
