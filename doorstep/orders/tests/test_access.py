"""Whose order it is: outside the scope it does not exist."""

import pytest
from django.test import RequestFactory

from doorstep.core.errors import NotFound
from doorstep.orders.access import actor_of, order_in_scope
from doorstep.people.access import Person, current_person
from doorstep.people.models import User
from tests.cast import Cast
from tests.lives import CHEN_JING, NUMBER, Life, begin


@pytest.fixture(autouse=True)
def order(cast: Cast) -> Life:
    return begin(cast, NUMBER)


def person(user: User) -> Person:
    request = RequestFactory().get("/")
    request.user = user
    return current_person(request)


def test_the_unit_and_those_above_see_it(cast: Cast) -> None:
    for user in (cast.chen_jing, cast.sun_li, cast.zhou_min, cast.wu_fan):
        assert order_in_scope(person(user), NUMBER).number == NUMBER


def test_for_the_outsider_it_does_not_exist(cast: Cast) -> None:
    with pytest.raises(NotFound) as outside:
        order_in_scope(person(cast.outsider), NUMBER)
    with pytest.raises(NotFound) as nowhere:
        order_in_scope(person(cast.chen_jing), "GD-NONE")
    said = outside.value.titled("zh").replace(NUMBER, "…")
    assert said == nowhere.value.titled("zh").replace("GD-NONE", "…")


def test_a_technician_sees_none_that_nobody_was_sent_to(cast: Cast) -> None:
    with pytest.raises(NotFound):
        order_in_scope(person(cast.li_qiang_user), NUMBER)


def test_a_technician_sees_his_own_until_another_is_sent(cast: Cast) -> None:
    life = Life(NUMBER)
    life.book()
    life.assign("HF1001")
    assert order_in_scope(person(cast.li_qiang_user), NUMBER).number == NUMBER
    with pytest.raises(NotFound):
        order_in_scope(person(cast.zhao_lei_user), NUMBER)
    life.assign("HF1002")
    assert order_in_scope(person(cast.zhao_lei_user), NUMBER).number == NUMBER
    with pytest.raises(NotFound):
        order_in_scope(person(cast.li_qiang_user), NUMBER)


def test_a_failed_visit_is_still_his_a_withdrawn_one_is_not(cast: Cast) -> None:
    life = Life(NUMBER)
    life.book()
    life.assign("HF1001")
    life.say("visit.failed")
    assert order_in_scope(person(cast.li_qiang_user), NUMBER).number == NUMBER
    life.book()
    life.assign("HF1001")
    life.say("order.unassigned", by=CHEN_JING)
    with pytest.raises(NotFound):
        order_in_scope(person(cast.li_qiang_user), NUMBER)


def test_a_technician_of_another_unit_sees_none_though_assigned(cast: Cast) -> None:
    life = Life(NUMBER)
    life.book()
    life.assign("HF1001")
    cast.li_qiang_user.unit = cast.west
    with pytest.raises(NotFound):
        order_in_scope(person(cast.li_qiang_user), NUMBER)


def test_the_log_names_technicians_by_staff_number_and_others_by_login(cast: Cast) -> None:
    assert str(actor_of(person(cast.li_qiang_user))) == "technician:HF1001"
    assert str(actor_of(person(cast.chen_jing))) == "dispatcher:chenjing"
