from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.core.windows import Window
from doorstep.people.rules import (
    certificate_valid,
    covered_until,
    free_windows,
    holds,
    in_scope,
    lapses_within,
    path_of,
)
from tests.cast import DAY, at

JANUARY, MARCH, JUNE = date(2026, 1, 1), date(2026, 3, 10), date(2026, 6, 1)
codes = st.text("abcdefghij-0123456789", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("user_path", "unit_path", "seen"),
    [
        ("hf/", "hf/", True),
        ("hf/", "hf/hf-east/", True),
        ("hf/hf-east/", "hf/hf-east/", True),
        ("hf/hf-east/", "hf/", False),
        ("hf/hf-east/", "hf/hf-west/", False),
        ("hf/hf-east/", "hf/hf-east-2/", False),
        ("", "hf/", False),
    ],
)
def test_one_sees_ones_unit_and_those_below(user_path: str, unit_path: str, seen: bool) -> None:
    assert in_scope(user_path, unit_path) is seen


@given(codes, codes, codes)
def test_scope_reaches_children_and_no_siblings(top: str, one: str, other: str) -> None:
    parent = path_of(top)
    assert in_scope(parent, path_of(one, parent))
    assert in_scope(path_of(one, parent), path_of(other, parent)) == (one == other)


def test_a_certificate_holds_from_its_first_day_up_to_its_last() -> None:
    assert certificate_valid(JANUARY, MARCH, JANUARY)
    assert certificate_valid(JANUARY, MARCH, MARCH - timedelta(days=1))
    assert not certificate_valid(JANUARY, MARCH, MARCH)
    assert not certificate_valid(JANUARY, MARCH, JANUARY - timedelta(days=1))


def test_only_the_asked_kind_counts() -> None:
    assert holds([("operator", JANUARY, MARCH)], "operator", DAY)
    assert not holds([("height", JANUARY, MARCH)], "operator", DAY)
    assert not holds([("operator", JANUARY, MARCH)], "operator", MARCH)


def test_cover_ends_with_the_last_renewal() -> None:
    assert covered_until([("operator", JANUARY, MARCH)], "operator", DAY) == MARCH
    assert covered_until([("operator", JANUARY, MARCH), ("operator", MARCH, JUNE)], "operator", DAY) == JUNE
    gap = ("operator", MARCH + timedelta(days=1), JUNE)
    assert covered_until([("operator", JANUARY, MARCH), gap], "operator", DAY) == MARCH


def test_cover_that_ended_says_when_and_none_means_never() -> None:
    assert covered_until([("operator", JANUARY, MARCH)], "operator", JUNE) == MARCH
    assert covered_until([("operator", MARCH, JUNE)], "operator", DAY) is None
    assert covered_until([], "operator", DAY) is None


def test_warned_in_time_but_not_before() -> None:
    paper = [("operator", JANUARY, MARCH)]
    assert lapses_within(paper, "operator", MARCH - timedelta(days=30), 30)
    assert not lapses_within(paper, "operator", MARCH - timedelta(days=31), 30)
    assert lapses_within(paper, "operator", JUNE, 30)
    assert not lapses_within([*paper, ("operator", MARCH, date(2029, 1, 1))], "operator", DAY, 30)


spans = st.lists(
    st.tuples(st.just("operator"), st.integers(0, 60), st.integers(1, 60)).map(
        lambda it: (it[0], JANUARY + timedelta(days=it[1]), JANUARY + timedelta(days=it[1] + it[2]))
    ),
    max_size=4,
)


@given(spans, st.integers(0, 130))
def test_cover_lasts_exactly_as_long_as_a_certificate_is_held(
    papers: list[tuple[str, date, date]], day: int
) -> None:
    on = JANUARY + timedelta(days=day)
    until = covered_until(papers, "operator", on)
    assert holds(papers, "operator", on) == (until is not None and until > on)
    if until is not None and until > on:
        days = [on + timedelta(days=n) for n in range((until - on).days)]
        assert all(holds(papers, "operator", each) for each in days)
        assert not holds(papers, "operator", until)


def test_leave_is_cut_out_of_the_shift() -> None:
    shift, day = Window(at(8), at(16)), Window(at(0), at(23))
    assert free_windows([shift], [Window(at(10), at(11))], day) == (
        Window(at(8), at(10)),
        Window(at(11), at(16)),
    )
    assert free_windows([shift], [Window(at(0), at(23))], day) == ()


def test_hours_outside_the_day_do_not_count() -> None:
    night = Window(at(22) - timedelta(days=1), at(6))
    assert free_windows([night], [], Window(at(0), at(23))) == (Window(at(0), at(6)),)
