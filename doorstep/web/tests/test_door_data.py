"""The customer's own data behind their link: who saw it, asked for, fetched once somebody has released it."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest

from doorstep.accounts.data_requests import answer_data_request, refuse_data_request
from doorstep.accounts.services import reveal
from doorstep.core import ids
from doorstep.orders.queries import entries_of
from doorstep.web.tests.doors import Door
from tests.cast import Cast, at
from tests.worlds import Visit, problem, receive


def ask(hour: int = 9, event_id: UUID | None = None) -> dict[str, Any]:
    answer = Door(now=at(hour)).say("data", event_id=str(event_id or ids.uuid7(at(hour))))
    assert answer.status_code == 200, answer.content
    return dict(answer.json()["data"])


def test_nobody_has_asked_yet(received: Visit) -> None:
    assert Door().view()["data"] is None
    assert problem(Door().ask("GET", "/data.json")) == (409, "data-not-ready")


def test_asked_for_it_waits_for_somebody_and_says_until_when(received: Visit) -> None:
    first = ids.uuid7(at(9))
    said = ask(event_id=first)
    assert (said["state"], said["answered_at"]) == ("open", None) and said["due_on"] > "2026-03-02"
    assert ask(event_id=first) == said and ask(10) == said, "asked again it is the same"
    assert [entry.kind for entry in entries_of(received.number)].count("data.requested") == 1
    assert problem(Door(now=at(9)).ask("GET", "/data.json")) == (409, "data-not-ready")


@pytest.mark.parametrize("form", ["json", "html", "zip"])
def test_once_released_it_is_fetched_and_holds_what_is_theirs(received: Visit, form: str) -> None:
    request = ids.uuid7(at(9))
    ask(event_id=request)
    answer_data_request(request_id=request, verified_by="called_back", by="sunli", now=at(10))
    assert Door(now=at(11)).view()["data"]["state"] == "answered"
    fetched = Door(now=at(11)).ask("GET", f"/data.{form}")
    assert fetched.status_code == 200 and "attachment" in fetched["content-disposition"]
    assert "no-store" in fetched["cache-control"]
    if form == "json":
        assert json.loads(fetched.content)["customer"]["name"] == "王芳"


def test_no_other_form_there_is(received: Visit) -> None:
    assert Door().ask("GET", "/data.xml").status_code in (404, 422)


def test_refused_it_says_why(received: Visit) -> None:
    request = ids.uuid7(at(9))
    ask(event_id=request)
    refuse_data_request(request_id=request, reason="电话核实不是本人", by="sunli", now=at(10))
    said = Door(now=at(11)).view()["data"]
    assert (said["state"], said["reason"]) == ("refused", "电话核实不是本人")


def test_who_saw_their_number_is_told_by_role_and_purpose(cast: Cast, received: Visit) -> None:
    assert Door().ask("GET", "/seen").json() == []
    reveal(
        customer_id=cast.wang_fang.pk,
        actor="chenjing",
        role="dispatcher",
        purpose="核对地址",
        order_number=received.number,
        now=at(8),
    )
    other = receive(cast, "HF26030200007")
    said = Door(now=at(9)).ask("GET", "/seen")
    assert [(each["role_title"]["zh"], each["purpose"]) for each in said.json()] == [("综调", "核对地址")]
    assert "chenjing" not in said.content.decode()
    assert Door(other.number, now=at(9)).ask("GET", "/seen").json() == []


def test_without_the_link_nothing(received: Visit) -> None:
    for path in ("/seen", "/data.json"):
        assert problem(Door(token="HF.1.x").ask("GET", path)) == (403, "link-invalid")
