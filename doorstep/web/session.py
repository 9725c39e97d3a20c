"""Logging in and out, and who one is."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Field, Router, Schema, Status

from doorstep.core import clock
from doorstep.core.errors import DoorstepError, text
from doorstep.orders.states import ROLE_TITLES, verbs_of
from doorstep.people.access import Person, bind_phone, current_person
from doorstep.people.models import User
from doorstep.people.queries import grids_below
from doorstep.standards.language import Words
from doorstep.web.order_schemas import GridOut
from doorstep.web.throttling import LoginThrottle

router = Router(tags=["session"])


class WrongLogin(DoorstepError):
    status = 401
    code = "wrong-login"
    title = text("账号或密码不正确", "Wrong account or password")
    mend = text(
        "请核对后重新输入；忘记密码请联系主管。",
        "Check both and try again; if you forgot the password, ask your supervisor.",
    )


class Login(Schema):
    username: Annotated[str, Field(max_length=150)]
    password: Annotated[str, Field(max_length=200)]


class UnitOut(Schema):
    code: str
    name_zh: str
    name_en: str


class Me(Schema):
    username: str
    display_name: str
    role: str
    role_title: Words
    unit: UnitOut
    grids: list[GridOut]
    staff_no: str | None
    now: datetime
    may: list[str]


@router.post("/session", response=Me, auth=None, throttle=[LoginThrottle()])
def log_in(request: HttpRequest, body: Login) -> Me:
    """Open a session. Too many tries are braked per account and address.

    Raises WrongLogin (a disabled account too), NoUnit, NotATechnician, PhoneCutOff.
    """
    user = authenticate(request, username=body.username.strip(), password=body.password)
    if not isinstance(user, User):
        raise WrongLogin()
    login(request, user)
    bind_phone(request)
    try:
        said = _me(current_person(request))
    except DoorstepError:
        logout(request)
        raise
    get_token(request)
    return said


@router.delete("/session", response={204: None})
def log_out(request: HttpRequest) -> Status[None]:
    logout(request)
    return Status(204, None)


@router.get("/me", response=Me)
def me(request: HttpRequest) -> Me:
    get_token(request)
    return _me(current_person(request))


def _me(person: Person) -> Me:
    unit = person.unit
    title = ROLE_TITLES[person.role]
    return Me(
        username=person.user.username,
        display_name=person.user.display_name,
        role=person.role,
        role_title=Words(zh=title["zh"], en=title["en"]),
        unit=UnitOut(code=unit.code, name_zh=unit.name_zh, name_en=unit.name_en),
        grids=[
            GridOut(code=grid.code, name_zh=grid.name_zh, name_en=grid.name_en)
            for grid in grids_below(unit.path)
        ],
        staff_no=person.staff_no,
        now=clock.now(),
        may=verbs_of(person.role),
    )
