"""The race's table counts what came of it."""

from __future__ import annotations

from benchmarks.booking.racing import _row


def test_a_row_counts_those_told_of_other_windows() -> None:
    rows = [("refused", 30.0, 5), ("refused", 10.0, 0), ("refused", 20.0, 1)]
    assert _row("refused", rows) == "| refused | 3 | 2 | 20 | 30 |"


def test_nobody_is_a_row_without_times() -> None:
    assert _row("promised", []) == "| promised | 0 | 0 | – | – |"
