"""The page about the clause language says nothing that the compiler doesn't take."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from doorstep.standards.compiling import checked_standard
from doorstep.standards.conditions import resolve
from doorstep.standards.language import Template
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.logs import quota, rule

DOCS = Path(__file__).parents[3] / "docs"
PAGES = ("clause-language.md", "clause-language.zh-CN.md")
FIGURES = {"optical-min": -27, "optical-max": -8, "speed-ratio": 0.9}


def blocks(page: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text("utf-8"), re.S)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_compile(page: str) -> None:
    standard, conditions, templates, timed = blocks(page)
    _, rules = checked_standard(standard, page, catalogue())
    assert [each.id for each in rules] == ["touch.first-call"]
    for condition in yaml.safe_load(conditions):
        assert resolve(condition, FIGURES)
    clauses: list[dict[str, Any]] = [*yaml.safe_load(templates), *yaml.safe_load(timed)]
    assert {clause["template"] for clause in clauses} == {template.value for template in Template}
    for clause in clauses:
        across = clause["template"] == "count_per"
        assert (quota(clause) if across else rule(clause)).clause.template == clause["template"]


def test_both_pages_show_the_same_examples() -> None:
    one, other = ([yaml.safe_load(block) for block in blocks(page)[1:]] for page in PAGES)
    assert one == other
