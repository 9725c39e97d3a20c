"""What the list of hotels tells: who looks after one, and when somebody comes next."""

from __future__ import annotations

import pytest
from django.test import Client

from doorstep.people.states import Role
from doorstep.projects import queries
from doorstep.projects.tests.making import opened
from tests.cast import Cast


@pytest.mark.django_db
def test_the_list_names_the_account_manager(cast: Cast) -> None:
    rollout = opened(cast)
    rollout.manager = cast.wu_fan
    rollout.save(update_fields=["manager"])
    (row,) = queries.rollouts_in(unit_path="hf/")
    assert (row.manager, row.manager_name) == (cast.wu_fan.username, "吴凡")
    assert row.next_visit is None


@pytest.mark.django_db
def test_account_managers_to_choose_from(cast: Cast, client: Client) -> None:
    client.force_login(cast.chen_jing)
    answer = client.get("/api/account-managers")
    assert answer.status_code == 200
    assert {"username": cast.wu_fan.username, "name": "吴凡"} in answer.json()
    cast.wu_fan.role = Role.MANAGER
    cast.wu_fan.save(update_fields=["role"])
    assert client.get("/api/account-managers").json() == []
    client.force_login(cast.li_qiang_user)
    assert client.get("/api/account-managers").status_code == 403
