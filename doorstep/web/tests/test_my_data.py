"""Everything that we hold on a customer, from the asking to the file; and that no table is forgotten."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from doorstep.accounts.errors import DataNotReady
from doorstep.accounts.models import Contact, Customer, Site
from doorstep.core import clock
from doorstep.core.errors import Language
from doorstep.notify.models import Notice
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of, order_named
from doorstep.web import my_data, my_data_file
from tests.asking import ask
from tests.cast import Cast, at
from tests.worlds import Visit, problem

FIRST = UUID("0195d1c0-0000-7000-8000-0000000000a1")

#: Tables that hang on a customer, a site or an order → where they are in the file, or why they are not.
TOLD = {
    "accounts.Site": "sites",
    "accounts.Contact": "contacts",
    "accounts.AccessRecord": "seen_by",
    "accounts.DataRequest": "requests",
    "orders.Order": "orders",
    "orders.Event": "orders",
    "booking.Promise": "orders",
    "notify.Notice": "messages",
    "visits.Shown": "pictures",
}
LEFT_OUT = {
    "orders.VerdictInterval": "reckoned from the log, about our work",
    "orders.Tally": "reckoned from the log, about our work",
    "orders.QuotaVerdict": "reckoned from the log, about our work",
    "booking.Hold": "gone within minutes",
    "booking.HoldMade": "gone within a day",
    "quality.Doubt": "about our people's pictures, which are told",
    "dispatch.Assignment": "a projection of the log, about our people",
    "visits.Whereabouts": "where our technician is, gone on arrival",
    "visits.NextStep": "a projection of the log, until the desk has done it",
    "projects.RollOut": "a hotel's rooms and devices, no person",
    "projects.Account": "what a hotel wishes of us, no person",
    "projects.Room": "a hotel's room, no person",
    "accounts.Device": "a projection of the log, whose entries are told with the orders",
}


def test_no_table_that_holds_something_on_a_customer_is_forgotten() -> None:
    hanging = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.related_model in (Customer, Site, Order)
    }
    assert hanging <= set(TOLD) | set(LEFT_OUT)
    assert not set(TOLD) & set(LEFT_OUT)


@pytest.fixture
def asked(on_site: Visit) -> Visit:
    Contact.objects.create(
        customer=on_site.order.customer, name="王大山", phone="13700002222", role="on_site"
    )
    on_site.say("door.greeted")
    on_site.say("plan.proposed", {"evidence": [on_site.prove("route")]})
    my_data.ask(on_site.number, FIRST, at(10))
    return on_site


def test_the_asking_is_in_the_log_once(asked: Visit) -> None:
    my_data.ask(asked.number, FIRST, at(10, 1))
    my_data.ask(asked.number, UUID(int=7), at(10, 2))
    (entry,) = [each for each in entries_of(asked.number) if each.kind == "data.requested"]
    assert (entry.id, entry.actor) == (FIRST, f"customer:{asked.order.customer_id}")
    standing = my_data.standing(order_named(asked.number), at(10, 3))
    assert standing is not None and (standing.state, str(standing.due_on)) == ("open", "2026-03-17")


def told(number: str) -> tuple[str, str, list[str]]:
    """The last event, its verdict, and what the customer was told because of it."""
    last = entries_of(number)[-1]
    notices = Notice.objects.filter(cause=last.id).values_list("about", flat=True)
    return last.kind, str(last.body.get("verdict")), list(notices)


def settle(user: Any, verb: str, body: Any, id: UUID = FIRST) -> Any:
    with clock.frozen(at(11)):
        return ask(user, "POST", f"/api/data-requests/{id}/{verb}", body)


def test_the_privacy_desk_releases_it(cast: Cast, asked: Visit) -> None:
    with clock.frozen(at(11)):
        (listed,) = ask(cast.sun_li, "GET", "/api/data-requests").json()
    assert (listed["order_number"], listed["customer_masked"], listed["overdue"]) == (
        asked.number,
        "王*",
        False,
    )
    said = settle(cast.sun_li, "answer", {"verified_by": "called_back"}).json()
    assert told(asked.number) == ("data.answered", "released", ["data"])
    assert (said["state"], said["settled_by_name"], said["verified"]["zh"]) == (
        "answered",
        "孙丽",
        "回拨登记电话核实",
    )
    standing = my_data.standing(order_named(asked.number), at(12))
    assert standing is not None and standing.state == "answered"
    over = my_data.standing(order_named(asked.number), at(12).replace(day=20))
    assert over is not None and over.state == "expired"
    with clock.frozen(at(12)):
        assert ask(cast.sun_li, "GET", "/api/data-requests?state=open").json() == []


def test_or_refuses_it_with_words_for_the_customer(cast: Cast, asked: Visit) -> None:
    assert problem(settle(cast.sun_li, "refuse", {"reason": ""})) == (422, "refusal-needs-reason")
    assert settle(cast.sun_li, "refuse", {"reason": "登记电话不是您本人的"}).status_code == 200
    assert told(asked.number) == ("data.answered", "withheld", ["data_refused"])
    standing = my_data.standing(order_named(asked.number), at(12))
    assert standing is not None and (standing.state, standing.reason) == ("refused", "登记电话不是您本人的")
    assert problem(settle(cast.sun_li, "answer", {"verified_by": "document"})) == (
        409,
        "data-request-settled",
    )


def test_only_who_leads_the_unit_settles_it(cast: Cast, asked: Visit) -> None:
    for user in (cast.chen_jing, cast.li_qiang_user, cast.wu_fan):
        assert problem(settle(user, "answer", {"verified_by": "called_back"})) == (403, "role-not-allowed")
    cast.outsider.role = "supervisor"
    cast.outsider.save()
    assert problem(settle(cast.outsider, "answer", {"verified_by": "called_back"})) == (
        404,
        "data-request-not-found",
    )
    assert ask(cast.outsider, "GET", "/api/data-requests").json() == []
    assert told(asked.number)[0] == "data.requested", "nobody is told of what didn't come about"
    assert problem(settle(cast.sun_li, "answer", {"verified_by": "trust"})) == (422, "invalid")


def test_the_file_has_all_that_we_hold(cast: Cast, asked: Visit) -> None:
    settle(cast.sun_li, "answer", {"verified_by": "called_back"})
    response = my_data_file.download(asked.number, "json", language="zh", now=at(12))
    assert (
        response["Cache-Control"] == "private, no-store" and "attachment" in response["Content-Disposition"]
    )
    data = json.loads(response.content)
    assert data["customer"]["name"] == "王芳" and data["customer"]["phone"] == "13800001234"
    assert data["sites"][0]["address"] == cast.wang_fang_home.address
    assert data["contacts"][0]["name"] == "王大山"
    (order,) = data["orders"]
    kinds = [entry["kind"] for entry in order["log"]]
    assert kinds[0] == "order.received" and "plan.proposed" in kinds and "data.requested" in kinds
    assert "standards" not in order["log"][0]["said"]
    assert [each["slot"] for each in data["pictures"]] == ["route"]
    assert data["messages"] and data["seen_by"][-1]["by"]["zh"] == "客户"


def test_the_page_can_be_read_and_runs_nothing(cast: Cast, asked: Visit) -> None:
    Customer.objects.update(name="<script>alert(1)</script>")
    settle(cast.sun_li, "answer", {"verified_by": "called_back"})
    told: dict[Language, str] = {"zh": "谁看过您的资料", "en": "Who has seen your data"}
    for language, words in told.items():
        page = my_data_file.download(asked.number, "html", language=language, now=at(12)).content.decode()
        assert words in page and "2026-03-02" in page
        assert "<script" not in page and "&lt;script&gt;" in page


def test_the_archive_has_the_pictures_under_the_names_of_the_page(cast: Cast, asked: Visit) -> None:
    settle(cast.sun_li, "answer", {"verified_by": "called_back"})
    response = my_data_file.download(asked.number, "zip", language="zh", now=at(12))
    with zipfile.ZipFile(io.BytesIO(response.content)) as file:
        (picture,) = [name for name in file.namelist() if name.startswith("pictures/")]
        assert {"data.json", "data.html"} < set(file.namelist())
        assert picture in file.read("data.html").decode()
        assert file.read(picture)[:2] == b"\xff\xd8"


def test_before_it_is_released_there_is_no_file(asked: Visit) -> None:
    with pytest.raises(DataNotReady):
        my_data_file.download(asked.number, "json", language="zh", now=at(12))


def test_who_saw_it_is_told_by_role(cast: Cast, asked: Visit) -> None:
    with clock.frozen(at(11)):
        ask(cast.chen_jing, "POST", f"/api/orders/{asked.number}/reveal", {"purpose": "上门前联系"})
    (seen,) = [each for each in my_data.who_saw(order_named(asked.number)) if each.purpose == "上门前联系"]
    assert seen.role_title.zh == "综调" and "phone" in seen.fields


@pytest.mark.parametrize("typed", ["2026-03-02T10:00 到店再说吧，门口有人", "0000-99-99T99:99:99+99:99"])
def test_what_only_looks_like_an_instant_is_told_as_typed(typed: str) -> None:
    assert my_data_file._shown(typed, "zh") == typed
