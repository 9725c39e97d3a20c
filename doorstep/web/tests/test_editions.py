"""Editions, figures and where clauses act, over HTTP."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.core import clock
from doorstep.orders.models import Order, QuotaVerdict
from doorstep.orders.services import fire_deadlines
from doorstep.orders.standing import Standing, standing_by_clause
from doorstep.standards.models import Edition
from doorstep.standards.services import adopt
from tests.cast import DAY, Cast, at
from tests.worlds import Caller, problem, receive

Json = dict[str, Any]
APRIL = DAY.replace(month=4, day=1)


@pytest.fixture(autouse=True)
def now(library: None) -> Iterator[None]:
    with clock.frozen(at(9)):
        yield


def own_edition(unit_code: str, version: str) -> Edition:
    base = Edition.objects.get(standard="WORK", unit_code="")
    content = base.content.replace('version: "2026.1"', f'version: "{version}"')
    return Edition.objects.create(
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        standard="WORK",
        version=version,
        content=content,
        published_at=at(8),
        unit_code=unit_code,
        author="sunli",
        published_by="zhoumin",
    )


def listed(cast: Cast, user: str) -> list[Json]:
    response = Caller(getattr(cast, user)).get("/standards/WORK/editions")
    assert response.status_code == 200, response.content
    return list(response.json())


def test_editions_are_listed_with_their_people_and_who_runs_them(cast: Cast) -> None:
    adopt(unit_code="hf-east", edition=own_edition("hf-east", "east.2"), from_on=DAY, by="zhoumin")
    east, library = listed(cast, "sun_li")
    assert (east["version"], east["author"], east["published_by"]) == ("east.2", "孙丽", "周敏")
    assert east["in_force"] and not library["in_force"]
    assert east["adoptions"] == [
        {"unit_code": "hf-east", "from_on": "2026-03-02", "parameters": {}, "adopted_by": "周敏"}
    ]
    assert (library["author"], library["published_by"]) == (None, None)
    assert [each["unit_code"] for each in library["adoptions"]] == ["hf"]


def test_another_units_own_edition_is_not_shown(cast: Cast) -> None:
    own = own_edition("hf-east", "east.2")
    assert {each["version"] for each in listed(cast, "zhou_min")} == {"2026.1", "east.2"}
    assert {each["version"] for each in listed(cast, "outsider")} == {"2026.1"}
    path = f"/standards/editions/{own.sha256}"
    assert Caller(cast.zhou_min).get(path).json()["version"] == "east.2"
    assert problem(Caller(cast.outsider).get(path)) == (404, "not-found")


def test_an_editions_file_is_given_out_as_it_was_published(cast: Cast) -> None:
    edition = Edition.objects.get(standard="WORK")
    said = Caller(cast.chen_jing).get(f"/standards/editions/{edition.sha256}").json()
    assert said == {
        "sha256": edition.sha256,
        "standard": "WORK",
        "version": "2026.1",
        "content": edition.content,
    }
    assert problem(Caller(cast.chen_jing).get(f"/standards/editions/{'0' * 64}")) == (404, "not-found")


def put_figures(cast: Cast, parameters: Json, from_on: str = APRIL.isoformat(), user: str = "sun_li") -> Any:
    body = {"from_on": from_on, "parameters": parameters}
    return Caller(getattr(cast, user)).put("/standards/WORK/figures", body)


def test_a_unit_sets_its_own_figures_from_a_day_on(cast: Cast) -> None:
    response = put_figures(cast, {"optical-min": -25}, DAY.isoformat())
    assert response.status_code == 200, response.content
    said = response.json()
    value = {each["name"]: each["value"] for each in said["parameters"]}
    assert (value["optical-min"], value["optical-max"], said["adopted_from"]) == (-25, -8, "2026-03-02")
    others = Caller(cast.outsider).get("/standards/WORK").json()["parameters"]
    assert next(each for each in others if each["name"] == "optical-min")["value"] == -27


def test_figures_that_do_not_fit_are_refused(cast: Cast) -> None:
    assert problem(put_figures(cast, {"optical-min": "weak"})) == (422, "figures-refused")
    assert problem(put_figures(cast, {"colour": 1})) == (422, "figures-refused")
    assert problem(put_figures(cast, {}, "2026-03-01")) == (422, "day-past")
    assert problem(put_figures(cast, {}, user="chen_jing")) == (403, "role-not-allowed")
    assert put_figures(cast, {}, "2026-05-01").status_code == 200
    ahead = put_figures(cast, {})
    assert problem(ahead) == (409, "adoption-ahead") and "2026-05-01" in ahead.json()["mend"]


def rows(cast: Cast, standard: str) -> dict[str, Json]:
    said = Caller(cast.sun_li).get(f"/standards/{standard}").json()["rows"]
    return {row["id"]: row for row in said}


def test_each_clause_says_where_it_acts_and_which_figures_it_reads(cast: Cast) -> None:
    touch, work = rows(cast, "TOUCH"), rows(cast, "WORK")

    def places(row: Json) -> list[str]:
        return [act["place"] for act in row["acts"]]

    assert places(touch["touch.plan-agreed"]) == ["gate"]
    assert "皮线敷设" in touch["touch.plan-agreed"]["acts"][0]["title"]["zh"]
    assert places(touch["touch.first-call"]) == ["clock"]
    assert touch["touch.first-call"]["parameters"] == ["first-call-within"]
    assert places(touch["touch.sticker"]) == ["step"]
    assert places(touch["touch.say-plan"]) == ["step", "audit"]
    assert places(work["work.behaviours-shown"]) == ["screen"]
    assert work["work.behaviours-shown"]["capability"] == "doorstep.visits.guide.guided_steps"
    assert work["work.light-in-range"]["parameters"] == ["optical-min", "optical-max"]
    assert touch["touch.plan-agreed"]["sources"] == ["TOUCH-3", "REGIME-5"]
    planned = [row for row in (*touch.values(), *work.values()) if row["status"] == "planned"]
    assert all(row["acts"] == [] for row in planned), "what isn't there yet is not claimed"
    regime = rows(cast, "REGIME")
    assert places(regime["regime.certified"]) == ["dispatch"]
    assert places(regime["regime.booked-before-visit"]) == ["audit"]


def test_last_month_counts_the_orders_received_then(cast: Cast) -> None:
    receive(cast, "GD900000001").ready()
    receive(cast, "GD900000002")
    fire_deadlines(now=at(9))
    kept = rows(cast, "TOUCH")["touch.first-call"]["kept"]
    assert kept == {
        "satisfied": 1,
        "violated": 1,
        "pending": 0,
        "last_month": {"satisfied": 0, "violated": 0},
    }
    with clock.frozen(at(9, day=DAY + timedelta(days=40))):
        kept = rows(cast, "TOUCH")["touch.first-call"]["kept"]
        assert kept["last_month"] == {"satisfied": 1, "violated": 1}
    with clock.frozen(at(9, day=DAY + timedelta(days=70))):
        assert rows(cast, "TOUCH")["touch.first-call"]["kept"]["last_month"] == {
            "satisfied": 0,
            "violated": 0,
        }


def test_a_month_ends_at_local_midnight(cast: Cast) -> None:
    receive(cast, "GD900000001").ready()
    received = {
        at(0, 0, DAY.replace(day=1)): 1,
        at(0, 0, DAY.replace(day=1)) - timedelta(milliseconds=1): 0,
        at(0, 0, APRIL) - timedelta(milliseconds=1): 1,
        at(0, 0, APRIL): 0,
    }
    for instant, counted in received.items():
        Order.objects.update(received_at=instant)
        with clock.frozen(at(9, day=APRIL)):
            kept = rows(cast, "TOUCH")["touch.first-call"]["kept"]["last_month"]
        assert kept["satisfied"] == counted, instant


def test_how_all_clauses_stand_takes_five_queries_however_many_orders(cast: Cast) -> None:
    receive(cast, "GD900000001").ready()
    span = (at(0), at(23))
    with CaptureQueriesContext(connection) as asked:
        found = standing_by_clause(unit_path="hf/", standard="TOUCH", received=span, now=at(9))
    assert len(asked) == 5
    assert found["touch.first-call"] == Standing(satisfied=1, satisfied_then=1)
    west = standing_by_clause(unit_path="hf/hf-west/", standard="TOUCH", received=span, now=at(9))
    assert west == {}


def test_a_count_over_orders_stands_for_its_periods(cast: Cast) -> None:
    """A floor that was not reached when its period ended is broken, though no event said so."""
    order = receive(cast, "GD900000001").order
    month = (DAY.replace(day=1), APRIL)
    for key, outcome, due_at in (
        ("technician:HF1001", "satisfied", None),
        ("technician:HF1002", "violated", None),
        ("technician:HF1003", "pending", at(0, day=APRIL)),
    ):
        QuotaVerdict.objects.create(
            clause="conduct.counted",
            key=key,
            from_on=month[0],
            to_on=month[1],
            standard="CONDUCT",
            order=order,
            counted=1,
            outcome=outcome,
            due_at=due_at,
        )

    def stands(now: datetime) -> Standing:
        span = (at(0, day=month[0]), at(0, day=month[1]))
        found = standing_by_clause(unit_path="hf/", standard="CONDUCT", received=span, now=now)
        return found["conduct.counted"]

    assert stands(at(9)) == Standing(1, 1, 1, satisfied_then=1, violated_then=1)
    assert stands(at(9, day=APRIL)) == Standing(1, 2, 0, satisfied_then=1, violated_then=2)
