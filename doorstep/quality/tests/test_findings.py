"""Findings: violated clauses with their proof, of the unit's own orders, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.core import clock
from doorstep.orders.services import fire_deadlines
from doorstep.orders.tests.test_count import COUNTS
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG, SUN_LI, Life, begin, run_standard
from tests.worlds import Caller, Visit, problem, receive

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(12)):
        yield


def findings(cast: Cast, query: str = "", user: str = "chen_jing") -> list[Json]:
    response = Caller(getattr(cast, user)).get(f"/findings{query}")
    assert response.status_code == 200, response.content
    return list(response.json()["items"])


def found(cast: Cast, query: str = "", user: str = "chen_jing") -> list[str]:
    return [each["clause"] for each in findings(cast, query, user)]


def test_a_finding_names_clause_order_person_and_proof(cast: Cast, on_site: Visit) -> None:
    event = on_site.say("cabling.done", happened=True, now=at(10))
    (gate,) = [each for each in findings(cast) if each["clause"] == "touch.plan-agreed"]
    assert gate == gate | {
        "number": on_site.number, "kind": "install", "grid": "HF-YH", "standard": "TOUCH",
        "source": "TOUCH-3, REGIME-5", "severity": "critical", "violated_at": "2026-03-02T02:00:00Z",
        "remedied_at": None, "witnesses": [str(event.id)], "technician": "李强", "deduct_cny": None,
    }  # fmt: skip
    assert gate["title"]["zh"] and gate["grid_name"] == {"zh": "瑶海网格", "en": "Yaohai"}


def test_what_was_made_good_says_when(cast: Cast, received: Visit) -> None:
    fire_deadlines(now=at(9))
    assert [each["remedied_at"] for each in findings(cast, "?clause=touch.first-call")] == [None]
    received.say("call.made", by=CHEN_JING, now=at(9, 15))
    (late,) = findings(cast, "?clause=touch.first-call")
    assert (late["remedied_at"], late["technician"]) == ("2026-03-02T01:15:00Z", None)


def test_a_reported_breach_is_a_finding_with_what_the_standard_says_of_it(cast: Cast, on_site: Visit) -> None:
    on_site.say("breach.reported", {"clause": "door.contradicting"}, by=SUN_LI)
    (breach,) = findings(cast, "?clause=door.contradicting")
    assert (breach["standard"], breach["severity"], breach["source"]) == ("DOOR", "major", "DOOR-2")


def test_newest_first_and_filtered(cast: Cast, on_site: Visit) -> None:
    on_site.say("cabling.done", happened=True)
    on_site.say("breach.reported", {"clause": "door.contradicting"}, by=SUN_LI)
    times = [each["violated_at"] for each in findings(cast)]
    assert times == sorted(times, reverse=True)
    assert set(found(cast, "?standard=DOOR")) == {"door.contradicting"}
    assert found(cast, "?standard=TOUCH&clause=touch.plan-agreed") == ["touch.plan-agreed"]
    assert found(cast, "?standard=TOUCH&clause=door.contradicting") == []


def test_pages(cast: Cast, library: None) -> None:
    for number in ("GD900000001", "GD900000002", "GD900000003"):
        receive(cast, number)
    fire_deadlines(now=at(12))
    page = Caller(cast.chen_jing).get("/findings?clause=touch.first-call&page=2&page_size=2").json()
    assert (len(page["items"]), page["total"], page["page"], page["page_size"]) == (1, 3, 2, 2)


@pytest.mark.parametrize(
    "query", ["page=0", "page=100001", "page_size=0", "page_size=201", f"clause={'x' * 81}"]
)
def test_filters_that_make_no_sense_are_refused(cast: Cast, query: str) -> None:
    assert problem(Caller(cast.chen_jing).get(f"/findings?{query}")) == (422, "invalid")


def test_more_findings_take_no_more_queries(cast: Cast, library: None) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert findings(cast)
        return len(queries)

    receive(cast, "GD900000001").ready()
    fire_deadlines(now=at(12))
    asked()
    one = asked()
    for number, hour in (("GD900000002", 14), ("GD900000003", 16)):
        receive(cast, number, hour=hour).ready()
    fire_deadlines(now=at(12))
    assert asked() == one


def test_a_unit_sees_its_own_findings(cast: Cast, library: None) -> None:
    receive(cast, "GD900000001")
    receive(cast, "GD900000004", grid="HF-SS", lat=31.83, lon=117.23)
    fire_deadlines(now=at(12))

    def numbers(user: str) -> set[str]:
        return {each["number"] for each in findings(cast, "", user)}

    assert numbers("chen_jing") == numbers("sun_li") == {"GD900000001"}
    assert numbers("outsider") == {"GD900000004"}
    assert numbers("zhou_min") == {"GD900000001", "GD900000004"}


def test_findings_are_the_desks(cast: Cast) -> None:
    for user in (cast.li_qiang_user, cast.wu_fan):
        assert problem(Caller(user).get("/findings")) == (403, "role-not-allowed")
    assert problem(Caller(None).get("/findings")) == (401, "login-needed")


# --- clauses over many orders ------------------------------------------------------------------------------


@pytest.fixture
def counts(cast: Cast) -> list[Life]:
    run_standard(cast, COUNTS)
    lives = [begin(cast, f"GD-{n}") for n in range(3)]
    for hour, life in zip((8, 9, 10), lives, strict=True):
        life.say("call.made", by=LI_QIANG, now=at(hour))
    return lives


def test_one_too_many_is_a_finding_that_names_who_and_when(cast: Cast, counts: list[Life]) -> None:
    (finding,) = findings(cast, "?clause=test.calls-a-day")
    assert finding == finding | {
        "number": "GD-2", "kind": "install", "grid": "HF-YH", "standard": "TEST", "source": "TEST-7",
        "violated_at": "2026-03-02T02:00:00Z", "remedied_at": None, "technician": "李强", "deduct_cny": "20",
        "count": {
            "key": "technician:HF1001", "name": "李强", "from_on": "2026-03-02", "to_on": "2026-03-03",
            "counted": 3, "at_most": 2, "at_least": None,
        },
    }  # fmt: skip
    assert len(finding["witnesses"]) == 3


def test_both_sorts_stand_in_one_order_of_time_and_are_paged_together(cast: Cast, counts: list[Life]) -> None:
    counts[0].say("cabling.done", happened=True, now=at(11))
    counts[1].say("cabling.done", happened=True, now=at(11), occurred_at=at(9, 30))
    whole = findings(cast)
    times = [each["violated_at"] for each in whole]
    assert times == sorted(times, reverse=True)
    assert {bool(each["count"]) for each in whole} == {True, False}
    pages = [findings(cast, f"?page={page}&page_size=1") for page in range(1, len(whole) + 1)]
    assert [each for page in pages for each in page] == whole
    assert Caller(cast.chen_jing).get("/findings").json()["total"] == len(whole)


def test_too_few_are_a_finding_once_the_month_is_over(cast: Cast, counts: list[Life]) -> None:
    assert found(cast, "?clause=test.rated-monthly") == []
    with clock.frozen(at(0, day=date(2026, 4, 1)) + timedelta(milliseconds=1)):
        (finding,) = findings(cast, "?clause=test.rated-monthly")
    assert (finding["violated_at"], finding["witnesses"]) == ("2026-03-31T16:00:00Z", [])
    assert finding["count"]["name"] is None and finding["count"]["at_least"] == 1


def test_what_is_counted_is_shown_to_its_own_unit_too(cast: Cast, counts: list[Life]) -> None:
    assert found(cast, "?clause=test.calls-a-day", "outsider") == []
    assert found(cast, "?clause=test.calls-a-day", "zhou_min") == ["test.calls-a-day"]
