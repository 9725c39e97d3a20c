"""Every clause of the library has logs that keep it and logs that break it.

Clauses with a template have theirs in `clauses/<standard>.yaml`: keeps, breaks, spares (asks nothing).
One over many orders has a log of each in `logs`. The others are judged in one of two ways
(`language.Clause`), so their logs are made here: a check by its confirmation or its evidence; say, ban
and conduct by a reported breach.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from doorstep.standards.compiling import BREACH, VISIT_END, Quota, Rule
from doorstep.standards.evaluation import evaluate
from doorstep.standards.language import Clause
from doorstep.standards.steps import catalogue
from doorstep.standards.tallies import tally
from doorstep.standards.tests import library
from doorstep.standards.tests.logs import CLOCKS, minute
from doorstep.standards.verdicts import Fact, Log, Outcome

HERE = Path(__file__).parent / "clauses"

ORDER = {
    "kind": "install",
    "segment": "home",
    "access": "ftth",
    "same_day": False,
    "emergency": False,
    "products": ["broadband", "iptv"],
    "contracted_down_mbps": 500,
    "contracted_up_mbps": 50,
}
#: Orders of which every clause rules at least one.
ORDERS = [
    {**ORDER, "kind": kind, "segment": segment, "same_day": same_day, "emergency": emergency}
    for segment, same_day, emergency, kind in product(
        ("home", "business", "hotel"), (False, True), (False, True), ("install", "repair", "remove", "change")
    )
]

EXPECTED = {
    "keeps": Outcome.SATISFIED,
    "breaks": Outcome.VIOLATED,
    "spares": Outcome.NOT_APPLICABLE,
}

Case = tuple[str, str, dict[str, Any]]


@cache
def rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in library.rules()}


@cache
def quotas() -> dict[str, Quota]:
    return {quota.id: quota for quota in library.quotas()}


def _written() -> Iterator[Case]:
    for file in sorted(HERE.glob("*.yaml")):
        cases = yaml.safe_load(file.read_text("utf-8"))
        for clause, groups in cases.items():
            for effect, logs in groups.items():
                yield from ((clause, effect, case) for case in logs)


def _made() -> Iterator[Case]:
    for rule in rules().values():
        if rule.clause.template is None:
            order = next(each for each in ORDERS if rule.scope is None or rule.scope(each, each))
            made = _confirmations if rule.clause.control == "check" else _breaches
            yield from ((rule.id, effect, {"order": order, "log": log}) for effect, log in made(rule.clause))


def _confirmations(clause: Clause) -> Iterator[tuple[str, list[list[Any]]]]:
    step = catalogue().by_id[str(clause.step)].event
    end = [clause.by or VISIT_END, 60]
    proof = [{"slot": each.slot, "sha256": "0" * 64} for each in clause.evidence]
    body = {"evidence": proof} if proof else {"checks": ["other.clause", clause.id]}
    yield "keeps", [[step, 0, body], end]
    yield "breaks", [[step, 0, {"checks": ["other.clause"], "evidence": [{"slot": "other"}]}], end]
    yield "breaks", [end, [step, 70, body]]
    yield "spares", [[step, 0, {}]]


def _breaches(clause: Clause) -> Iterator[tuple[str, list[list[Any]]]]:
    yield "keeps", [[BREACH, 0, {"clause": "other.clause", "seen_by": "customer"}]]
    yield "breaks", [[BREACH, 0, {"clause": clause.id, "seen_by": "customer"}]]


CASES = [*_written(), *_made()]


@pytest.mark.parametrize(("clause", "effect", "case"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES])
def test_clause(clause: str, effect: str, case: dict[str, Any]) -> None:
    now = minute(case.get("now", 10_000))
    if clause in quotas():
        found = tally(quotas()[clause], [_log(each) for each in case["logs"]], now).values()
        outcomes = {verdict.outcome for verdict in found} or {Outcome.NOT_APPLICABLE}
        assert EXPECTED[effect] in outcomes
        assert effect == "breaks" or len(outcomes) == 1
    else:
        assert evaluate(rules()[clause], _log(case), CLOCKS, now).outcome is EXPECTED[effect]


def _log(case: dict[str, Any]) -> Log:
    order = {**ORDER, **case.get("order", {})}
    order = {name: value for name, value in order.items() if value is not None}
    return Log.of([_fact(seq, *event) for seq, event in enumerate(case["log"], 1)], order)


def _fact(seq: int, kind: str, at: float, body: dict[str, Any] | None = None) -> Fact:
    """Numbers in fields named `_at` are minutes, as everywhere in these files."""
    said = {
        name: minute(value).isoformat() if name.endswith("_at") else value
        for name, value in (body or {}).items()
    }
    return Fact(str(seq), kind, minute(at), seq, said)


@pytest.mark.parametrize("effect", ["keeps", "breaks"])
def test_every_clause_has_logs_of_both_kinds(effect: str) -> None:
    tried = {clause for clause, kind, _ in CASES if kind == effect}
    assert {*rules(), *quotas()} - tried == set(), (
        f"clauses without a log that {effect} them: add to tests/clauses/"
    )


def test_no_log_for_a_clause_that_is_gone() -> None:
    assert {clause for clause, _, _ in CASES} - {*rules(), *quotas()} == set()


def test_logs_stand_in_the_file_of_their_standard() -> None:
    for file in HERE.glob("*.yaml"):
        for clause in yaml.safe_load(file.read_text("utf-8")):
            assert clause.partition(".")[0] == file.stem, f"{clause} stands in {file.name}"
