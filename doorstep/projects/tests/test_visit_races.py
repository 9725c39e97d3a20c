"""Two people make the same visits at once, each in a connection of his own, on a real PostgreSQL."""

from __future__ import annotations

import pytest

from doorstep.dispatch.models import Assignment
from doorstep.orders.models import Event
from doorstep.projects import services
from doorstep.projects.errors import NoVisitPossible
from doorstep.projects.models import RollOut
from doorstep.projects.tests.making import WU_FAN
from doorstep.projects.tests.test_make_visits import NOW, hotel, preview, wanted
from tests.races import all_at_once

__all__ = ["hotel"]
pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_plan_sent_by_several_at_once_is_made_once(hotel: RollOut) -> None:
    token = preview(hotel).token

    def make(_: int) -> tuple[str, ...]:
        return services.make_visits(rollout=hotel, wanted=wanted(hotel), token=token, actor=WU_FAN, now=NOW)

    assert all_at_once(make, range(4)) == [(hotel.lead_id,)] * 4
    assert Event.objects.filter(kind="visit.arranged").count() == Assignment.objects.count() == 1


def test_of_two_plans_for_the_same_rooms_one_is_made(hotel: RollOut) -> None:
    crews = ["HF1001", "HF1002"]
    tokens = {crew: preview(hotel, crews=(crew,)).token for crew in crews}

    def make(crew: str) -> tuple[str, ...]:
        plan = wanted(hotel, crews=(crew,))
        return services.make_visits(rollout=hotel, wanted=plan, token=tokens[crew], actor=WU_FAN, now=NOW)

    got = all_at_once(make, crews)
    assert sorted(type(each).__name__ for each in got) == [NoVisitPossible.__name__, "tuple"]
    assert Assignment.objects.count() == 1
