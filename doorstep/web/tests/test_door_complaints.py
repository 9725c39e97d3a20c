"""A complaint has a promise of time, and the customer reads its answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from doorstep.core import clock, ids
from doorstep.web.tests.doors import Door
from tests.cast import Cast, at
from tests.worlds import Caller, Visit, problem


def complain(statement: str = "等了一上午", hour: int = 11) -> dict[str, Any]:
    answer = Door(now=at(hour)).say("complain", statement=statement)
    assert answer.status_code == 200, answer.content
    return dict(answer.json()["complaints"][-1])


def answer(user: Any, visit: Visit, complaint: str, hour: int = 12, text: str = "今天 16 点前上门") -> Any:
    body = {"complaint": complaint, "answer": text}
    with clock.frozen(at(hour)):
        event = {"id": str(ids.uuid7(at(hour))), "kind": "complaint.answered", "body": body}
        return Caller(user).post(f"/orders/{visit.number}/events", event)


def test_a_complaint_is_kept_with_the_time_until_which_it_is_answered(received: Visit) -> None:
    assert Door().view()["complaints"] == []
    said = complain()
    assert (said["statement"], said["answer"], said["answered_at"]) == ("等了一上午", None, None)
    made, due = (datetime.fromisoformat(said[name]) for name in ("made_at", "answer_by"))
    assert (made, due - made) == (at(11), timedelta(hours=24))


def test_the_promise_of_time_is_the_operator_s(received: Visit, settings: Any) -> None:
    settings.COMPLAINT_ANSWER_H = 4
    assert datetime.fromisoformat(complain()["answer_by"]) == at(15)


def test_the_desk_answers_and_the_customer_reads_it(cast: Cast, received: Visit) -> None:
    first, second = complain(), complain("还是没来", 12)
    assert answer(cast.sun_li, received, second["id"], 13).status_code == 200
    said = Door(now=at(14)).view()["complaints"]
    assert [each["answer"] for each in said] == [None, "今天 16 点前上门"]
    assert datetime.fromisoformat(said[1]["answered_at"]) == at(13)
    assert answer(cast.chen_jing, received, first["id"], 14, "抱歉").status_code == 200
    assert answer(cast.chen_jing, received, first["id"], 15, "已处理").status_code == 200
    assert Door(now=at(16)).view()["complaints"][0]["answer"] == "已处理", "the latest answer counts"


def test_only_a_complaint_of_this_order_is_answered(cast: Cast, received: Visit) -> None:
    complain()
    opening = Door(now=at(12)).view()["number"]
    refused = answer(cast.sun_li, received, opening)
    assert problem(refused) == (422, "bad-event")
    assert refused.json()["fields"][0]["field"] == "complaint"
    for entry in received.order.events.filter(kind="order.received"):
        assert problem(answer(cast.sun_li, received, str(entry.pk))) == (422, "bad-event")


def test_others_do_not_answer(cast: Cast, received: Visit) -> None:
    said = complain()
    assert problem(answer(cast.li_qiang_user, received, said["id"])) == (403, "role-not-allowed")
    assert answer(cast.outsider, received, said["id"]).status_code in (403, 404)
