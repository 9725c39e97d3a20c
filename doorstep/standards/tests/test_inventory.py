"""The list of all clauses: whom each concerns, its figures and tests, and which rows are carried."""

from __future__ import annotations

from pathlib import Path

from doorstep.standards.compiling import parameter_values
from doorstep.standards.inventory import ClauseRow, coverage, rows_of, totals
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.library import quotas, rules, standards

ROOT = Path(__file__).parents[3]


def listed(name: str, **figures: object) -> dict[str, ClauseRow]:
    standard = standards()[name]
    found = rows_of(standard, parameter_values(standard, figures), catalogue())
    return {row.id: row for row in found}


ALL = [row for name in standards() for row in listed(name).values()]


def test_every_clause_stands_once_in_its_order() -> None:
    assert [row.id for row in ALL] == [c.id for standard in standards().values() for c in standard.clauses]


def test_a_clause_is_told_in_full() -> None:
    row = listed("TOUCH")["touch.first-call"]
    assert (row.sources, row.control, row.severity, row.status) == (("TOUCH-1",), "clock", "major", "checked")
    assert row.parameters == {"first-call-within": "PT30M"}
    assert row.tests == ("doorstep/standards/tests/clauses/touch.yaml::touch.first-call",)
    assert listed("TOUCH", **{"first-call-within": "PT15M"})["touch.first-call"].parameters == {
        "first-call-within": "PT15M"
    }


def test_whom_it_concerns_is_its_scope_and_its_steps() -> None:
    touch = listed("TOUCH")
    assert touch["touch.plan-agreed"].kinds == ("install", "move")
    assert touch["touch.wifi-on"].kinds == ("install", "move", "change")  # its step is for these
    assert touch["touch.wifi-on"].when == {"products": {"has": "broadband"}}
    assert touch["touch.rated"].kinds == ("install", "move", "repair", "change", "remove")
    assert listed("DOOR")["door.site-rules"].segments == ("business", "hotel")


def test_what_is_run_has_a_test_and_every_test_is_there() -> None:
    run = {rule.id for rule in rules()} | {quota.id for quota in quotas()}
    for row in ALL:
        assert row.tests or (row.status == "planned" and row.id not in run), row.id
        for test in row.tests:
            file, _, what = test.partition("::")
            assert what in (ROOT / file).read_text("utf-8"), test


def test_all_113_rows_are_carried_and_what_is_to_come_is_named() -> None:
    found = coverage(ALL)
    assert (found.asked, found.carried) == (113, 113)
    works = {source for row in ALL if row.status != "planned" for source in row.sources}
    assert found.to_come and works.isdisjoint(found.to_come)
    assert sum(totals(ALL).values()) == len(ALL)


def test_a_part_carries_its_part() -> None:
    found = coverage(listed("COACH").values())
    assert (found.asked, found.carried, found.to_come) == (113, 4, ("COACH-3",))
