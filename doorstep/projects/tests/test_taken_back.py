"""A slip that the desk corrects takes its finding back, with its history; a crew's own correction doesn't."""

from __future__ import annotations

import pytest

from doorstep.orders.log import Entry
from doorstep.orders.models import VerdictInterval
from doorstep.orders.services import rebuild
from doorstep.projects.models import RollOut
from doorstep.projects.tests.making import opened, taken
from doorstep.projects.tests.test_room_moves import LIST
from tests.cast import Cast, at
from tests.lives import CHEN_JING, Life

KNOCK = "hotel.knock-vacant"


@pytest.fixture
def visit(cast: Cast, library: None) -> Life:
    rollout: RollOut = opened(cast)
    taken(rollout, LIST)
    assert rollout.lead_id is not None
    life = Life(rollout.lead_id, now=at(9, 30))
    life.say("visit.arrived", {}, happened=True)
    life.say("frontdesk.confirmed", {"rooms": ["801", "802", "803", "901"]}, happened=True)
    return life


def opened_unknocked(visit: Life, room: str) -> Entry:
    return visit.say("room.opened", {"room": room, "occupied": False, "by": "coordinator"}, happened=True)


def outcomes() -> list[tuple[str, bool]]:
    """Of the clause about knocking: each way in which it stood, and whether it does so still."""
    rows = VerdictInterval.objects.filter(clause=KNOCK).order_by("id")
    return [(row.outcome, row.to_at is None) for row in rows]


def test_what_the_desk_takes_back_is_no_finding_any_more_and_its_history_stays(visit: Life) -> None:
    slip = opened_unknocked(visit, "801")
    assert outcomes()[-1] == ("violated", True)
    said = visit.say(
        "order.corrected", {"corrects": str(slip.id), "statement": "点错房间，没有进去"}, by=CHEN_JING
    )
    assert ("violated", False) in outcomes() and outcomes()[-1] != ("violated", True)
    ended = VerdictInterval.objects.get(clause=KNOCK, outcome="violated")
    assert ended.to_at == said.recorded_at
    before = list(
        VerdictInterval.objects.order_by("clause", "from_at").values_list("clause", "outcome", "to_at")
    )
    rebuild(now=visit.now)
    after = list(
        VerdictInterval.objects.order_by("clause", "from_at").values_list("clause", "outcome", "to_at")
    )
    assert after == before
    # Another one is a finding as ever, and what comes after keeps the first one back.
    opened_unknocked(visit, "802")
    assert outcomes()[-1] == ("violated", True)


def test_a_crew_is_not_its_own_judge(visit: Life) -> None:
    slip = opened_unknocked(visit, "801")
    visit.say("order.corrected", {"corrects": str(slip.id), "statement": "点错了"}, happened=True)
    assert outcomes()[-1] == ("violated", True)


def test_the_finding_stands_where_something_else_broke_the_clause_too(visit: Life) -> None:
    slip = opened_unknocked(visit, "801")
    opened_unknocked(visit, "802")
    visit.say("order.corrected", {"corrects": str(slip.id), "statement": "点错房间"}, by=CHEN_JING)
    assert outcomes()[-1] == ("violated", True)
