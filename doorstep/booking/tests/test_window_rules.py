"""Rules for windows: what each does to a day, whom it concerns, what goes before it, who may make one."""

from __future__ import annotations

import json
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client

from doorstep.booking import limiting, services
from doorstep.booking.errors import BadRule, RuleConflict, RuleNotFound, WindowNotOffered
from doorstep.booking.limiting import NewRule
from doorstep.booking.models import Slot, WindowRule
from doorstep.booking.queries import offers
from doorstep.booking.tests.making import FOURTEEN, MORNING, TEN, new_order, open_day, promise
from doorstep.core import clock, ids
from tests.cast import DAY, Cast, at

NUMBER = "GD900000001"


@pytest.fixture
def day(cast: Cast) -> Cast:
    open_day(cast)
    new_order(cast, NUMBER)
    return cast


def add(effect: Any, value: int = 0, **more: Any) -> WindowRule:
    said = {"title_zh": "节前限流", "title_en": "Before the holiday", "from_on": DAY, "grid": "HF-YH", **more}
    rule = NewRule(effect=effect, value=value, **said)
    return services.add_rule(
        rule=rule, rule_id=ids.uuid7(MORNING), unit_path="hf/hf-east/", actor="sunli", now=MORNING
    )


def reason(number: str = NUMBER, slot: str = TEN, hour: int = 7) -> str:
    found = next(each for each in offers(number=number, days=1, now=at(hour)) if each.slot == slot)
    return found.reason["zh"] if found.reason else ""


def places(slot: str = TEN) -> tuple[int, int]:
    row = Slot.objects.get(pk=slot)
    return row.capacity, row.overbook


def test_a_closing_rule_names_itself_and_ends(day: Cast) -> None:
    rule = add("close", from_time=time(10), to_time=time(12))
    assert reason() == "节前限流，不接新预约" and reason(slot=FOURTEEN) == ""
    with pytest.raises(WindowNotOffered):
        promise(NUMBER, TEN)
    services.end_rule(rule_id=rule.pk, unit_path="hf/hf-east/", actor="sunli", now=at(7, 5))
    assert reason() == ""
    rule.refresh_from_db()
    assert (rule.made_by, rule.ended_by, rule.ended_at) == ("sunli", "sunli", at(7, 5))


@pytest.mark.parametrize(
    ("effect", "value", "left"), [("places", 1, 1), ("places", 9, 4), ("percent", 50, 2), ("percent", 0, 0)]
)
def test_places_are_what_the_strictest_rule_leaves(day: Cast, effect: str, value: int, left: int) -> None:
    add(effect, value)
    assert places() == (left, 0)
    open_day(day)
    assert places() == (left, 0)
    add("percent", 75)
    assert places() == (min(left, 3), 0)


def test_a_window_full_by_a_rule_says_so(day: Cast) -> None:
    add("places", 1)
    promise(NUMBER, TEN)
    new_order(day, "GD900000002")
    assert reason("GD900000002") == "节前限流，该时段只放 1 个名额，已约 1 个"


def test_overbooking_is_off_until_a_rule_allows_it(day: Cast) -> None:
    """Li Qiang alone does fibre: two in a window, a third beyond him."""
    for last in (2, 3, 4):
        new_order(day, f"GD90000000{last}")
    promise(NUMBER, TEN)
    promise("GD900000002", TEN)
    with pytest.raises(WindowNotOffered):
        promise("GD900000003", TEN)
    add("overbook", 1)
    assert places() == (4, 1)
    promise("GD900000003", TEN)
    with pytest.raises(WindowNotOffered):
        promise("GD900000004", TEN)


def test_a_cutoff_closes_early_but_not_for_an_emergency(day: Cast) -> None:
    add("cutoff", 180)
    assert reason() == "" and reason(hour=8) == "节前限流，03-02 07:00 已截止预约"
    new_order(day, "GD900000002", kind="repair", emergency=True)
    assert reason("GD900000002", hour=8) == ""


def test_a_rule_for_some_orders_leaves_the_others_alone(day: Cast) -> None:
    add("places", 1, kinds=("install",))
    assert places() == (4, 0)
    promise(NUMBER, TEN)
    new_order(day, "GD900000002")
    new_order(day, "GD900000003", kind="repair")
    assert "只放 1 个名额" in reason("GD900000002") and reason("GD900000003") == ""


def test_other_days_and_other_grids_are_not_concerned(day: Cast) -> None:
    add("close", weekdays=(2,))
    add("close", from_on=DAY + timedelta(days=1))
    assert reason() == ""
    add("close", grid="", unit="hf-east")
    assert reason() != ""


def test_what_was_set_by_hand_goes_before_a_rule(day: Cast) -> None:
    services.set_capacity(slot=TEN, capacity=3, open=True)
    add("close")
    add("places", 0)
    assert places() == (3, 0) and reason() == "" and reason(slot=FOURTEEN) != ""


def test_what_is_promised_stands(day: Cast) -> None:
    promise(NUMBER, TEN)
    add("places", 0)
    assert places() == (1, 0) and places(FOURTEEN) == (0, 0)


def test_a_preview_shows_the_week_and_changes_nothing(day: Cast) -> None:
    rule = NewRule(title_zh="限流", effect="percent", value=50, from_on=DAY, grid="HF-YH")
    found = limiting.preview_rule(rule=rule, unit_path="hf/", now=MORNING)
    ten = next(each for each in found if each.slot.pk == TEN)
    assert len(found) == 5 and (ten.places_before, ten.places_after, ten.open_after) == (4, 2, True)
    assert places() == (4, 0) and WindowRule.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title_zh": " "}, "title_zh"),
        ({"grid": "HF-SS"}, "grid"),
        ({"unit": "hf-east"}, "grid"),
        ({"to_on": DAY}, "to_on"),
        ({"weekdays": (8,)}, "weekdays"),
        ({"from_time": time(10)}, "to_time"),
        ({"kinds": ("dance",)}, "kinds"),
        ({"effect": "percent", "value": 101}, "value"),
        ({"effect": "overbook", "value": 1, "kinds": ("install",)}, "effect"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(day: Cast, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(BadRule) as refusal:
        add(**{"effect": "close", **wrong})
    assert [each["field"] for each in refusal.value.details["fields"]] == [field]


def test_the_same_rule_again_is_one_and_an_unknown_one_does_not_end(day: Cast) -> None:
    rule = add("close")
    again = NewRule(
        title_zh="节前限流", title_en="Before the holiday", from_on=DAY, grid="HF-YH", effect="close"
    )
    more: dict[str, Any] = {"rule_id": rule.pk, "unit_path": "hf/hf-east/", "actor": "sunli", "now": MORNING}
    assert services.add_rule(rule=again, **more).pk == rule.pk and WindowRule.objects.count() == 1
    with pytest.raises(RuleConflict):
        services.add_rule(rule=NewRule(title_zh="别的", from_on=DAY, grid="HF-YH", effect="close"), **more)
    with pytest.raises(RuleNotFound):
        services.end_rule(rule_id=rule.pk, unit_path="hf/hf-west/", actor="x", now=MORNING)


def test_over_http_supervisors_write_and_the_desk_reads(day: Cast) -> None:
    body = {
        "id": str(ids.uuid7(MORNING)), "title_zh": "节前限流", "grid": "HF-YH", "from_on": str(DAY),
        "effect": "percent", "value": 50,
    }  # fmt: skip

    def ask(user: Any, method: str, path: str, said: object = None) -> Any:
        client = Client()
        client.force_login(user)
        return client.generic(method, f"/api/window-rules{path}", json.dumps(said), "application/json")

    with clock.frozen(MORNING):
        assert ask(day.chen_jing, "POST", "", body).status_code == 403
        assert ask(day.sun_li, "POST", "/preview", body).json()[1]["places_after"] == 2
        made = ask(day.sun_li, "POST", "", body)
        assert (made.status_code, made.json()["made_by"]) == (200, "孙丽")
        assert [each["id"] for each in ask(day.chen_jing, "GET", "").json()] == [body["id"]]
        assert ask(day.outsider, "GET", "").json() == []
        assert ask(day.chen_jing, "POST", f"/{body['id']}/end").status_code == 403
        assert ask(day.sun_li, "POST", f"/{body['id']}/end").json()["ended_by"] == "孙丽"
        assert ask(day.sun_li, "POST", f"/{ids.uuid7(MORNING)}/end").status_code == 404
        assert ask(day.sun_li, "POST", "", {**body, "value": -1}).status_code == 422


def test_the_page_of_places_says_which_rule_closes_a_window_or_cuts_it(day: Cast) -> None:
    def ruled() -> list[Any]:
        client = Client()
        client.force_login(day.chen_jing)
        slots = client.get("/api/capacity?day=2026-03-02").json()
        return [each["ruled"] for each in slots if each["slot"] in (TEN, FOURTEEN)]

    assert ruled() == [None, None]
    half = add("percent", 50, title_zh="雨天减半", title_en="Rain")
    assert ruled() == [{"title": {"zh": "雨天减半", "en": "Rain"}, "closes": False}] * 2
    add("close", title_zh="台风停约", title_en="Typhoon", from_time=time(14), to_time=time(16))
    assert [each["closes"] for each in ruled()] == [False, True]
    services.set_capacity(slot=FOURTEEN, capacity=1, open=True)
    assert ruled()[1] is None, "by hand goes before"
    limiting.end_rule(rule_id=half.pk, unit_path="hf/hf-east/", actor="sunli", now=MORNING)
    assert ruled() == [None, None]
    add("close", title_zh="拆机另约", title_en="Removals", kinds=("remove",))
    assert ruled() == [None, None], "for some orders alone"
