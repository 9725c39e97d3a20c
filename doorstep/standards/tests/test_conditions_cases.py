"""Conditions as the phone evaluates them too: frontend/src/visits/conditions.test.ts runs the same file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doorstep.standards.conditions import compile_condition, resolve

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("conditions_cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["what"]))
def test_a_resolved_condition_holds_or_not(case: dict[str, Any]) -> None:
    test = compile_condition(case["when"])
    assert (test is None or test(case["body"], case["order"])) is case["holds"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["what"]))
def test_what_resolve_sends_to_the_phone_means_the_same(case: dict[str, Any]) -> None:
    test = compile_condition(resolve(case["when"], {}, case["order"]))
    assert (test is None or test(case["body"], case["order"])) is case["holds"]
