"""The standards as a unit runs them: every clause in words, its figures, and how it stands on the orders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from doorstep.core import clock
from doorstep.orders.services import fire_deadlines
from doorstep.standards.models import Edition
from doorstep.standards.services import adopt
from doorstep.standards.tests.library import standards
from tests.cast import DAY, Cast, at
from tests.worlds import Caller, Visit, problem, receive

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def now(library: None) -> Iterator[None]:
    with clock.frozen(at(9)):
        yield


def standard(cast: Cast, name: str, user: str = "chen_jing") -> Json:
    response = Caller(getattr(cast, user)).get(f"/standards/{name}")
    assert response.status_code == 200, response.content
    return dict(response.json())


def clause(cast: Cast, name: str, user: str = "chen_jing") -> Json:
    rows = standard(cast, name.split(".")[0].upper(), user)["rows"]
    return dict(next(row for row in rows if row["id"] == name))


def test_the_editions_in_force_are_listed(cast: Cast) -> None:
    rows = Caller(cast.chen_jing).get("/standards").json()
    assert [row["standard"] for row in rows] == sorted(standards())
    for row in rows:
        assert row["title"]["zh"] and row["title"]["en"] and row["version"] == "2026.1"
        assert len(row["sha256"]) == 64 and row["clauses"] and row["adopted_from"] == "2026-01-01"


def test_every_clause_says_what_it_is_where_it_is_from_and_when_it_applies(cast: Cast) -> None:
    for row in Caller(cast.chen_jing).get("/standards").json():
        for each in standard(cast, row["standard"])["rows"]:
            assert each["title"]["zh"] and each["title"]["en"] and each["source"], each["id"]
            assert each["control"] and each["modality"] and each["severity"] and each["status"], each["id"]
            assert (each["step"] is None) == (each["step_title"] is None), each["id"]
    gate = clause(cast, "touch.plan-agreed")
    assert (gate["control"], gate["source"], gate["kinds"], gate["severity"]) == (
        "gate", "TOUCH-3, REGIME-5", ["install", "move"], "critical",
    )  # fmt: skip
    assert clause(cast, "touch.sticker")["evidence"] == ["photo"]
    assert clause(cast, "touch.say-plan")["say"][0]["zh"]
    assert clause(cast, "work.behaviours-scored")["status"] == "planned", (
        "what isn't there yet is not claimed"
    )


def test_figures_are_shown_with_the_units_own_values(cast: Cast) -> None:
    figures = {each["name"]: each for each in standard(cast, "WORK")["parameters"]}
    assert figures["optical-min"] == figures["optical-min"] | {"default": -27, "value": -27, "unit": "dBm"}
    edition = Edition.objects.get(standard="WORK")
    adopt(
        unit_code="hf-east", edition=edition, from_on=DAY - timedelta(days=1), parameters={"optical-min": -25}
    )
    said = standard(cast, "WORK")
    figures = {each["name"]: each for each in said["parameters"]}
    assert (figures["optical-min"]["default"], figures["optical-min"]["value"]) == (-27, -25)
    assert said["adopted_from"] == "2026-03-01"
    elsewhere = {each["name"]: each["value"] for each in standard(cast, "WORK", "outsider")["parameters"]}
    assert elsewhere["optical-min"] == -27


def test_what_is_adopted_for_tomorrow_is_not_in_force_today(cast: Cast) -> None:
    edition = Edition.objects.get(standard="WORK")
    adopt(unit_code="hf", edition=edition, from_on=DAY + timedelta(days=1), parameters={"optical-min": -20})
    assert standard(cast, "WORK")["adopted_from"] == "2026-01-01"
    with clock.frozen(at(0, 0, DAY + timedelta(days=1))):
        assert standard(cast, "WORK")["adopted_from"] == "2026-03-03"


def test_how_a_clause_stands_is_counted_over_the_units_orders(cast: Cast) -> None:
    receive(cast, "GD900000001").ready()
    receive(cast, "GD900000002")
    receive(cast, "GD900000004", grid="HF-SS", lat=31.83, lon=117.23)

    def kept(user: str = "chen_jing") -> tuple[int, int, int]:
        found = clause(cast, "touch.first-call", user)["kept"]
        return found["satisfied"], found["violated"], found["pending"]

    assert kept() == (1, 0, 1)
    fire_deadlines(now=at(9))
    assert (kept(), kept("zhou_min"), kept("outsider")) == ((1, 1, 0), (1, 2, 0), (0, 1, 0))


def test_a_standard_that_nobody_runs_is_not_found(cast: Cast) -> None:
    assert problem(Caller(cast.chen_jing).get("/standards/NOWHERE")) == (404, "standard-not-run")
    assert "NOWHERE" in Caller(cast.chen_jing).get("/standards/NOWHERE").json()["title"]


def test_everybody_who_works_by_them_may_read_them(cast: Cast, assigned: Visit) -> None:
    for user in (cast.sun_li, cast.zhou_min, cast.wu_fan, cast.li_qiang_user, cast.outsider):
        assert Caller(user).get("/standards").status_code == 200
        assert Caller(user).get("/standards/TOUCH").status_code == 200
    assert problem(Caller(None).get("/standards")) == (401, "login-needed")
    assert problem(Caller(None).get("/standards/TOUCH")) == (401, "login-needed")
