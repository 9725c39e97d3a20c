"""What could not be checked waits for a lead, who looks at it or has it tried once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from doorstep.core import clock
from doorstep.orders.models import Event
from doorstep.orders.projecting import rebuild
from doorstep.quality.models import Doubt as Row
from doorstep.visits.evidence.checking import check_evidence
from doorstep.visits.evidence.rules import Doubt
from doorstep.visits.evidence.showing import CHECK
from doorstep.visits.evidence.trying import MOST_TRIES, attempt
from tests.cast import Cast, at
from tests.pictures import blurred, jpeg, scene
from tests.worlds import Caller, Visit, keep, new_id, problem


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(12)):
        yield


def broken(*, event: UUID, sha256: str, now: datetime) -> list[Doubt]:
    raise MemoryError


@pytest.fixture
def unchecked(on_site: Visit) -> Visit:
    """A blurred picture; each try to check it has failed."""
    sha256 = keep(jpeg(blurred(scene(1))), now=at(10))
    entry = on_site.say("cabling.done", {"evidence": [{"slot": "route", "sha256": sha256}]}, happened=True)
    for _ in range(MOST_TRIES):
        with pytest.raises(MemoryError):
            attempt(broken, event=entry.id, sha256=sha256, now=at(11))
    ProcrastinateJob.objects.filter(task_name=CHECK).delete()
    return on_site


def recheck(user: Any, *, id: UUID | None = None, doubt: UUID | None = None) -> Any:
    row = Row.objects.order_by("raised_at").first()
    wanted = doubt or (row.id if row else new_id())
    return Caller(user).post(f"/doubts/{wanted}/recheck", {"event_id": str(id or new_id(at(12)))})


def listed(user: Any, query: str = "") -> list[dict[str, Any]]:
    return list(Caller(user).get(f"/doubts{query}").json()["items"])


def jobs() -> int:
    return ProcrastinateJob.objects.filter(task_name=CHECK, status="todo").count()


def test_the_list_and_the_order_say_that_it_could_not_be_checked(cast: Cast, unchecked: Visit) -> None:
    (doubt,) = listed(cast.sun_li, "?code=unchecked")
    assert doubt["doubts"] == [
        {
            "code": "unchecked",
            "measured": "MemoryError",
            "limit": "5",
            "other_order": None,
            "other_sha256": None,
        }
    ]
    events = Caller(cast.sun_li).get(f"/orders/{unchecked.number}/timeline").json()["events"]
    told = [
        line["value"]["zh"] for each in events for line in each["lines"] if each["kind"] == "evidence.doubted"
    ]
    assert "系统没能检查" in told


def test_a_lead_has_it_tried_once_more(cast: Cast, unchecked: Visit) -> None:
    assert recheck(cast.sun_li).json() == {"state": "rechecked"}
    assert (jobs(), listed(cast.sun_li)) == (1, [])
    assert len(listed(cast.sun_li, "?state=rechecked")) == 1
    row = Row.objects.get()
    found = attempt(check_evidence, event=row.event, sha256=row.sha256, now=at(13))
    assert [each.code for each in found] == ["blurred"]
    assert [each["doubts"][0]["code"] for each in listed(cast.sun_li)] == ["blurred"]


def test_the_same_asking_again_is_the_same(cast: Cast, unchecked: Visit) -> None:
    id = new_id(at(12))
    for _ in range(2):
        assert recheck(cast.sun_li, id=id).status_code == 200
    assert (jobs(), Event.objects.filter(kind="doubt.decided").count()) == (1, 1)


def test_only_what_is_open_and_unchecked_is_tried_again(cast: Cast, unchecked: Visit) -> None:
    recheck(cast.sun_li)
    assert problem(recheck(cast.sun_li)) == (409, "nothing-to-recheck")
    row = Row.objects.get()
    attempt(check_evidence, event=row.event, sha256=row.sha256, now=at(13))
    blurred_one = Row.objects.exclude(pk=row.pk).get()
    assert problem(recheck(cast.sun_li, doubt=blurred_one.pk)) == (409, "nothing-to-recheck")


def test_leads_ask_and_nobody_else(cast: Cast, unchecked: Visit) -> None:
    assert problem(recheck(cast.chen_jing)) == (403, "role-not-allowed")
    assert problem(recheck(cast.li_qiang_user)) == (403, "role-not-allowed")
    assert problem(recheck(cast.outsider)) == (403, "role-not-allowed")
    assert problem(recheck(cast.sun_li, doubt=new_id())) == (404, "not-found")
    assert jobs() == 0


def test_who_looked_at_it_decides_without_a_check(cast: Cast, unchecked: Visit) -> None:
    body = {"event_id": str(new_id(at(12))), "verdict": "confirmed", "note": "看不清走线"}
    assert Caller(cast.sun_li).post(f"/doubts/{Row.objects.get().id}/decide", body).status_code == 200
    assert Event.objects.get(kind="breach.reported").body["statement"] == (
        "凭证核实属实：人工查看有问题。看不清走线"
    )


def test_a_rebuild_brings_the_same(cast: Cast, unchecked: Visit) -> None:
    recheck(cast.sun_li)
    before = list(Row.objects.values())
    rebuild(now=at(20))
    assert list(Row.objects.values()) == before
