"""The table's rows say what they should, on a few pictures of each sort."""

from __future__ import annotations

import random

import numpy as np

from benchmarks.evidence.__main__ import line
from benchmarks.evidence.drawing import SORTS, photograph
from benchmarks.evidence.measuring import MANNERS, OTHERS, Index, Row, by_points_too, by_print_alone
from benchmarks.evidence.spoiling import SPOILS, cropped, pressed


def test_pictures_are_drawn_again_the_same_and_no_two_alike() -> None:
    for sort in SORTS:
        assert np.array_equal(photograph(sort, 1), photograph(sort, 1))
        assert not np.array_equal(photograph(sort, 1), photograph(sort, 2))


def test_a_crop_takes_what_it_says() -> None:
    height, width = cropped(10)(photograph("route", 1), random.Random(1)).shape[:2]
    assert (width, height) == (1080, 810)


def test_a_cropped_copy_is_known_by_its_points_and_not_by_its_print() -> None:
    index, taken = Index(), [photograph(sort, 3) for sort in SORTS]
    for picture in taken:
        index.add(pressed(picture, 85))
    spoil, quality = SPOILS["cropped by 10 %"]
    copies = [pressed(spoil(picture, random.Random(at)), quality) for at, picture in enumerate(taken)]
    by_points = [by_points_too(index, copy) == at for at, copy in enumerate(copies)]
    by_print = [by_print_alone(index, copy) == at for at, copy in enumerate(copies)]
    assert sum(by_points) >= 4 > sum(by_print)


def test_pictures_of_one_sort_are_not_taken_for_each_other() -> None:
    for sort in ("label", "screen"):
        index, taken = Index(), [pressed(photograph(sort, seed), 85) for seed in range(4)]
        for data in taken:
            index.add(data)
        assert [by_points_too(index, data, at) for at, data in enumerate(taken)] == [None] * 4


def test_a_line_has_a_cell_for_each_sort() -> None:
    row = Row(OTHERS, next(iter(MANNERS)), dict.fromkeys(SORTS, 12.5), 31.4)
    assert line(row).split()[-7:] == ["12.5"] * 6 + ["31"]
