"""Opening a roll-out for a hotel."""

from __future__ import annotations

import pytest

from doorstep.core.errors import NotFound
from doorstep.projects import queries, services
from doorstep.projects.tests.making import WU_FAN, opened
from tests.cast import Cast, at


def test_a_hotel_gets_its_rollout_once(cast: Cast) -> None:
    first, again = opened(cast), opened(cast)
    assert first.pk == again.pk
    assert first.code == f"JD-{first.pk:04d}"
    (row,) = queries.rollouts_in(unit_path="hf/")
    assert (row.hotel, row.grid, row.rooms, row.fitted) == ("锦湖酒店", cast.grid.code, 0, 0)


def test_the_account_manager_who_looks_after_it(cast: Cast) -> None:
    rollout, _ = services.open_rollout(
        name="锦湖酒店", phone="0551-64000088", address="长江东路 88 号", grid=cast.grid.code,
        manager=cast.wu_fan.username, unit_path="hf/", actor=WU_FAN, now=at(9),
    )  # fmt: skip
    assert rollout.manager == cast.wu_fan
    with pytest.raises(NotFound, match="account manager"):
        services.open_rollout(
            name="云海酒店", phone="0551-64000099", address="长江东路 99 号", grid=cast.grid.code,
            manager=cast.chen_jing.username, unit_path="hf/", actor=WU_FAN, now=at(9),
        )  # fmt: skip


def test_a_grid_of_another_unit_is_not_to_be_found(cast: Cast) -> None:
    with pytest.raises(NotFound, match="grid"):
        services.open_rollout(
            name="锦湖酒店", phone="0551-64000088", address="长江东路 88 号", grid=cast.far_grid.code,
            unit_path=cast.east.path, actor=WU_FAN, now=at(9),
        )  # fmt: skip
