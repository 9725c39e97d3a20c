"""Messages over HTTP."""

from typing import Any

import pytest
from django.test import Client

from doorstep.booking.tests.making import FOURTEEN, TEN, new_order, open_day, promise
from doorstep.notify import queries, services
from doorstep.notify.models import Notice
from doorstep.people.models import User
from tests.cast import Cast, at

NUMBER = "GD900000001"


@pytest.fixture(autouse=True)
def two_notices(cast: Cast) -> None:
    open_day(cast)
    new_order(cast)
    promise(NUMBER, TEN)
    promise(NUMBER, FOURTEEN, now=at(7, 5))
    services.deliver(notice_id=Notice.objects.order_by("id")[0].pk, now=at(7, 1))


def ask(user: User | None, query: str = "") -> Any:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client.get(f"/api/notices{query}")


def test_the_desk_sees_messages_newest_first_with_the_number_masked(cast: Cast) -> None:
    response = ask(cast.chen_jing)
    page = response.json()
    assert response.status_code == 200 and page["total"] == 2
    assert [item["status"] for item in page["items"]] == ["waiting", "sent"]
    sent = page["items"][1]
    assert sent["to_masked"] == "138****1234" and "13800001234" not in response.content.decode()
    assert (sent["order_number"], sent["about"], sent["channel"]) == (NUMBER, "window", "outbox")
    assert sent["sent_at"] == "2026-03-01T23:01:00Z" and sent["about_title"]["zh"] == "预约时间"
    assert "王芳" not in response.content.decode()


def test_pages_and_one_orders_messages(cast: Cast) -> None:
    page = ask(cast.chen_jing, "?page=2&page_size=1").json()
    assert (page["total"], len(page["items"]), page["items"][0]["status"]) == (2, 1, "sent")
    assert ask(cast.chen_jing, f"?order={NUMBER}").json()["total"] == 2
    assert ask(cast.chen_jing, "?order=GD-NONE").json()["items"] == []
    for query in ("?page=0", "?page_size=201", "?order=%00"):
        assert ask(cast.chen_jing, query).status_code == 422
    seen = queries.notices_in(unit_path="hf/", order=NUMBER)
    assert [notice.state for notice in seen] == ["waiting", "sent"]


def test_the_outsider_sees_none_of_them(cast: Cast) -> None:
    assert ask(cast.outsider).json()["items"] == []


def test_a_technician_may_not_read_them(cast: Cast) -> None:
    response = ask(cast.li_qiang_user)
    assert (response.status_code, response.json()["code"]) == (403, "role-not-allowed")


def test_without_a_login_nothing(cast: Cast) -> None:
    response = ask(None)
    assert (response.status_code, response.json()["code"]) == (401, "login-needed")
