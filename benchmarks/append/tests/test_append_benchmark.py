"""The measurement measures what it says: whole visits, through every gate; the table's figures."""

import pytest

from benchmarks.append.__main__ import Line, _table, p95
from benchmarks.append.floor import Rows, _script
from benchmarks.append.world import TECHNICIAN, VISIT, bring_on_site, events, load_city
from doorstep.orders.appending import append
from doorstep.orders.queries import entries_of, order_named
from tests.cast import at


@pytest.mark.django_db
def test_a_visit_goes_through_to_its_reply() -> None:
    load_city(at(9))
    for position in (1, 2):
        bring_on_site(f"B-{position}", position, at(9))
    assert order_named("B-1").state == "on_site"
    for event in events(at(9, 30)):
        append(number="B-1", event=event, actor=TECHNICIAN, now=at(9, 30))
    assert order_named("B-1").state == "replied"
    assert len(entries_of("B-1")) == len(entries_of("B-2")) + len(VISIT)


@pytest.mark.parametrize(("values", "expected"), [([7.0], 7.0), (list(range(1, 101)), 95), ([3, 1, 2], 3)])
def test_p95_is_the_nearest_rank(values: list[float], expected: float) -> None:
    assert p95(values) == expected


def test_the_floor_writes_as_many_rows() -> None:
    script = _script("F4-", Rows(begun=2.25, ended=0.5, body_bytes=40))
    assert "\\set inserts 2 + (CASE WHEN random(1, 1000) <= 250" in script
    assert "\\set updates 0 + (CASE WHEN random(1, 1000) <= 500" in script
    (body,) = (line for line in script.splitlines() if '{"note"' in line)
    assert len(body.split("'")[3]) == 40


def test_the_table_says_the_ratio() -> None:
    assert "| 4 | 100 | 5.0 | 9.0 | 3.0 | 400 | 2.0 | 0.25 |" in _table([Line(4, 100, 5, 9, 3, 400, 2)])
