"""The comparison itself: it finds what differs, explains only what its reasons say, and asks fairly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.conformance.comparing import compare
from benchmarks.conformance.constraints import DECLARE4PY, PM4PY, Constraint, as_clauses, constraints_for
from benchmarks.conformance.running import Answer, Bits, PeerMissing, declare4py, ours, pm4py
from doorstep.integrations.eventlogs.conformance import rulebook_in
from doorstep.integrations.eventlogs.declare import declare_model
from doorstep.integrations.eventlogs.xes_reading import read_xes
from doorstep.standards.steps import catalogue

CLINIC = Path("doorstep/integrations/eventlogs/tests/golden/clinic.xes")
PAIR = Constraint("response", "a", "b")


def answer(
    cases: Sequence[str], violated: Mapping[int, Sequence[int]], vacuous: Mapping[int, Sequence[int]], by: str
) -> Answer:
    def bits(rows: Mapping[int, Sequence[int]]) -> dict[int, Bits]:
        return {number: np.array(row, bool) for number, row in rows.items()}

    return Answer(by, cases, bits(violated), bits(vacuous), 0.0, 0.0)


def mine(violated: Mapping[int, Sequence[int]], vacuous: Mapping[int, Sequence[int]]) -> Answer:
    return answer(["x", "y", "z"], violated, vacuous, "Doorstep")


def test_cases_are_matched_by_name() -> None:
    theirs = answer(["z", "x", "y"], {0: [0, 1, 0]}, {}, "Declare4Py 2")
    found = compare(mine({0: [1, 0, 0]}, {0: [0, 0, 0]}), theirs, [PAIR])
    assert (found.cells, found.differing) == (3, 0)


def test_other_cases_are_no_comparison() -> None:
    theirs = answer(["x", "y"], {0: [0, 0]}, {}, "Declare4Py 2")
    with pytest.raises(ValueError, match="2 cases there, 3 here"):
        compare(mine({0: [0, 0, 0]}, {0: [0, 0, 0]}), theirs, [PAIR])


def test_a_difference_without_reason_is_named_with_its_first_case() -> None:
    theirs = answer(["x", "y", "z"], {0: [0, 1, 1]}, {}, "Declare4Py 2")
    found = compare(mine({0: [0, 0, 0]}, {0: [0, 0, 0]}), theirs, [PAIR])
    assert found.unexplained == [(PAIR, 2, "y")]


def test_vacuity_explains_only_what_was_never_activated() -> None:
    theirs = answer(["x", "y", "z"], {0: [1, 1, 1]}, {}, "Declare4Py 2")
    found = compare(mine({0: [1, 0, 0]}, {0: [0, 1, 0]}), theirs, [PAIR], vacuity=False)
    assert found.argued == {"vacuity": 1}
    assert found.unexplained == [(PAIR, 1, "z")]


def test_a_self_pair_explains_only_our_violations() -> None:
    theirs = answer(["x", "y", "z"], {0: [0, 1, 0]}, {}, "Declare4Py 2")
    pair = Constraint("response", "a", "a")
    found = compare(mine({0: [1, 0, 0]}, {0: [0, 0, 0]}), theirs, [pair])
    assert found.argued == {"self pair": 1}
    assert found.unexplained == [(pair, 1, "y")]


def test_not_succession_explains_only_what_succession_foretells() -> None:
    """pm4py violates its 'not succession' exactly where the succession is kept."""
    both = [Constraint("absence_after", "a", "b"), Constraint("succession", "a", "b")]
    ours_said = mine({0: [1, 1, 0], 1: [1, 0, 1]}, {0: [0, 0, 0], 1: [0, 0, 0]})
    theirs = answer(["x", "y", "z"], {0: [0, 1, 1]}, {}, "pm4py 2")
    found = compare(ours_said, theirs, both)
    assert found.argued == {"not succession": 1}
    assert found.unexplained == [(both[0], 1, "z")]


def test_every_shared_template_is_asked_in_both_languages() -> None:
    constraints = constraints_for(read_xes(CLINIC))
    assert {each.template for each in constraints} == set(PM4PY) | DECLARE4PY
    assert any(each.within for each in constraints)
    rules = rulebook_in(as_clauses(constraints), "bench.yaml", catalogue()).rules
    assert len(rules) == len(constraints)
    _, left_out = declare_model(rules)
    assert {each.why["en"] for each in left_out} == {"activation and target are the same activity"}


def test_ours_is_what_the_golden_table_says() -> None:
    traces = list(read_xes(CLINIC))
    asked = [Constraint("precedence", "Triage", "Give antibiotics"), Constraint("end", "Discharge")]
    said = ours(traces, asked)
    assert said.cases == ["kept", "late", "tie", "empty"]
    assert [said.violated[n].tolist() for n in (0, 1)] == [
        [False, False, True, False],
        [False, False, False, True],
    ]
    assert said.vacuous[0].tolist() == [False, False, False, True]


def test_a_missing_peer_says_how_it_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("benchmarks.conformance.running.PEERS", tmp_path)
    how = r"run benchmarks/conformance/peers\.sh"
    with pytest.raises(PeerMissing, match=how):
        pm4py(CLINIC, {0: PAIR})
    with pytest.raises(PeerMissing, match=how):
        declare4py(CLINIC, {0: PAIR}, vacuity=True)
