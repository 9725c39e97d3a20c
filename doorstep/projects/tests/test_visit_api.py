"""Visits of a roll-out over HTTP: previewed, made, moved, withdrawn."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.core import clock
from doorstep.projects.models import RollOut
from doorstep.projects.tests.test_make_visits import NOW, SLOT, hotel
from tests.asking import ask
from tests.cast import Cast

__all__ = ["hotel"]


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def body(rollout: RollOut, **how: Any) -> dict[str, Any]:
    coordinator = str(rollout.customer.contacts.get().pk)
    said = {
        "from_on": "2026-03-03", "crews": ["HF1001"], "coordinator": coordinator, "steps": ["前台确认"],
        "minutes_per_room": 10,
    }  # fmt: skip
    return said | how


def post(cast: Cast, rollout: RollOut, path: str, said: dict[str, Any]) -> Any:
    return ask(cast.wu_fan, "POST", f"/api/rollouts/{rollout.pk}/visits{path}", said)


def test_from_a_preview_to_a_visit_and_back(cast: Cast, hotel: RollOut) -> None:
    shown = post(cast, hotel, "/preview", body(hotel, rooms=["801", "802"]))
    assert shown.status_code == 200, shown.json()
    plan = shown.json()
    (visit,) = plan["visits"]
    assert (visit["crew_name"], visit["rooms"], visit["why_not"]) == ("李强", ["801", "802"], None)
    assert visit["load"] == [{"model": "B860AV", "count": 2}]
    wrong = post(cast, hotel, "", {**body(hotel, rooms=["801", "802"]), "token": "x"})
    assert (wrong.status_code, wrong.json()["code"]) == (409, "visits-changed")
    made = post(cast, hotel, "", {**body(hotel, rooms=["801", "802"]), "token": plan["token"]})
    assert made.status_code == 200, made.json()
    (row,) = ask(cast.chen_jing, "GET", f"/api/rollouts/{hotel.pk}/visits").json()
    assert (row["order"], row["crew"], row["done"], row["to_come"]) == (hotel.lead_id, "HF1001", 0, True)
    path = f"/{row['order']}"
    moved = post(cast, hotel, f"{path}/move", {"slot": SLOT, "asked_by": "customer"}).json()
    assert moved["crew_lost"] is None
    assert moved["visits"][0]["from_at"] == "2026-03-03T06:00:00Z"
    withdrawn = post(cast, hotel, f"{path}/withdraw", {"asked_by": "customer", "cause": "not_needed"})
    assert withdrawn.status_code == 200 and withdrawn.json()[0]["to_come"] is False
    assert (
        post(cast, hotel, "/nobody/withdraw", {"asked_by": "customer", "cause": "other"}).status_code == 404
    )


def test_a_visit_without_steps_or_with_a_stranger_is_refused_by_field(cast: Cast, hotel: RollOut) -> None:
    refused = post(cast, hotel, "/preview", body(hotel, steps=[], coordinator="999"))
    assert refused.status_code == 422
    assert refused.json()["fields"][0]["field"] == "coordinator"


def test_a_technician_and_another_unit_plan_nothing(cast: Cast, hotel: RollOut) -> None:
    path = f"/api/rollouts/{hotel.pk}/visits/preview"
    assert ask(cast.li_qiang_user, "POST", path, body(hotel)).status_code == 403
    assert ask(cast.outsider, "POST", path, body(hotel)).status_code == 404


def test_who_may_be_sent_is_told_with_what_the_others_lack(cast: Cast, hotel: RollOut) -> None:
    cast.zhao_lei.certificates.filter(kind="service_level3").delete()
    found = ask(cast.wu_fan, "GET", f"/api/rollouts/{hotel.pk}/crews?on=2026-03-03").json()
    assert [(each["staff_no"], each["on_duty"]) for each in found] == [("HF1001", True), ("HF1002", True)]
    assert found[0]["why_not"] is None and "客服三级证" in found[1]["why_not"]["zh"]


def test_the_account_manager_sees_the_windows_to_move_to(cast: Cast, hotel: RollOut) -> None:
    shown = ask(cast.wu_fan, "GET", f"/api/orders/{hotel.lead_id}/windows")
    assert shown.status_code == 200, shown.json()
    assert ask(cast.li_qiang_user, "GET", f"/api/orders/{hotel.lead_id}/windows").status_code == 403
