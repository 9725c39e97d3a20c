"""Dissatisfied: put right at once, or in a window that the customer picks."""

from __future__ import annotations

from typing import Any

from doorstep.dispatch.queries import assignment_of
from doorstep.orders.queries import entries_of, order_named
from doorstep.visits.rules import present_visit
from doorstep.web.tests.doors import Door
from tests.cast import at
from tests.lives import CHEN_JING
from tests.worlds import Visit, problem

FOUR = "HF-YH:2026-03-02:1600-1800"


def signs(visit: Visit, **said: Any) -> Any:
    visit.work()
    door = Door(now=at(11, 30))
    return door.say(
        "sign", **{"result": "dissatisfied", "comment": "线没贴牢", "signature": door.draw(), **said}
    )


def test_at_once_is_what_is_done_unless_they_say_otherwise(on_site: Visit) -> None:
    said = signs(on_site).json()
    assert (said["step"], said["state"], said["acceptance"]["rework"]) == ("work", "rework", "now")
    assert said["offers"] == []


def test_later_offers_windows_and_the_one_chosen_is_another_visit(on_site: Visit) -> None:
    said = signs(on_site, rework="later").json()
    assert (said["state"], said["acceptance"]["rework"]) == ("rework", "later")
    assert FOUR in [each["slot"] for each in said["offers"] if each["offered"]]
    booked = Door(now=at(11, 40)).say("window", slot=FOUR)
    assert booked.status_code == 200, booked.content
    said = booked.json()
    assert (said["step"], said["technician"], said["promised"]["from_at"]) == (
        "wait",
        None,
        "2026-03-02T08:00:00Z",
    )
    assert assignment_of(on_site.number) is None
    assert [entry.kind for entry in present_visit(entries_of(on_site.number))] == ["window.promised"]


def test_the_other_visit_begins_anew_and_is_signed_for_itself(on_site: Visit) -> None:
    signs(on_site, rework="later")
    Door(now=at(11, 40)).say("window", slot=FOUR)
    on_site.now = at(11, 45)
    on_site.hour = 16
    on_site.send()
    on_site.say("call.made", by=CHEN_JING)
    on_site.arrive(16)
    assert Door(now=at(16)).view()["step"] == "work"
    for kind in ("cabling.done", "site.cleaned"):
        on_site.say(kind)
    assert Door(now=at(16, 30)).view()["step"] == "sign"
    on_site.sign()
    assert Door(now=at(16, 40)).view()["step"] == "rate"


def test_who_is_satisfied_asks_for_no_rework(on_site: Visit) -> None:
    said = signs(on_site, result="satisfied", comment="", rework="later").json()
    assert (said["acceptance"]["result"], said["acceptance"]["rework"]) == ("satisfied", None)


def test_a_typed_name_is_said_to_be_one(on_site: Visit) -> None:
    assert signs(on_site, result="satisfied", comment="", typed=True).status_code == 200
    assert entries_of(on_site.number)[-1].body["typed"] is True


def test_nothing_is_booked_while_they_work_content(on_site: Visit) -> None:
    assert problem(Door(now=at(10)).say("window", slot=FOUR)) == (409, "state-forbids")
    assert order_named(on_site.number).state == "on_site"
