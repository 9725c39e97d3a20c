"""Who is asking: the person behind a request, and who is turned away."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from doorstep.core.errors import LoginNeeded
from doorstep.people.access import DESK, LEADS, NoUnit, RoleNotAllowed, current_person, current_user, require
from doorstep.people.errors import NotATechnician
from doorstep.people.models import User
from tests.cast import Cast


def asked_by(user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/api/me")
    request.user = user
    return request


def test_a_technician_is_known_by_his_staff_number(cast: Cast) -> None:
    person = current_person(asked_by(cast.li_qiang_user))
    assert (person.role, person.actor, person.staff_no) == ("technician", "HF1001", "HF1001")
    assert person.unit_path == "hf/hf-east/" and person.user == cast.li_qiang_user


def test_anyone_else_by_his_login(cast: Cast) -> None:
    person = current_person(asked_by(cast.chen_jing))
    assert (person.role, person.actor, person.staff_no) == ("dispatcher", "chenjing", None)


def test_nobody_is_asked_to_log_in() -> None:
    for ask in (current_user, current_person):
        with pytest.raises(LoginNeeded):
            ask(asked_by(AnonymousUser()))


def test_a_closed_account_is_nobody(cast: Cast) -> None:
    cast.chen_jing.is_active = False
    with pytest.raises(LoginNeeded):
        current_user(asked_by(cast.chen_jing))


def test_a_technicians_login_without_its_technician_may_nothing(cast: Cast) -> None:
    cast.li_qiang.active = False
    cast.li_qiang.save()
    with pytest.raises(NotATechnician):
        current_person(asked_by(cast.li_qiang_user))


def test_an_administrator_outside_all_units_sees_no_orders(db: None) -> None:
    root = User.objects.create_superuser("root", "x", display_name="管理员", role="manager")
    with pytest.raises(NoUnit) as refusal:
        current_person(asked_by(root))
    assert refusal.value.status == 403


def test_the_role_decides(cast: Cast) -> None:
    assert require(asked_by(cast.chen_jing), *DESK).actor == "chenjing"
    assert require(asked_by(cast.sun_li), *LEADS).actor == "sunli"
    with pytest.raises(RoleNotAllowed) as refusal:
        require(asked_by(cast.chen_jing), *LEADS)
    assert refusal.value.status == 403 and "主管" in refusal.value.mended("zh")
    for user in (cast.li_qiang_user, cast.wu_fan):
        with pytest.raises(RoleNotAllowed):
            require(asked_by(user), *DESK)


def test_a_person_sees_his_unit_and_what_is_below(cast: Cast) -> None:
    east, city, west = cast.east.path, cast.city.path, cast.west.path
    dispatcher, manager = (current_person(asked_by(user)) for user in (cast.chen_jing, cast.zhou_min))
    assert [dispatcher.sees(path) for path in (east, city, west, "")] == [True, False, False, False]
    assert [manager.sees(path) for path in (east, city, west)] == [True, True, True]
