"""Doubts about evidence wait for a lead; confirmed they are findings, and a new picture makes them good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from doorstep.core import clock
from doorstep.orders.models import Event, VerdictInterval
from doorstep.orders.projecting import rebuild
from doorstep.quality.models import Doubt
from doorstep.visits.evidence.checking import check_evidence
from tests.cast import Cast, at
from tests.pictures import blurred, jpeg, scene
from tests.worlds import Caller, Visit, keep, new_id, problem


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(12)):
        yield


@pytest.fixture
def doubted(on_site: Visit) -> Visit:
    """The picture of the cable is blurred, and the check has said so."""
    on_site.work()
    sha256 = keep(jpeg(blurred(scene(1))), now=at(10))
    entry = on_site.say("cabling.done", {"evidence": [{"slot": "route", "sha256": sha256}]}, happened=True)
    check_evidence(event=entry.id, sha256=sha256, now=at(11))
    return on_site


def doubts(user: Any, query: str = "") -> list[dict[str, Any]]:
    response = Caller(user).get(f"/doubts{query}")
    assert response.status_code == 200, response.content
    return list(response.json()["items"])


def decide(user: Any, verdict: str, *, id: UUID | None = None, note: str = "") -> Any:
    (doubt,) = Doubt.objects.all()
    body = {"event_id": str(id or new_id(at(12))), "verdict": verdict, "note": note}
    return Caller(user).post(f"/doubts/{doubt.id}/decide", body)


def verdict_of(visit: Visit) -> VerdictInterval:
    (asked,) = {row["clause"] for row in doubts_as_asked()}
    return VerdictInterval.objects.get(order_id=visit.number, clause=asked, to_at__isnull=True)


def doubts_as_asked() -> list[dict[str, Any]]:
    from doorstep.quality.doubts import clause_of

    return [{"clause": clause_of(row)} for row in Doubt.objects.all()]


def test_a_doubt_is_listed_with_what_was_measured_and_whose_it_is(cast: Cast, doubted: Visit) -> None:
    (doubt,) = doubts(cast.sun_li)
    assert (doubt["number"], doubt["slot"], doubt["technician"]) == (doubted.number, "route", "李强")
    assert (doubt["state"], doubt["kind"], doubt["order_kind"]) == ("open", "cabling.done", "install")
    assert [(each["code"], each["limit"]) for each in doubt["doubts"]] == [("blurred", "12")]
    assert doubt["clause"] and doubt["clause_title"]["zh"]
    assert doubt["picture"]["media_type"] == "image/jpeg"


def test_filters_and_units(cast: Cast, doubted: Visit) -> None:
    assert len(doubts(cast.sun_li, "?code=blurred")) == 1
    assert doubts(cast.sun_li, "?code=dark") == doubts(cast.sun_li, "?state=dismissed") == []
    assert len(doubts(cast.chen_jing)) == len(doubts(cast.zhou_min)) == 1
    assert doubts(cast.outsider) == []
    assert problem(Caller(cast.li_qiang_user).get("/doubts")) == (403, "role-not-allowed")


def test_confirmed_it_is_a_finding_of_the_clause_that_asks_for_it(cast: Cast, doubted: Visit) -> None:
    doubted.sign()
    assert verdict_of(doubted).outcome == "satisfied"
    assert decide(cast.sun_li, "confirmed", note="线缆看不清").status_code == 200
    verdict = verdict_of(doubted)
    assert verdict.outcome == "violated"
    breach = Event.objects.get(kind="breach.reported")
    assert verdict.witnesses == [str(breach.id)]
    assert "照片模糊" in breach.body["statement"] and "线缆看不清" in breach.body["statement"]
    listed = Caller(cast.sun_li).get(f"/findings?clause={verdict.clause}").json()["items"]
    assert [each["number"] for each in listed] == [doubted.number]
    assert doubts(cast.sun_li) == []
    assert [each["note"] for each in doubts(cast.sun_li, "?state=confirmed")] == ["线缆看不清"]


def test_a_new_picture_makes_it_good(cast: Cast, doubted: Visit) -> None:
    decide(cast.sun_li, "confirmed")
    assert verdict_of(doubted).remedied_at is None
    doubted.say("cabling.done", {"evidence": [doubted.prove("route")]}, happened=True, now=at(13))
    assert verdict_of(doubted).remedied_at == at(13)


def test_dismissed_it_is_no_finding_and_may_be_confirmed_later(cast: Cast, doubted: Visit) -> None:
    decide(cast.sun_li, "dismissed", note="看得清")
    assert not Event.objects.filter(kind="breach.reported").exists()
    assert Doubt.objects.get().state == "dismissed"
    decide(cast.sun_li, "confirmed")
    assert Doubt.objects.get().state == "confirmed"


def test_what_is_confirmed_stands(cast: Cast, doubted: Visit) -> None:
    decide(cast.sun_li, "confirmed")
    assert problem(decide(cast.sun_li, "dismissed")) == (409, "doubt-decided")


def test_the_same_decision_again_is_the_same(cast: Cast, doubted: Visit) -> None:
    id = new_id(at(12))
    for _ in range(2):
        assert decide(cast.sun_li, "confirmed", id=id).json() == {"state": "confirmed"}
    assert Event.objects.filter(kind__in=["doubt.decided", "breach.reported"]).count() == 2


def test_leads_decide_and_nobody_else(cast: Cast, doubted: Visit) -> None:
    assert problem(decide(cast.chen_jing, "confirmed")) == (403, "role-not-allowed")
    assert problem(decide(cast.li_qiang_user, "dismissed")) == (403, "role-not-allowed")
    missing = Caller(cast.sun_li).post(
        f"/doubts/{new_id()}/decide", {"event_id": str(new_id()), "verdict": "dismissed"}
    )
    assert problem(missing) == (404, "not-found")


def test_a_rebuild_brings_the_same_doubts(cast: Cast, doubted: Visit) -> None:
    decide(cast.sun_li, "confirmed", note="模糊")
    before = list(Doubt.objects.values())
    rebuild(now=at(20))
    assert list(Doubt.objects.values()) == before
